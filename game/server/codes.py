"""Codes that open a door: eight letters a person can read out, and how often one may guess.

A code has 40 bits. Guesses are counted for the whole room, not by address, because a school is
one address: with `PER_SECOND` tries a second a three-hour class is guessed with a chance below
one in ten thousand for a hundred codes. Right and wrong tries count alike, so the limit says
nothing. Whoever holds a seat's token is not asked for a code and never limited.
"""

import hmac
import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
PER_SECOND = 40.0
BURST = 200.0

_MEANT = str.maketrans("OILU", "011V")


def new_code() -> str:
    """Return a fresh code of eight letters and digits that are not mistaken for each other."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return a code as it is printed: ``ABCD-EFGH``."""
    return f"{code[:4]}-{code[4:]}"


def meant(text: str) -> str:
    """Return the code a person meant: any case, with spaces or hyphens, O for 0 and I for 1.

    Anything that can't be a code comes back as nothing.
    """
    code = "".join(text.split()).replace("-", "").upper().translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


class Guesses:
    """A bucket of tries for one room; `monotonic` gives seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._left = BURST
        self._since = monotonic()

    def take(self) -> bool:
        """Take one try; off when there is none left for now."""
        now = self._monotonic()
        self._left = min(BURST, self._left + (now - self._since) * PER_SECOND)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def find(codes: dict[str, str], text: str) -> str | None:
    """Return what the code in `text` opens. Every code is compared, in constant time each."""
    code = meant(text) or "?"
    found = None
    for known, opens in codes.items():
        if hmac.compare_digest(known.encode(), code.encode()):
            found = opens
    return found
