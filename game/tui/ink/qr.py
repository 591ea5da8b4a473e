"""An address as a QR code that phones read off a screen: square dots and a wide enough margin.

Dots are painted by the cells' grounds, so that no seam of the font runs through them; without
colours the light ones are reversed, which comes to the same.
"""

import segno
from textual.content import Content

from game.tui.ink.frame import Frame, ink

QUIET = 4
"""Dots of margin that a reader may expect around a code."""
NARROW = 2
"""Dots of margin that most readers make do with on a dark ground."""
LIGHT, DARK = "#ffffff", "#000000"
ON_LIGHT, ON_DARK = f"{DARK} on {LIGHT}", f"{LIGHT} on {DARK}"

Dots = tuple[bool, ...]


def draw_qr(text: str, frame: Frame) -> list[Content]:
    """The code as large as it fits: two cells a dot, else half a cell high; nothing if neither."""
    dots = qr_dots(text)
    if frame.width >= 2 * len(dots) and frame.height >= len(dots):
        return [ink(*(("  ", ON_LIGHT if light else ON_DARK) for light in row)) for row in dots]
    if frame.glyphs.ascii or frame.width < len(dots) or frame.height < (len(dots) + 1) // 2:
        return []
    return [ink(*(_HALVES[pair] for pair in row)) for row in _pairs(dots)]


def qr_lines(text: str) -> list[str]:
    """The code as plain lines of half blocks, for a page with no room for more margin."""
    glyphs = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    return ["".join(glyphs[pair] for pair in row) for row in _pairs(qr_dots(text, NARROW))]


def qr_dots(text: str, margin: int = QUIET) -> list[Dots]:
    """Row by row whether each dot is light, the margin included."""
    code = segno.make(text, error="l", micro=False)
    return [tuple(not dot for dot in row) for row in code.matrix_iter(border=margin)]


def _pairs(dots: list[Dots]) -> list[list[tuple[bool, bool]]]:
    """Each two rows as one of pairs; an odd last row lies on more margin."""
    below = [*dots[1:], (True,) * len(dots)]
    return [list(zip(up, low, strict=True)) for up, low in zip(dots, below, strict=True)][::2]


_HALVES = {
    (True, True): (" ", ON_LIGHT),
    (False, False): (" ", ON_DARK),
    (True, False): ("▀", ON_DARK),
    (False, True): ("▀", ON_LIGHT),
}
"""What is drawn for an upper and a lower dot, each light or not."""
