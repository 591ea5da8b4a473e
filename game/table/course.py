"""What the table itself writes into a record, worked out anew: to finish it, or to compare it.

Some steps are several events (a phase, its resolution, the next phase). A table that dies between
two of them must write the others when it is resumed, and a record that lacks one is not whole.
"""

from game.core.conduct.events import Substituted
from game.core.events import (
    Event,
    InjectDelivered,
    MatchEnded,
    MatchOpened,
    PhaseBegan,
    QuarterResolved,
)
from game.core.evolve import evolve
from game.core.opening import opening_events
from game.core.progress import due_events
from game.table.header import Header

OWN = (MatchOpened, PhaseBegan, QuarterResolved, MatchEnded, InjectDelivered, Substituted)
"""The kinds of event that the table makes of itself."""


def by_itself(event: Event) -> bool:
    """Whether the table makes an event of itself; injects may also come from the white cell."""
    from_cell = isinstance(event, InjectDelivered) and event.by == "white"
    return isinstance(event, OWN) and not from_cell


class Course:
    """Follows a record event by event. ``match`` is where it stands, ``due`` what comes next."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._chance = header.chance()
        self.match = header.blank()
        self.due: tuple[Event, ...] = opening_events(self.match, self._chance)

    def expected(self, event: Event) -> Event | None:
        """Return what the table would have written in place of `event`, if anything."""
        if not self.due and by_itself(event):
            self.due = due_events(self.match, self._chance, self._header.seed)
        return self.due[0] if self.due else None

    def take(self, event: Event) -> None:
        """Go past `event` as it is recorded, whatever was expected."""
        wanted = self.expected(event)
        self.due = self.due[1:] if type(event) is type(wanted) else ()
        self.match = evolve(self.match, event)
