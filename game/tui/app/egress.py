"""What leaves for the terminal: nothing that steers it, no colour if unwanted, ASCII if asked.

These filters are the last layer; whatever a widget was given, they see it on the way out.
"""

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from game.core.clean import UNSAFE
from game.tui.app.cell_width import steady
from game.tui.ink.ascii_signs import to_ascii

_LIGHT = 0.035
"""Backgrounds lighter than this stand out in the theme, so without colour they are reversed."""


class Steering(LineFilter):
    """Deletes control, bidirectional, invisible and tag characters from all that is shown."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with nothing in them that could steer a terminal."""
        return [
            segment if segment.control else Segment(safe_cells(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(4096)
def safe_cells(text: str) -> str:
    """The text without unsafe characters, as wide as before (what was wide becomes spaces)."""
    safe = steady(UNSAFE.sub("", text))
    lost = cell_len(text) - cell_len(safe)
    return safe + " " * lost if lost > 0 else safe


class AsciiOnly(LineFilter):
    """Replaces every character outside ASCII by one or two that are as wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII."""
        return [
            segment if segment.control else Segment(to_ascii(segment.text), segment.style)
            for segment in segments
        ]


class NoColours(LineFilter):
    """Drops every colour; what a light background made stand out is reversed instead."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with attributes only."""
        return [
            segment if segment.control else Segment(segment.text, colourless(segment.style))
            for segment in segments
        ]


@lru_cache(4096)
def colourless(style: Style | None) -> Style | None:
    """A style's attributes without its colours."""
    if style is None:
        return None
    light = style.bgcolor is not None and _brightness(style) > _LIGHT
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        dim=style.dim,
        reverse=bool(style.reverse) != light,
    )


def _brightness(style: Style) -> float:
    if style.bgcolor is None or style.bgcolor.triplet is None:
        return 0.0
    red, green, blue = style.bgcolor.triplet
    return float(
        0.2126 * (red / 255) ** 2 + 0.7152 * (green / 255) ** 2 + 0.0722 * (blue / 255) ** 2
    )
