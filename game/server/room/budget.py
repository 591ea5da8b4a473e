"""What one person, or all who come by one code, may ask of a room: one mechanism for every door.

A budget is by seat, over all its devices, and by code; never by address, because a school is one
address. What is only slowed is waited for (`pause`), what can't be waited for is refused
(`allows`). The white cell's budget has no bounds, nor has anything the host does itself.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Literal, NamedTuple

Seconds = Callable[[], float]
Thing = Literal["bytes", "acts", "press", "lines", "boards", "entries"]


class Limit(NamedTuple):
    """How much may be had at once, and how much comes back in a second."""

    at_once: float
    a_second: float


LIMITS: dict[Thing, Limit] = {
    "bytes": Limit(256 * 1024, 32 * 1024),  # typed and pasted
    "acts": Limit(40, 20),
    "press": Limit(60, 1),
    "lines": Limit(40, 1),  # opened, not open
    "boards": Limit(16, 0.2),
    "entries": Limit(80, 2),  # by one code
}
SLOW = 1.0
"""Seconds of waiting from which somebody counts as slowed down."""
TOLD_AGAIN = 60.0
"""Seconds until it is told again that the same person is slowed down."""


class Budget:
    """One person's or one code's; `slowed` is told what there was too much of."""

    def __init__(
        self,
        slowed: Callable[[Thing], None] = lambda _: None,
        *,
        free: bool = False,
        steady: Seconds = time.monotonic,
    ) -> None:
        self.turn = asyncio.Lock()
        """Whose boards take a key, one after another: a second board takes nobody else's time."""
        self._slowed = slowed
        self._free = free
        self._steady = steady
        self._spent: dict[Thing, tuple[float, float]] = {}
        self._told = -TOLD_AGAIN

    def allows(self, thing: Thing) -> bool:
        """Spend one of a thing where there is one left; else nothing is spent."""
        if self._free or self._left(thing) >= 1:
            self._spend(thing, 1)
            return True
        self._tell(thing)
        return False

    async def pause(self, thing: Thing, amount: float = 1) -> None:
        """Spend, and return once there was as much as that; others go on meanwhile."""
        self._spend(thing, amount)
        wait = 0.0 if self._free else max(0.0, -self._left(thing) / LIMITS[thing].a_second)
        if wait >= SLOW:
            self._tell(thing)
        await asyncio.sleep(wait)

    def _left(self, thing: Thing) -> float:
        at_once, a_second = LIMITS[thing]
        left, since = self._spent.get(thing, (at_once, 0.0))
        return min(at_once, left + (self._steady() - since) * a_second)

    def _spend(self, thing: Thing, amount: float) -> None:
        self._spent[thing] = self._left(thing) - amount, self._steady()

    def _tell(self, thing: Thing) -> None:
        now = self._steady()
        if now - self._told >= TOLD_AGAIN:
            self._told = now
            self._slowed(thing)
