"""What a role sees, as it goes over the wire: JSON of what changed, deflated once for all."""

import zlib

from game.core.observation import Observation

LEVEL = 4


class Frames:
    """The observations of one role, numbered from 1 as they change.

    It leans on `observe`, which gives back the same object for a field that is as it was.
    """

    def __init__(self) -> None:
        self.number = 0
        self._seen: Observation | None = None
        self._changed: dict[str, int] = {}
        self._made: dict[int, bytes] = {}

    def show(self, seen: Observation) -> None:
        """Take the newest observation."""
        if seen is self._seen:
            return
        self.number += 1
        for name, value in seen:
            if self._seen is None or value is not getattr(self._seen, name):
                self._changed[name] = self.number
        self._seen, self._made = seen, {}

    def since(self, number: int) -> bytes:
        """Return the fields that changed after observation `number`; all of them after 0."""
        if number not in self._made and self._seen is not None:
            fields = {name for name, at in self._changed.items() if at > number}
            text = self._seen.model_dump_json(include=fields)
            self._made[number] = zlib.compress(text.encode(), LEVEL)
        return self._made[number]
