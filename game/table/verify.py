"""Whether a save is what it says: every quarter resolved again and compared, digest by digest."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from game.content.load import written_digest
from game.core.acts.appoint import PlayerChanged
from game.core.acts.begin_phase import PhaseBegan
from game.core.acts.change_behaviour import BehaviourChanged
from game.core.acts.end_match import MatchEnded
from game.core.acts.open_match import MatchOpened
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.beginning import lens_of
from game.core.behaviour import BEHAVIOUR, UNCOUNTED, keeps
from game.core.errors import ContentError
from game.core.event import Event, refused
from game.core.match import Match
from game.core.record import WorldRecord, read_world
from game.store.reading import Reading, read
from game.table.following import Following
from game.table.header import Header, commitment, read_header
from game.table.table import read_event
from game.world.digest import digest
from game.world.quarters import parse_quarter
from game.world.vocabulary import Words

Progress = Callable[[int, int], None]


class Verdict(Words):
    """What verification found: quarters that agree, and the first thing that does not.

    A quarter that was undone and played again is compared both times and counted once.
    ``others`` quarters were played by another behaviour, ``played_by``, and are not resolved
    again: what is written of them is whole, and what it is worth is not told.
    """

    path: str
    quarters: int
    others: int = 0
    played_by: int | None = None
    behaviour: int = BEHAVIOUR
    ended: bool
    engine: str
    python: str
    numpy: str
    head: str
    notice: str | None = None
    difference: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether everything recorded is what the rules make of the orders."""
        return self.difference is None and self.played_by is None


def verify(path: Path, progress: Progress | None = None, head: str = "") -> Verdict:
    """Resolve a save again from its sealed orders; the save is only read.

    With a ``head``, the first letters of one that was noted down before, the record must have come
    by it: one that was rewritten or cut off since did not.
    """
    reading = read(path)
    header = read_header(reading.header.body)
    check = _Check(header, reading.header.body)
    if not _came_by(head.lower(), reading):
        check.difference = f"no record of it has the head {head}: it was rewritten or cut off since"
    for number, record in enumerate(reading.records[1:]):
        if check.difference:
            break
        check.take(read_event(record))
        if progress is not None:
            progress(number + 1, len(reading.records) - 1)
    return check.verdict(path, reading)


def _came_by(head: str, reading: Reading) -> bool:
    """Whether the record ended in a line with such a digest at some time."""
    heads = (*(record.prev for record in reading.records[1:]), reading.head)
    return any(one.startswith(head) for one in heads)


class _Check:
    """Follows a record and compares what this behaviour has played of it."""

    def __init__(self, header: Header, body: Mapping[str, object]) -> None:
        self._header = header
        self._following = Following(header)
        self._others: set[str] = set()
        self._played_by: int | None = None
        self.difference = _header(header, body)
        if self.difference is None and (lens := _lens(header)):
            self._differs(lens)
        self._foreign()

    def take(self, event: Event) -> None:
        """Compare an event, if it is this behaviour's, and go past it."""
        if isinstance(event, BehaviourChanged):
            self.difference = _other_rules(event, self._following.match)
        elif self._foreign():
            self._only_look(event)
        else:
            self._compare(event)
        if self.difference is None:
            self._following.take(event)

    def _foreign(self) -> bool:
        """Whether the quarters here are another behaviour's, and remember whose."""
        played = self._following.match.behaviour
        if played not in (BEHAVIOUR, UNCOUNTED):
            self._played_by = played
        return played != BEHAVIOUR and self._played_by == played

    def _only_look(self, event: Event) -> None:
        """What another behaviour has played is only looked at: is it what its digest says?"""
        if isinstance(event, QuarterResolved):
            self._others.add(event.quarter)
        if isinstance(event, QuarterResolved | MatchOpened):
            world = read_world(event.world)
            if digest(world, self._following.match.rules) != event.digest:
                self.difference = f"{_when(event)}: the digest is not that of the recorded world"

    def _compare(self, event: Event) -> None:
        try:
            found = _compare(event, self._following) or _bot(event, self._following, self._header)
        except ContentError as fault:
            if self._following.match.behaviour != UNCOUNTED:
                raise
            found = str(fault)
        if found:
            self._differs(found)
            if self.difference is None:
                self._only_look(event)

    def _differs(self, found: str) -> None:
        """Something came out otherwise: a fault, unless nobody knows what behaviour played it."""
        if self._following.match.behaviour == UNCOUNTED:
            self._played_by = UNCOUNTED
        else:
            self.difference = found

    def verdict(self, path: Path, reading: Reading) -> Verdict:
        """Return what was found."""
        match = self._following.match
        others = sum(parse_quarter(quarter) < match.world.quarter for quarter in self._others)
        return Verdict(
            path=str(path),
            quarters=match.world.quarter - match.rules.first - others,
            others=others,
            played_by=self._played_by,
            ended=match.phase == "over",
            engine=self._header.engine,
            python=self._header.python,
            numpy=self._header.numpy,
            head=reading.head,
            notice=reading.notice,
            difference=self.difference,
        )


