"""Whether two words look alike to a reader, as UTS 39 reckons it; pure."""

import unicodedata
from functools import cache

from game.core.confusables import CONFUSABLES

_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")  # controls, joiners, marks of direction, spaces


@cache
def _likeness() -> dict[int, str]:
    """Each sign that looks like others, by number, and what stands for them all."""
    groups = (word.rsplit("=", 1) for word in CONFUSABLES.split())
    return {ord(sign): likeness for likeness, signs in groups for sign in signs}


def skeleton(words: str) -> str:
    """Return what words look like: two with the same skeleton can be taken for each other.

    Capitals are not small letters here (``I`` looks like ``l``, ``i`` does not); `alike` minds
    both. Spaces and signs that are not seen leave no trace.
    """
    # A sign may have a likeness of its own, or only what it is made of: so first whole, then split.
    for form in ("NFD", "NFKD"):
        words = unicodedata.normalize(form, words).translate(_likeness())
    whole = unicodedata.normalize("NFKD", words)
    return "".join(sign for sign in whole if unicodedata.category(sign) not in _UNSEEN)


def looks(words: str) -> tuple[str, str, str]:
    """Return the skeletons of words as written, in small letters and in capitals."""
    return skeleton(words), skeleton(words.casefold()), skeleton(words.upper())


def alike(one: str, other: str) -> bool:
    """Say whether a reader may take one for the other, however they are written."""
    return any(a == b for a, b in zip(looks(one), looks(other), strict=True))
