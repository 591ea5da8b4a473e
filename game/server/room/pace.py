"""Doing something for many who ask, together."""

import asyncio
from collections.abc import Callable


class Pace:
    """Does `what` soon after it is asked for, and again `apart` seconds later at the earliest."""

    def __init__(self, what: Callable[[], None], apart: float) -> None:
        self._what = what
        self._apart = apart
        self._next = 0.0
        self._planned = False

    def ask(self) -> None:
        """Have it done; asked for again before that, it is done once."""
        if not self._planned:
            self._planned = True
            loop = asyncio.get_running_loop()
            loop.call_at(max(self._next, loop.time()), self._do)

    def _do(self) -> None:
        self._planned = False
        self._next = asyncio.get_running_loop().time() + self._apart
        self._what()
