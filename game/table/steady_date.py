"""The date as a room counts it: looked at once, and counted on by a steady clock from then on.

What is shown of a clock and what is enforced are so the same, though the machine's date is put
forward or back, or the machine slept: both stand still and go on together.
"""

import time
from collections.abc import Callable

Seconds = Callable[[], float]
TOLD = 5.0
"""Seconds by which the machine's date may part from the room's before it is told."""


class SteadyDate:
    """Seconds since 1970. `steady` gives seconds from anywhere, `date` the machine's own date."""

    def __init__(self, steady: Seconds = time.monotonic, date: Seconds = time.time) -> None:
        self._steady = steady
        self._date = date
        self._ahead = date() - steady()
        self._told = 0.0

    def __call__(self) -> float:
        """Return the date."""
        return self._steady() + self._ahead

    def parted(self) -> float | None:
        """Return how far the machine's date is ahead of this one, once whenever that changed."""
        ahead = self._date() - self()
        if abs(ahead - self._told) <= TOLD:
            return None
        self._told = ahead
        return ahead


ROOM_DATE = SteadyDate()
"""One for all tables and boards of this process."""
