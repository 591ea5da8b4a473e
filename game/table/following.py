"""A record followed event by event, and what the table itself would have written into it.

To go past an event takes the recorded fact. What was to be expected in its place is worked out
only when it is asked for, by `verify`.
"""

from game.core.event import Event
from game.core.evolve import evolve
from game.core.progress import due_event, under_way
from game.table.header import Header


class Following:
    """Follows a record event by event. ``match`` is where it stands."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._chance = header.chance()
        self.match = header.blank()

    def expected(self, event: Event) -> Event | None:
        """Return what the table would have written in place of `event`, if anything."""
        if event.by_itself or under_way(self.match):
            return due_event(self.match, self._chance, self._header.seed)
        return None

    def take(self, event: Event) -> None:
        """Go past `event` as it is recorded, whatever was expected."""
        self.match = evolve(self.match, event)
