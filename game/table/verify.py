"""Whether a save is what it says: every quarter resolved again and compared, digest by digest."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from game.content.load import written_digest
from game.core.acts.appoint import PlayerChanged
from game.core.acts.begin_phase import PhaseBegan
from game.core.acts.end_match import MatchEnded
from game.core.acts.open_match import MatchOpened
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.event import Event, refused
from game.core.match import Match
from game.core.opening import lens_of
from game.core.record import WorldRecord
from game.store.reading import read
from game.table.course import Course, by_itself
from game.table.header import Header, commitment, read_header
from game.table.table import read_event
from game.world.vocabulary import Words

Progress = Callable[[int, int], None]


class Verdict(Words):
    """What verification found: quarters that agree, and the first thing that does not.

    A quarter that was undone and played again is compared both times and counted once.
    """

    path: str
    quarters: int
    ended: bool
    notice: str | None = None
    difference: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether everything recorded is what the rules make of the orders."""
        return self.difference is None


def verify(path: Path, progress: Progress | None = None) -> Verdict:
    """Resolve a save again from its sealed orders; the save is only read."""
    reading = read(path)
    header = read_header(reading.header.body)
    difference = _header(header, reading.header.body)
    course = Course(header)
    for number, record in enumerate(reading.records[1:]):
        if difference:
            break
        event = read_event(record)
        difference = _compare(event, course) or _bot(event, course, header)
        if difference:
            break
        course.take(event)
        if progress is not None:
            progress(number + 1, len(reading.records) - 1)
    return _verdict(path, course.match, reading.notice, difference)


def _header(header: Header, body: Mapping[str, object]) -> str | None:
    """Say what in the first record contradicts itself, if anything."""
    if commitment(header.seed, header.salt) != header.commitment:
        return "the opening: the seed is not the one that was promised"
    if written_digest(body["rulebook"]) != header.rules_digest:
        return "the opening: the rules are not those of their digest"
    if lens_of(header.settings, header.rulebook, header.chance()) != header.lens:
        return "the opening: the lens is not the one that was drawn"
    playing = {*header.settings.bots.values(), header.settings.absent} - {"", *header.bots}
    if header.bots and playing:
        return f"the opening: there was no bot called {min(playing)}"
    return None


def _bot(event: Event, course: Course, header: Header) -> str | None:
    """Say which bot was appointed though there was none of that name, where the record tells."""
    if not isinstance(event, PlayerChanged) or not header.bots or not event.bot:
        return None
    if event.bot in header.bots:
        return None
    return f"{course.match.quarter_words}: there was no bot called {event.bot} to be appointed"


def _verdict(path: Path, match: Match, notice: str | None, difference: str | None) -> Verdict:
    return Verdict(
        path=str(path),
        quarters=match.world.quarter - match.rules.first,
        ended=match.phase == "over",
        notice=notice,
        difference=difference,
    )


def _compare(event: Event, course: Course) -> str | None:
    """Say what differs between a recorded event and what the rules make of the record so far."""
    again = course.expected(event)
    match = course.match
    if again is None or not by_itself(event):
        if again is not None:
            return f"{match.quarter_words}: {again.event} is missing before {event.event}"
        if by_itself(event):
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
