"""Names that people give themselves: refused, not repaired, when they could mislead a reader."""

import unicodedata
from collections.abc import Iterable

LONGEST = 24
_SIGNS = " -'._"
_MARKS_A_LETTER = 2


def refused(name: str, taken: Iterable[str] = ()) -> str | None:
    """Say why a name can't be used, or nothing if it can (security: names, T7 and T24).

    Letters of any script, their marks, digits, space and ``-'._`` make 1 to 24 characters. It must
    not look like a name that is `taken`.
    """
    if not name.strip() or len(name) > LONGEST:
        return f"A name has 1 to {LONGEST} characters."
    if name != name.strip() or unicodedata.normalize("NFC", name) != name:
        return "This name has signs that can't be told apart; type it anew without spaces around."
    marks = 0
    for sign in name:
        kind = unicodedata.category(sign)[0]
        marks = marks + 1 if kind == "M" else 0
        if marks > _MARKS_A_LETTER or (kind not in "LNM" and sign not in _SIGNS):
            return "A name is made of letters, digits, spaces and - ' . _ only."
    if not any(unicodedata.category(sign)[0] in "LN" for sign in name):
        return "A name needs a letter or a digit."
    if skeleton(name) in {skeleton(other) for other in taken}:
        return "Somebody at this table has that name, or one that looks like it; take another."
    return None


def skeleton(name: str) -> str:
    """Return what a name looks like, so that two that look alike are the same."""
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "")
