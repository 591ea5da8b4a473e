"""What people write to each other, made harmless to read: nothing in it steers or hides."""

import unicodedata

from game.core.clean import clean

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def prose(text: str) -> str:
    """Return text in NFC without control, format, private and unassigned characters.

    New lines are kept, other white space at either end is not.
    """
    whole = unicodedata.normalize("NFC", clean(text))
    kept = (s for s in whole if s == "\n" or unicodedata.category(s) not in _HIDDEN)
    return "".join(kept).strip()
