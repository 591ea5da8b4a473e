"""Puts misspelt words right by the words that the rules are written in."""

from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches

MISSPELT = 0.8
"""How alike a word must be to be taken for a misspelt one, where 1 is the same."""


def mended(words: str, known: Mapping[str, int]) -> str | None:
    """Return `words` with each that is not `known` as the known one it is a misspelling of.

    Of two that are as near, the one that is `known` more often is meant. `None` where one of the
    words is like nothing known.
    """
    right = []
    for word in words.lower().split():
        near = [word] if word in known else get_close_matches(word, known, 5, MISSPELT)
        if not near:
            return None
        alike = {one: SequenceMatcher(None, one, word).ratio() for one in near}
        right.append(max(near, key=lambda one: (round(alike[one], 2), known[one])))
    return " ".join(right)
