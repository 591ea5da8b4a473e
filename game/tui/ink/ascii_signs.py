"""What stands for a sign in ASCII: in a cell of a screen, and in a line of text."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

_CELLS = {
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "·": "-",
    "•": "*",
    "…": "~",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "⇥": ">",
    "▲": "^",
    "▼": "v",
    "≥": ">",
    "≤": "<",
    "×": "x",
    "÷": "/",
    "±": "~",
    "‹": "<",
    "›": ">",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "█": "#",
    "■": "#",
    "□": ".",
    "●": "#",
    "○": "o",
    "◆": "*",
    "◇": "o",
    "━": "=",
    "─": "-",
    "│": "|",
    "┃": "|",
    "▌": "|",
    "▐": "|",
    "▏": "|",
    "▎": "|",
    "▕": "|",
    "▔": "-",
    "▁": "_",
    "▂": ".",
    "▃": "-",
    "▄": "=",
    "▅": "+",
    "▆": "*",
    "▇": "%",
    "░": ":",
    "▒": "=",
    "▓": "=",
    "▸": ">",
    "⏎": "<",
    "€": "E",
    "é": "e",
    "🔎": "? ",
    "✓": "x",
    "°": "o",
    "\xa0": " ",
    "\u202f": " ",
}
_SPELT = {"…": "...", "→": "->", "≥": ">=", "≤": "<=", "±": "+-", "“": "'", "”": "'"}
"""Signs that have room in a line; quotation marks would end the strings of JSON."""


def spelt(line: str) -> str:
    """A line of text in ASCII."""
    return line if line.isascii() else "".join(_SPELT.get(g) or to_ascii(g) for g in line)


@lru_cache(4096)
def to_ascii(text: str) -> str:
    """Transliterate, keeping the width in cells."""
    return text if text.isascii() else "".join(_ascii_cells(glyph) for glyph in text)


def _ascii_cells(glyph: str) -> str:
    if glyph.isascii():
        return glyph
    width = cell_len(glyph)
    known = _CELLS.get(glyph)
    if known is None:
        plain = unicodedata.normalize("NFKD", glyph).encode("ascii", "ignore").decode()
        known = plain or "?"
    return known[:width].ljust(width)
