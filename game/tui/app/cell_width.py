"""Signs that every terminal draws as wide as we reckon; others are shown by a stand-in.

Emoji came after the tables of many terminals (xterm.js, tmux, older consoles) were made: one
takes one cell here and two there, and the frame breaks. Marks that are set above or below a
letter take no cell anywhere, but some boxes draw a stack of them over half the screen.
"""

import unicodedata
from bisect import bisect
from functools import lru_cache

from rich.cells import cell_len

STAND_IN = "□"
MOST_MARKS = 2
"""Marks on one letter: as many as living scripts need."""
# Where all tables say two cells: Hangul, CJK, kana, full-width forms.
_WIDE = (
    (0x1100, 0x115F),
    (0x2E80, 0x303E),
    (0x3041, 0xA4CF),
    (0xA960, 0xA97C),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x20000, 0x3FFFD),
)
_BEGINS = [begin for begin, _ in _WIDE]
_PICTURES = 0x1F000, 0x1FFFF


@lru_cache(4096)
def steady(text: str) -> str:
    """Return the text as wide as before where it can be, of signs with one width everywhere."""
    if text.isascii():
        return text
    shown, marks = "", 0
    for sign in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.combining(sign) or cell_len(sign) == 0 else 0
        if marks <= MOST_MARKS and unicodedata.category(sign) != "Me":
            shown += sign if _agreed(sign) else f"{STAND_IN} "[: cell_len(sign)]
    return shown


def _agreed(sign: str) -> bool:
    code = ord(sign)
    if _PICTURES[0] <= code <= _PICTURES[1]:
        return False
    if cell_len(sign) < 2:
        return True
    place = bisect(_BEGINS, code) - 1
    return place >= 0 and code <= _WIDE[place][1]
