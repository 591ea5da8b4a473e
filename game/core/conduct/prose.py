"""What people write to each other, made harmless to read: nothing in it steers or hides."""

import re
import unicodedata

from game.core.clean import clean

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_GAP = re.compile(r"\n{3,}")


def prose(text: str) -> str:
    """Return text in NFC without control, format, private and unassigned characters.

    New lines are kept, but no more than one empty line at a time; tabs are spaces. What comes is
    never longer than `text`: the few signs that NFC writes with more are cut off at its length.
    """
    lines = "\n".join(text.replace("\t", " ").splitlines())
    seen = (s for s in clean(lines) if s == "\n" or unicodedata.category(s) not in _HIDDEN)
    whole = unicodedata.normalize("NFC", "".join(seen))
    return _GAP.sub("\n\n", whole).strip()[: len(text)].strip()
