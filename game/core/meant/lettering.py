"""Signs as people type them: full-width letters, dashes of every length, and what is not seen."""

import unicodedata

from game.core.errors import FourFrontsError

UNSEEN = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0))
).union(
    map(chr, range(0x180B, 0x1810)),
    map(chr, range(0xFE00, 0xFE10)),
    map(chr, range(0xE0100, 0xE01F0)),
)
"""Letters and marks that show nothing (Unicode calls them default ignorable), and a blank one."""
APOSTROPHES = "'’‘ʼ＇"
MINUS = "-−‐‑‒–—﹣－"


class NotMeant(FourFrontsError):
    """What was typed can't be taken; the message says how to write it."""


def plain(text: str) -> str:
    """Return text in plain signs: no full-width letters, one dash, one space, nothing unseen."""
    signs = []
    for sign in unicodedata.normalize("NFKC", text):
        if unicodedata.category(sign) in ("Pd", "Cf") or sign in MINUS or sign in UNSEEN:
            sign = "-" if unicodedata.category(sign) != "Cf" and sign not in UNSEEN else ""
        signs.append(sign)
    return " ".join("".join(signs).split())
