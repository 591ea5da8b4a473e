"""A running match: takes commands, keeps every event durably, moves on, lets the bots act.

Order of things, always: check → event → journal (durable) → evolve → tell the listeners.
"""

from collections.abc import Callable
from pathlib import Path

from pydantic import JsonValue

from game.core.errors import Refusal, SaveError
from game.core.events import EVENT, Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Observation, Role
from game.core.observe import observe
from game.core.opening import opening_events
from game.core.progress import everyone_done, next_events
from game.store.journal import Journal
from game.store.records import Record
from game.table.bots import Bots
from game.table.commands import carry_out
from game.table.course import Course
from game.table.header import Header, read_header
from game.table.port import Command, Reply
from game.world.vocabulary import Faction

Now = Callable[[], str]
Listener = Callable[[], None]
MakeBots = Callable[[Header], Bots]


class Table:
    """One match being played. Made by `open` or `resume`, never directly.

    ``notice`` is a sentence about the save (a torn end that was cut off), or `None`.
    """

    def __init__(
        self, journal: Journal, header: Header, match: Match, bots: Bots, now: Now
    ) -> None:
        self.path = journal.path
        self.notice = journal.notice
        self._journal = journal
        self._header = header
        self._chance = header.chance()
        self._match = match
        self._bots = bots
        self._now = now
        self._listeners: list[Listener] = []

    @classmethod
    def open(cls, path: Path, header: Header, bots: Bots, now: Now) -> "Table":
        """Begin a match, saved at `path`."""
        journal = Journal.create(path, header.body(), now())
        table = cls(journal, header, header.blank(), bots, now)
        table._keep(opening_events(table._match, table._chance))
        table._go_on()
        return table

    @classmethod
    def resume(cls, path: Path, make_bots: MakeBots, now: Now) -> "Table":
        """Carry on with a saved match exactly where its last record left it."""
        journal = Journal.open(path)
        try:
            header = read_header(journal.records[0].body)
            course = Course(header)
            for record in journal.records[1:]:
                course.take(read_event(record))
        except BaseException:
            journal.close()
            raise
        table = cls(journal, header, course.match, make_bots(header), now)
        table._keep(course.due)
        table._go_on()
        return table

    @property
    def people(self) -> tuple[Faction, ...]:
        """The factions led by persons."""
        return self._match.settings.people

    @property
    def over(self) -> bool:
        """Whether the match has ended."""
        return self._match.phase == "over"

    def close(self) -> None:
        """Give the save back; everything acknowledged is on the disk already."""
        self._journal.close()

    def observe(self, role: Role) -> Observation:
        """Return what a role sees now."""
        return observe(self._match, role)

    def listen(self, listener: Listener) -> Listener:
        """Call `listener` after every change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def say(self, role: Role, command: Command, by: str = "") -> Reply:
        """Carry out a command for a role, or refuse it; `by` is the member who said it."""
        outcome = carry_out(self._match, role, by, command)
        if isinstance(outcome, Refusal):
            return Reply(refusal=outcome)
        self._keep(outcome)
        self._go_on()
        for listener in tuple(self._listeners):
            listener()
        return Reply()

    def _keep(self, events: tuple[Event, ...]) -> None:
        """Write events down, one by one, and only then believe them."""
        for event in events:
            body: dict[str, JsonValue] = EVENT.dump_python(event, mode="json")
            self._journal.append(event.event, body, self._now())
            self._match = evolve(self._match, event)

    def _go_on(self) -> None:
        """Let bots act, and move on while nobody is still deciding."""
        while True:
            while events := self._bots.act(self._match, self._chance):
                self._keep(events)
            if not everyone_done(self._match):
                return
            self._keep(next_events(self._match, self._chance, self._header.seed))


def read_event(record: Record) -> Event:
    """Return the event a record holds; `SaveError` names the record if it is none."""
    try:
        return EVENT.validate_python(record.body, strict=False)
    except ValueError as fault:
        raise SaveError(
            f"Record {record.seq} of the save ({record.kind}) is not an event this version knows."
        ) from fault
