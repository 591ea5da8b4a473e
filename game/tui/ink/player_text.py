"""Text that somebody typed, or that is not our own: shown as it stands, never as markup."""

from dataclasses import dataclass

from textual.content import Content

from game.core.clean import clean

__all__ = ["PlayerText", "clean"]


@dataclass(frozen=True)
class PlayerText:
    """Hostile until shown: `content` is the only way out, and it is literal."""

    raw: str

    def content(self, style: str = "") -> Content:
        """The words as `Content`, cleaned, on one line, with no meaning but themselves."""
        words = " ".join(clean(self.raw).split())
        return Content.styled(words, style) if style else Content(words)
