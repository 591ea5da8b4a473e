"""The code of a door, however it was typed: any case, any dash, O for 0, or a pasted line."""

import re

from game.core.meant.lettering import plain

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that are not mistaken for each other."""
LENGTH = 8

_MISREAD = str.maketrans("OILU", "011V")
_HALF = r"[A-Z0-9]{4}"
_FORMS = (rf"{_HALF} ?- ?{_HALF}", rf"{_HALF}{_HALF}", rf"{_HALF} {_HALF}")
"""How a code stands in a line, the likeliest first."""
_SECRET = re.compile(r"#?facilitator=([\w-]+)")


def code(text: str) -> str:
    """Return the code somebody means, eight signs of `ALPHABET`; nothing if there is none."""
    words = plain(text).upper()
    signs = re.sub(r"[^A-Z0-9]", "", words)
    if len(signs) == LENGTH:
        return signs.translate(_MISREAD)
    for form in _FORMS:
        found = re.findall(rf"(?<![A-Z0-9])(?=({form})(?![A-Z0-9]))", words)
        if found:  # words of a sentence may stand like one; codes have digits
            return re.sub(r"[ -]", "", max(found, key=_digits)).translate(_MISREAD)
    return ""


def _digits(words: str) -> int:
    return len([sign for sign in words if sign.isdigit()])


def secret(text: str) -> str:
    """Return a link's secret from the link, or from the secret alone."""
    words = plain(text)
    found = _SECRET.search(words)
    return found[1] if found else words
