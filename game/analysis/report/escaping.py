"""Text as text, wherever it stands: no markup in it is markup, no sign in it steers a reader."""

import re
from html import escape

from game.core.clean import clean

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def shown(text: str) -> str:
    """Return text for a page of HTML, between tags and inside attributes."""
    return escape(clean(text))


def plain(text: str) -> str:
    """Return text for a line of Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(clean(text).split()))