def _other_rules(event: BehaviourChanged, match: Match) -> str | None:
    """Say so if a match went over to rules that are not its own, made fit."""
    if event.rulebook is None or keeps(match.rulebook, event.rulebook):
        return None
    return f"{match.quarter_words}: it went on by rules that are not its own"


def _header(header: Header, body: Mapping[str, object]) -> str | None:
    """Say what in the first record contradicts itself, if anything."""
    if commitment(header.seed, header.salt) != header.commitment:
        return "the opening: the seed is not the one that was promised"
    if written_digest(body["rulebook"]) != header.rules_digest:
        return "the opening: the rules are not those of their digest"
    playing = {*header.settings.bots.values(), header.settings.absent} - {"", *header.bots}
    if header.bots and playing:
        return f"the opening: there was no bot called {min(playing)}"
    return None


def _lens(header: Header) -> str | None:
    if lens_of(header.settings, header.rulebook, header.chance()) == header.lens:
        return None
    return "the opening: the lens is not the one that was drawn"


def _bot(event: Event, following: Following, header: Header) -> str | None:
    """Say which bot was appointed though there was none of that name, where the record tells."""
    if not isinstance(event, PlayerChanged) or not header.bots or not event.bot:
        return None
    if event.bot in header.bots:
        return None
    return f"{following.match.quarter_words}: there was no bot called {event.bot} to be appointed"


def _compare(event: Event, following: Following) -> str | None:
    """Say what differs between a recorded event and what the rules make of the record so far."""
    again = following.expected(event)
    match = following.match
    if again is None or not event.by_itself:
        if again is not None:
            return f"{match.quarter_words}: {again.event} is missing before {event.event}"
        if event.by_itself:
            return f"{match.quarter_words}: {event.event} is recorded, but nothing leads to it"
        refusal = refused(match, event)
        return f"{match.quarter_words}: {event.event} breaks a rule: {refusal}" if refusal else None
    if again == event:
        return None
    if type(again) is not type(event):
        return f"{match.quarter_words}: {event.event} is recorded in place of {again.event}"
    return f"{_when(event)}: {next(_differences(event, again, match), 'the records differ')}"


def _when(event: Event) -> str:
    if isinstance(event, QuarterResolved | PhaseBegan):
        return event.quarter
    return "the opening" if isinstance(event, MatchOpened) else "the end"


def _differences(event: Event, again: Event, match: Match) -> Iterator[str]:
    """Name what differs, the most telling first."""
    if isinstance(event, QuarterResolved) and isinstance(again, QuarterResolved):
        if event.given != again.given:
            yield "the orders that counted are not those that were sealed"
        yield from _world(event.world, again.world, match)
        if event.digest != again.digest:
            yield "the digest is not that of the recorded world"
        for one, other in zip(event.receipts, again.receipts, strict=False):
            if one != other:
                yield f"the receipt of {one.variable}"
        if event.sightings != again.sightings:
            yield "what a faction was told of its rivals"
        if event.news != again.news or event.deals != again.deals:
            yield "the news or the deals"
    elif isinstance(event, MatchOpened) and isinstance(again, MatchOpened):
        yield from _world(event.world, again.world, match)
    elif isinstance(event, MatchEnded):
        yield "the ending or the scores"


def _world(recorded: WorldRecord, again: WorldRecord, match: Match) -> Iterator[str]:
    names = match.rules.layout.names
    for name, one, other in zip(names, recorded.values, again.values, strict=False):
        if one != other:
            yield f"{name} is recorded as {one!r}, the rules give {other!r}"
    if recorded.played != again.played:
        yield "the cards played"
    if recorded != again:
        yield "the hidden state of decks and deals"
