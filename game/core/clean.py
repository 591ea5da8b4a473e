"""The last filter before a terminal: no text of any origin may steer it or hide in it."""

import re

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control, bidirectional, invisible and tag characters (tab and new line are left)."""


def clean(text: str) -> str:
    """Drop every character that could steer a terminal or hide text; keep new lines."""
    return UNSAFE.sub("", text)
