"""Quarters as people type them: ``2027Q3``, ``2027 q3``, ``Q3 2027``, ``2027-Q3``, ``27Q3``."""

import re

from game.core.meant.lettering import NotMeant, plain

_FORMS = (
    re.compile(r"(?P<year>(20)?\d\d)[ /.:-]?Q ?(?P<quarter>[1-4])"),
    re.compile(r"Q ?(?P<quarter>[1-4])[ /.:-]?(?P<year>(20)?\d\d)"),
)


def quarter(text: str) -> str:
    """Return the quarter somebody means, as ``2027Q3``. Raises `NotMeant`."""
    words = plain(text).upper()
    for form in _FORMS:
        if (found := form.fullmatch(words)) is not None:
            return f"20{found['year'][-2:]}Q{found['quarter']}"
    raise NotMeant(f"{text!r} is no quarter; one looks like 2027Q3.")
