"""Connections of people who have not come in yet: as many as the host bears, and shared out.

When there are too many, the one goes that has been silent longest, of the address that has the
most; so a crowd of idle connections never keeps out somebody who comes and speaks.
"""

from collections.abc import Callable
from contextlib import suppress

MOST_STRANGERS = 400
"""Of one door."""


class Strangers:
    """The strangers at a door, each by a key of its own; ``cut`` ends a connection."""

    def __init__(self, most: int = MOST_STRANGERS) -> None:
        self._most = most
        self._by_address: dict[str, dict[object, Callable[[], None]]] = {}
        self._address: dict[object, str] = {}

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._address)

    def came(self, key: object, address: str, cut: Callable[[], None]) -> None:
        """Somebody is at the door, or is heard again; one too many is cut, never this one."""
        self.gone(key)
        if len(self._address) >= self._most:
            self._cut_one()
        self._by_address.setdefault(address, {})[key] = cut
        self._address[key] = address

    def gone(self, key: object) -> None:
        """Somebody came in, or went away."""
        if (address := self._address.pop(key, None)) is not None:
            there = self._by_address[address]
            del there[key]
            if not there:
                del self._by_address[address]

    def _cut_one(self) -> None:
        crowded = max(self._by_address.values(), key=len)
        key, cut = next(iter(crowded.items()))
        self.gone(key)
        with suppress(OSError):
            cut()
