"""Whether a save is what it says: every quarter resolved again and compared, digest by digest."""

from collections.abc import Callable, Iterator
from pathlib import Path

from game.core.events import (
    Event,
    MatchEnded,
    MatchOpened,
    PhaseBegan,
    QuarterResolved,
    WorldRecord,
)
from game.core.evolve import evolve
from game.core.match import Match
from game.core.opening import opening_events
from game.core.progress import next_events
from game.store.reading import read
from game.table.header import read_header
from game.table.table import read_event
from game.world.vocabulary import Words

Progress = Callable[[int, int], None]


class Verdict(Words):
    """What verification found: quarters that agree, and the first thing that does not."""

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
    match = header.blank()
    quarters = 0
    expected: list[Event] = list(opening_events(match, header.chance()))
    for number, record in enumerate(reading.records[1:]):
        event = read_event(record)
        if isinstance(event, PhaseBegan) and event.phase == "resolution":
            expected = list(next_events(match, header.chance(), header.seed))[1:]
        elif isinstance(event, MatchEnded):
            expected = list(next_events(match, header.chance(), header.seed))
        difference = _compare(event, expected, match)
        if difference:
            return _verdict(path, quarters, match, reading.notice, difference)
        match = evolve(match, event)
        quarters += isinstance(event, QuarterResolved)
        if progress is not None:
            progress(number + 1, len(reading.records) - 1)
    return _verdict(path, quarters, match, reading.notice, None)


def _verdict(
    path: Path, quarters: int, match: Match, notice: str | None, difference: str | None
) -> Verdict:
    return Verdict(
        path=str(path),
        quarters=quarters,
        ended=match.phase == "over",
        notice=notice,
        difference=difference,
    )


def _compare(event: Event, expected: list[Event], match: Match) -> str | None:
    """Say what differs between a recorded event and the one worked out anew, if anything."""
    if not isinstance(event, MatchOpened | QuarterResolved | MatchEnded):
        return None
    again = next((e for e in expected if type(e) is type(event)), None)
    if again is None:
        return f"{_when(event)}: recorded, but nothing leads to it"
    expected.remove(again)
    if again == event:
        return None
    return f"{_when(event)}: {next(_differences(event, again, match), 'the records differ')}"


def _when(event: Event) -> str:
    if isinstance(event, QuarterResolved):
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
