"""A record followed event by event, and what the table itself would have written into it.

To go past an event takes the recorded fact. What was to be expected in its place is worked out
only when it is asked for, by `verify`.
"""

from game.core.acts.begin_phase import PhaseBegan
from game.core.acts.bring import InjectDelivered
from game.core.acts.end_match import MatchEnded
from game.core.acts.open_match import MatchOpened
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.acts.substitute import Substituted
from game.core.event import Event
from game.core.evolve import evolve
from game.core.progress import due_event, under_way
from game.table.header import Header

OWN = (MatchOpened, PhaseBegan, QuarterResolved, MatchEnded, InjectDelivered, Substituted)
"""The kinds of event that the table makes of itself."""


def by_itself(event: Event) -> bool:
    """Whether the table makes an event of itself; injects may also come from the white cell."""
    from_cell = isinstance(event, InjectDelivered) and event.by == "white"
    return isinstance(event, OWN) and not from_cell


class Course:
    """Follows a record event by event. ``match`` is where it stands."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._chance = header.chance()
        self.match = header.blank()

    def expected(self, event: Event) -> Event | None:
        """Return what the table would have written in place of `event`, if anything."""
        if by_itself(event) or under_way(self.match):
            return due_event(self.match, self._chance, self._header.seed)
        return None

    def take(self, event: Event) -> None:
        """Go past `event` as it is recorded, whatever was expected."""
        self.match = evolve(self.match, event)
