"""Text that somebody typed, or that is not our own: shown as it stands, never as markup."""

import re
from dataclasses import dataclass

from textual.content import Content

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control, bidirectional, invisible and tag characters: none may reach a terminal."""


def clean(text: str) -> str:
    """Drop every character that could steer a terminal or hide text; keep new lines."""
    return UNSAFE.sub("", text)


@dataclass(frozen=True)
class PlayerText:
    """Hostile until shown: `content` is the only way out, and it is literal."""

    raw: str

    def content(self, style: str = "") -> Content:
        """The words as `Content`, cleaned, on one line, with no meaning but themselves."""
        words = " ".join(clean(self.raw).split())
        return Content.styled(words, style) if style else Content(words)
