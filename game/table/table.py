"""A running match: takes commands, keeps every event durably, moves on, lets the bots act.

Where the settings give minutes it keeps a clock, which whoever hosts it must wind: see `due`.

Order of things, always: check → event → journal (durable) → evolve → tell the listeners.
"""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pydantic import JsonValue

from game.core.acts import EVENT
from game.core.acts.advance import PhaseClosed
from game.core.acts.appoint import Appoint, PlayerChanged
from game.core.acts.look_back import LookBack
from game.core.acts.remove import MemberLeft
from game.core.acts.reseat import MemberSeated
from game.core.command import Command, carry_out
from game.core.conduct.words import Member, Post
from game.core.errors import Refusal, SaveError, UsageError
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Observation, Role
from game.core.observe import Look, observe
from game.core.progress import due_event, under_way
from game.core.views.receipts import moved_last
from game.store.journal import Journal
from game.store.records import Record
from game.table.behaviour import change_of, went_over
from game.table.bots import Bots
from game.table.header import Header, read_header
from game.table.port import Reply
from game.table.steady_date import ROOM_DATE
from game.table.timer import Seconds, Timer
from game.world.quarters import parse_quarter
from game.world.vocabulary import Faction

Now = Callable[[], str]
Listener = Callable[[], None]
MakeBots = Callable[[Header], Bots]


