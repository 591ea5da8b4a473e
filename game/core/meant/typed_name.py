"""Names that people give themselves: tidied where no reader notices, refused where one might."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from game.core.lookalikes import looks
from game.core.meant.lettering import APOSTROPHES, UNSEEN

MOST_LETTERS = 24
RESERVED = ("White cell", "The white cell", "Host", "The host", "Facilitator", "Four Fronts")
"""What nobody may look like who is not it."""
_SIGNS = f" -._·・‐‑{APOSTROPHES}"
_MOST_MARKS = 2
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_HOW = "Take another, or type yours anew."


def name(text: str) -> str:
    """Return a name as it is kept: composed letters, one space between words, none around them."""
    signs = unicodedata.normalize("NFC", text).strip("\r\n\t ")
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in signs)
    return " ".join(filter(None, spaced.split(" ")))


def name_refused(text: str, taken: Iterable[str] = (), *, reserved: bool = False) -> str | None:
    """Say why a name can't be used, or nothing if it can; it counts as it is kept (see `name`).

    Letters of any script, their marks, digits, space and ``-'._·`` make 1 to 24 letters. It must
    not look like one that is `taken`, nor, unless `reserved`, like the white cell's or the host's.
    """
    text = name(text)
    if not text:
        return f"A name has 1 to {MOST_LETTERS} letters."
    if len(text) > MOST_LETTERS:
        return f"A name has at most {MOST_LETTERS} letters; this one has {len(text)}. Shorten it."
    if any(unicodedata.category(sign) == "Cf" or sign in UNSEEN for sign in text):
        return f"This name has a sign in it that nobody can see. {_HOW}"
    if not _is_made_of_letters(text):
        return "A name is made of letters, digits, spaces and - ' . _ only."
    if not reserved and _is_like(text, RESERVED):
        return f"This name is the white cell's or the host's, or looks like it. {_HOW}"
    if _is_like(text, taken):
        return "Somebody at this table has that name, or one that looks like it; take another."
    return None


def same_name(one: str, other: str) -> bool:
    """Whether two names are one to their owner: case, spaces and forms of letters do not count."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    words = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    return words.translate(_ONE_APOSTROPHE)


def _is_like(text: str, others: Iterable[str]) -> bool:
    own = _looks(text)
    return any(a == b for other in others for a, b in zip(own, _looks(other), strict=True))


_looks = lru_cache(maxsize=4096)(looks)
"""Whoever comes in is compared with all who are there."""


def _is_made_of_letters(text: str) -> bool:
    marks = 0
    for sign in text:
        kind = unicodedata.category(sign)[0]
        marks = marks + 1 if kind == "M" else 0
        if marks > _MOST_MARKS or (kind not in "LNM" and sign not in _SIGNS):
            return False
    return any(unicodedata.category(sign)[0] in "LN" for sign in text)
