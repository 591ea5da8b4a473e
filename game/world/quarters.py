"""Quarters of the game's calendar, as whole numbers and as words.

A quarter is ``year * 4 + (q - 1)``, so that the next quarter is always one more.
"""

import re

_WORDS = re.compile(r"(\d{4})Q([1-4])")


def parse_quarter(words: str) -> int:
    """Turn ``2027Q3`` into its number; `ValueError` when the words are not a quarter."""
    found = _WORDS.fullmatch(words)
    if found is None:
        raise ValueError(f"{words!r} is not a quarter; write it like 2027Q3")
    return int(found[1]) * 4 + int(found[2]) - 1


def quarter_words(quarter: int) -> str:
    """Turn a quarter's number into words such as ``2027Q3``."""
    return f"{quarter // 4}Q{quarter % 4 + 1}"
