"""What one role may tell of a match: each quarter as it saw it, and the orders it knows of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.analysis.replay import Replay
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.acts.undo import PhaseUndone
from game.core.errors import UsageError
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import EstimateView, Observation, Role
from game.core.observe import observe
from game.core.record import Given
from game.core.rule_titles import Titles, titles_of
from game.store.places import going_on
from game.store.reading import read
from game.table.header import read_header
from game.table.table import read_event
from game.world.quarters import parse_quarter
from game.world.vocabulary import FACTIONS, Faction


@dataclass(frozen=True)
class Quarter:
    """A quarter when it was over: what the role saw then, and the orders that it knows of."""

    seen: Observation
    given: tuple[Given, ...]


@dataclass(frozen=True)
class Telling:
    """A match as one role can tell it; ``role`` is ``white`` for all there was."""

    role: Role
    quarters: tuple[Quarter, ...]
    last: Observation
    estimates: tuple[tuple[Faction, EstimateView], ...]
    titles: Titles
    notice: str | None = None

    @classmethod
    def of(cls, path: Path, role: Role = "white") -> "Telling":
        """Read the save at `path`; `UsageError` where all is asked of a match that is not over."""
        record = Replay.of(path)
        if role == "white" and record.last.phase != "over":
            raise UsageError(
                f"The match in {path} is not over, so a report of all of it would tell secrets; "
                f"add --for us for one side's, or play it to the end: {going_on(path)}"
            )
        return cls.made(record, _orders(path), role)

    @classmethod
    def made(cls, record: Replay, orders: Mapping[str, tuple[Given, ...]], role: Role) -> "Telling":
        """Look at a record through a role's eyes, beside the orders of each quarter it may know."""
        places = range(len(record.positions))
        seen = [record.observe(place, role) for place in places]
        quarters = tuple(
            Quarter(one, _known(orders.get(one.quarter, ()), role))
            for one in seen
            if one.phase == "consequences"
        )
        estimates, titles = _estimates(record.last, role), titles_of(record.last.rulebook)
        return cls(role, quarters, seen[-1], estimates, titles, record.notice)

    @property
    def over(self) -> bool:
        """Whether the match came to its end."""
        return self.last.close is not None


def _known(given: tuple[Given, ...], role: Role) -> tuple[Given, ...]:
    """The orders a role may know: its own; the white cell's are all."""
    return tuple(one for one in given if role in ("white", one.faction))


def _orders(path: Path) -> dict[str, tuple[Given, ...]]:
    """What counted in each quarter that was not undone."""
    reading = read(path)
    found: dict[str, tuple[Given, ...]] = {}
    match = read_header(reading.header.body).blank()
    for record in reading.records[1:]:
        event = read_event(record)
        match = evolve(match, event)
        if isinstance(event, QuarterResolved):
            found[event.quarter] = tuple(event.given)
        elif isinstance(event, PhaseUndone):
            found = {q: g for q, g in found.items() if parse_quarter(q) < match.world.quarter}
    return found


def _estimates(match: Match, role: Role) -> tuple[tuple[Faction, EstimateView], ...]:
    return tuple(
        (faction, estimate)
        for faction in FACTIONS
        if role in ("white", faction)
        for estimate in observe(match, faction).estimates
    )
