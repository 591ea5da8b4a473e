"""Codes that open a door: eight letters a person can read out, and how many wrong ones are borne.

A code has 40 bits. What is counted is wrong codes, and for the whole room, not by address, because
a school is one address. A right code costs nothing, so a class comes in however much is guessed
beside it. A room bears `MOST_WRONG` wrong codes at once and `PER_SECOND` more; when they are used
up, right and wrong codes are told the same until some have come back, and nothing is compared.

What a guesser gains, with a hundred codes in three hours: 30,000 + 5 · 10,800 = 84,000 tries of
2^40 codes, a chance of 8 in a million. To use the tries up takes as long as a host takes to answer
30,000 times, and the answer to a wrong code comes later the more there were.

Even then a seat's token lets in, and so does a right code with the name of somebody who has a seat.
Of such pairs only one code in 2^40 fits a name: at 2,500 tries a second, three hours long, the
chance is 3 in a hundred thousand.
"""

import hmac
import secrets
from collections.abc import Callable

from game.core import meant
from game.core.meant.codes import ALPHABET, LENGTH

MOST_WRONG = 30_000.0
PER_SECOND = 5.0
LONGEST_PAUSE = 2.0
"""Seconds before the answer to the last of the wrong codes."""
TOLD_AT = (100, 1_000, 10_000, 30_000)
"""At so many wrong codes the host is told that somebody is guessing."""


def new_code() -> str:
    """Return a fresh code of eight letters and digits that are not mistaken for each other."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return a code as it is printed: ``ABCD-EFGH``."""
    return f"{code[:4]}-{code[4:]}"


class Guesses:
    """How many wrong codes a room still bears; `monotonic` gives seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._left = MOST_WRONG
        self._since = monotonic()
        self.count = 0
        """Wrong codes so far."""

    def left(self) -> float:
        """Return how many wrong codes are borne just now; below one, no code is looked at."""
        now = self._monotonic()
        self._left = min(MOST_WRONG, self._left + (now - self._since) * PER_SECOND)
        self._since = now
        return self._left

    def wrong(self) -> float:
        """Count a wrong code; returns the seconds after which it is answered."""
        self._left = self.left() - 1
        self.count += 1
        return LONGEST_PAUSE * (1 - self._left / MOST_WRONG)


def find(codes: dict[str, str], text: str) -> str | None:
    """Return what the code in `text` opens. Every code is compared, in constant time each."""
    code = meant.code(text) or "?"
    found = None
    for known, opens in codes.items():
        if hmac.compare_digest(known.encode(), code.encode()):
            found = opens
    return found
