"""Codes that open a door: eight letters a person can read out, and what guessing them costs.

A code has 40 bits. A right one opens however many wrong ones are tried beside it, so nobody can
keep a class out by guessing; a wrong one costs its connection and is answered the later the more
there were, for the whole room, not by address, because a school is one address.

What a guesser gains: a host answers some 2,500 wrong codes a second at most. In three hours that
is 27 million of 2^40, a chance of 1 in 4,000 to hit one of ten codes. The host's window says long
before that somebody guesses, and who hits one sits among the others, named, and can be removed.
"""

import hmac
import secrets
from collections.abc import Callable

from game.core import meant
from game.core.meant.typed_code import ALPHABET, LENGTH

MOST_WRONG = 30_000.0
"""Wrong codes from which on each is answered after the longest pause."""
PER_SECOND = 5.0
"""How many of them are forgiven in a second."""
LONGEST_PAUSE = 2.0
TOLD_AT = (100, 1_000, 10_000, 30_000)
"""At so many wrong codes the host is told that somebody is guessing."""


def new_code() -> str:
    """Return a fresh code of eight letters and digits that are not mistaken for each other."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """Return a code as it is printed: ``ABCD-EFGH``."""
    return f"{code[:4]}-{code[4:]}"


class Guesses:
    """The wrong codes tried at a room; `monotonic` gives seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._held_against = 0.0
        self._since = monotonic()
        self.count = 0
        """Wrong codes so far."""

    def wrong(self) -> float:
        """Count a wrong code; returns the seconds after which it is answered."""
        now = self._monotonic()
        forgiven = (now - self._since) * PER_SECOND
        self._held_against = min(MOST_WRONG, max(0.0, self._held_against - forgiven) + 1)
        self._since = now
        self.count += 1
        return LONGEST_PAUSE * self._held_against / MOST_WRONG


def find(codes: dict[str, str], text: str) -> str | None:
    """Return what the code in `text` opens. Every code is compared, in constant time each."""
    code = meant.code(text) or "?"
    found = None
    for known, opens in codes.items():
        if hmac.compare_digest(known.encode(), code.encode()):
            found = opens
    return found