class Table:
    """One match being played. Made by `open` or `resume`, never directly.

    ``concerned`` gathers the roles whose view may have changed; who reads it empties it.

    ``notice`` is a sentence about the save (a torn end that was cut off), or `None`.
    """

    def __init__(
        self,
        journal: Journal,
        header: Header,
        match: Match,
        bots: Bots,
        make_bots: MakeBots,
        now: Now,
        timer: Timer,
    ) -> None:
        self.path = journal.path
        self.notice = journal.notice
        self._journal = journal
        self._header = header
        self._chance = header.chance()
        self._match = match
        self._make_bots = make_bots
        self._bots = bots
        self._now = now
        self._timer = timer
        self._listeners: list[Listener] = []
        self._looks: dict[Role, Look] = {}
        self.concerned: frozenset[Role] = frozenset()

    @classmethod
    def open(
        cls, path: Path, header: Header, make_bots: MakeBots, now: Now, timer: Timer | None = None
    ) -> "Table":
        """Begin a match, saved at `path`."""
        bots = make_bots(header)  # a bot that is not there is said before there is a file
        journal = Journal.create(path, header.body(), now())
        table = cls(journal, header, header.blank(), bots, make_bots, now, timer or real_time())
        table._go_on()
        return table

    @classmethod
    def resume(
        cls,
        path: Path,
        make_bots: MakeBots,
        now: Now,
        timer: Timer | None = None,
        alive: float = 0.0,
    ) -> "Table":
        """Carry on with a saved match exactly where its last record left it.

        What is recorded is believed, never resolved again (G11.1). A match that another behaviour
        has played goes on by today's, and its record says from where.

        `alive` is when its host was last seen alive (seconds since 1970), if that is known: the
        clock goes on with what was left then, or at the last record.
        """
        journal = Journal.open(path)
        try:
            header = read_header(journal.records[0].body)
            last = datetime.fromisoformat(journal.records[-1].at).timestamp()
            match = header.blank()
            for record in journal.records[1:]:
                match = evolve(match, read_event(record))
            change = change_of(match, header.chance())
            rules = evolve(match, change).rulebook if change else match.rulebook
            header = header.model_copy(update={"settings": match.settings, "rulebook": rules})
            bots = make_bots(header)
        except BaseException:
            journal.close()
            raise
        table = cls(journal, header, match, bots, make_bots, now, timer or real_time())
        if change is not None:
            table.notice = " ".join(filter(None, (table.notice, went_over(match))))
            table._keep((change,))
        table._go_on()
        table._keep(table._timer.take_up(table._match, max(alive, last)))
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
        before = self._looks.get(role)
        if before is None or before.match is not self._match:
            match = self._match  # another thread may go on meanwhile
            self._looks[role] = before = Look(match, observe(match, role, before))
        return before.seen

    def listen(self, listener: Listener) -> Listener:
        """Call `listener` after every change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def date(self) -> Seconds:
        """The date in seconds since 1970, as the clock counts it."""
        return self._timer.date

    @property
    def steady(self) -> Seconds:
        """The clock that deadlines are counted on, in seconds."""
        return self._timer.steady

    def say(self, role: Role, command: Command, by: str = "", at: float | None = None) -> Reply:
        """Carry out a command for a role, or refuse it; `by` is the member who said it.

        `at` is when it came, on the `steady` clock (now, if it is not said): at the deadline is
        in time (G21.1). What came later is not done, for it was meant for a phase that is over.
        """
        if isinstance(command, LookBack):
            quarter = parse_quarter(command.quarter)
            return Reply(receipt=moved_last(self._match, role, command.variable, quarter))
        if self._ended_before(self.steady() if at is None else at):
            message = "Time was up before this came; look again at where the table is now."
            return Reply(refusal=Refusal(code="late", message=message, rule="G21.1"))
        unknown = self._unknown_bot(command) if role == "white" else None
        outcome = unknown or carry_out(self._timer.now(self._match), role, command, by)
        if isinstance(outcome, Refusal):
            return Reply(refusal=outcome)
        self._take(tuple(map(self._timer.dated, outcome)))
        return Reply()

    def seat(self, member: Member, faction: Faction, post: Post) -> None:
        """Write down that somebody sits in a faction; the clock may have waited for them."""
        self._take((MemberSeated(member=member, faction=faction, post=post),))

    def has(self, member: Member) -> bool:
        """Whether somebody of that pseudonym sits at the table."""
        return any(one.member == member for one in self._match.members)

    def unseat(self, member: Member) -> None:
        """Write down that a member is no longer at the table."""
        self._take((MemberLeft(member=member),))

    def due(self) -> float | None:
        """Return the seconds until the clock wants a `tick`, if it runs."""
        return self._timer.due(self._match)

    def tick(self) -> None:
        """Do what the clock wants now, if anything: the grace period, the end of the phase.

        Nothing is done at the very moment of a deadline, which still is in time.
        """
        self._ended_before(self.steady())

    def _ended_before(self, at: float) -> bool:
        """Do what the clock wanted before `at`; return whether that ended the phase."""
        ended = False
        while (due := self._timer.due(self._match, at)) is not None and due < 0:
            wanted = self._timer.ended(self._match)
            self._take(wanted)
            ended = ended or isinstance(wanted[-1], PhaseClosed)
        return ended

    def _take(self, events: tuple[Event, ...]) -> None:
        self._keep(events)
        self._go_on()
        for listener in tuple(self._listeners):
            listener()

    def _unknown_bot(self, command: Command) -> Refusal | None:
        """Say why a bot can't be appointed; the sentence is the registry's."""
        if not isinstance(command, Appoint) or not command.bot:
            return None
        bots = {**self._match.settings.bots, command.faction: command.bot}
        players = {**self._match.settings.players, command.faction: "bot"}
        try:
            self._remade(bots=bots, players=players)
        except UsageError as fault:
            return Refusal(code="bot", message=str(fault), rule="G10.7")
        return None

    def _remade(self, **update: object) -> Bots:
        settings = self._match.settings.model_copy(update=update)
        return self._make_bots(self._header.model_copy(update={"settings": settings}))

    def _keep(self, events: tuple[Event, ...]) -> None:
        """Write events down, one by one, and only then believe them."""
        for event in events:
            body: dict[str, JsonValue] = EVENT.dump_python(event, mode="json")
            self._journal.append(event.event, body, self._now())
            self._match = evolve(self._match, event)
            self._timer.follow(event, self._match)
            self.concerned |= event.audience()
            if isinstance(event, PlayerChanged):
                self._bots = self._remade()

    def _go_on(self) -> None:
        """Let bots act, and move on while nobody is still deciding."""
        while True:
            while under_way(self._match):
                self._keep(self._due())
            while events := self._bots.act(self._match, self._chance):
                self._keep(events)
            self._keep(self._timer.wind(self._match))
            due = self._due()
            if not due:
                return
            self._keep(due)

    def _due(self) -> tuple[Event, ...]:
        due = due_event(self._match, self._chance, self._header.seed)
        return () if due is None else (due,)


def real_time() -> Timer:
    """Return a clock that goes with the world's."""
    return Timer(time.monotonic, ROOM_DATE)


def read_event(record: Record) -> Event:
    """Return the event a record holds; `SaveError` names the record if it is none."""
    try:
        return EVENT.validate_python(record.body, strict=False)
    except ValueError as fault:
        raise SaveError(
            f"Record {record.seq} of the save ({record.kind}) is not an event this version knows."
        ) from fault
