"""A finished match under every lens: its recorded orders resolved again with the same luck.

Nobody decides anew: what bots and people would have played in another world is not known. What
was played is resolved as recorded, also where a lens would have left a smaller budget or not met
a card's condition. The rules are those the record carries. The save is only read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from game.analysis.summary import FRONTS
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.acts.undo import PhaseUndone
from game.core.beginning import blank_match
from game.core.behaviour import BEHAVIOUR
from game.core.deals import Deal
from game.core.errors import UsageError
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.record import Given
from game.core.resolution import inputs_of
from game.core.rulebook import Rulebook
from game.store.places import going_on
from game.store.reading import read
from game.table.behaviour import fitted
from game.table.header import Header, read_header
from game.table.table import read_event
from game.world.chance import Chance
from game.world.digest import digest
from game.world.endings import ending
from game.world.quarters import quarter_words
from game.world.resolve import resolve
from game.world.start import start
from game.world.vocabulary import FACTIONS, Faction, Words
from game.world.world import World, rows_between

Instead = Callable[[Match, list[Given]], tuple[Match, list[Given]]]
"""The match just before a quarter and what was ordered in it, as they count."""


class LensRow(Words):
    """What the orders come to under one lens; ``fronts`` in the figures' own units.

    ``quarter`` is the last one resolved: earlier than the record's where a systemic incident
    ends the match (R13.5). ``lead`` is in months.
    """

    lens: str
    title: str
    played: bool
    quarter: str
    lead: float
    fronts: dict[str, dict[str, float]]
    scores: dict[Faction, float]
    ending: str


class LensTable(Words):
    """A match under all lenses. ``agrees``: under its own lens it ends in the recorded digest.

    ``played_by`` is the behaviour that played it where that is another than what resolves it here.
    """

    path: str
    match: str
    scenario: str
    lens: str
    agrees: bool
    played_by: int | None = None
    rows: list[LensRow]
    notice: str | None = None


@dataclass(frozen=True)
class Recorded:
    """A finished record: its header, and each quarter's facts with the match just before it."""

    header: Header
    quarters: tuple[tuple[Match, QuarterResolved], ...]
    end: Match
    notice: str | None = None

    @property
    def of_today(self) -> bool:
        """Whether today's behaviour has played all of it."""
        return self.header.behaviour == BEHAVIOUR == self.end.behaviour

    @property
    def rulebook(self) -> Rulebook:
        """The rules to resolve it by again: its own, made fit for today's behaviour."""
        return self.end.rulebook if self.of_today else fitted(self.end)

    @classmethod
    def of(cls, path: Path) -> "Recorded":
        """Read the save at `path`; `UsageError` while its match is not over, for it has secrets."""
        reading = read(path)
        header = read_header(reading.header.body)
        match = header.blank()
        quarters: list[tuple[Match, QuarterResolved]] = []
        for record in reading.records[1:]:
            event: Event = read_event(record)
            if isinstance(event, QuarterResolved):
                quarters.append((match, event))
            match = evolve(match, event)
            if isinstance(event, PhaseUndone):
                quarters = [one for one in quarters if one[0].world.quarter < match.world.quarter]
        if match.phase != "over":
            raise UsageError(
                f"The match in {path} is not over, so its lens and its hidden figures are still "
                f"secret; play it to the end first: {going_on(path)}"
            )
        return cls(header, tuple(quarters), match, reading.notice)


def compare(path: Path) -> LensTable:
    """Resolve the finished match at `path` under every lens of its own rulebook."""
    record = Recorded.of(path)
    header, rulebook = record.header, record.rulebook
    rows: list[LensRow] = []
    agrees = False
    for lens in rulebook.lenses:
        match = _under(header, rulebook, lens.id)
        worlds = tuple(resolve_again(record, match))
        rows.append(_row(replace(match, world=worlds[-1]), lens.title, header.lens))
        if lens.id == header.lens:
            recorded = record.quarters[-1][1].digest
            agrees = digest(worlds[-1], match.rules) == recorded
    return LensTable(
        path=str(path),
        match=header.settings.match,
        scenario=header.settings.scenario,
        lens=header.lens,
        agrees=agrees,
        played_by=None if agrees or record.of_today else header.behaviour,
        rows=rows,
        notice=record.notice,
    )


def as_given(match: Match, given: list[Given]) -> tuple[Match, list[Given]]:
    """Leave what was ordered as it was."""
    return match, given


def resolve_again(record: Recorded, match: Match, instead: Instead = as_given) -> Iterator[World]:
    """Yield the world after each recorded quarter, by the rules of `match`.

    `instead` may put other orders and reactions in place of the recorded ones.
    """
    chance: Chance = record.header.chance()
    world = start(match.rules, chance)
    accepted: set[str] = set()
    for before, event in record.quarters:
        here = replace(before, rules=match.rules, world=world)
        new = [d for d in before.deals if d.state == "active" and d.id not in accepted]
        accepted.update(deal.id for deal in new)
        here = replace(here, deals=_with_rows(here, new))
        here, given = instead(here, event.given)
        world = resolve(world, inputs_of(here, given), match.rules, chance)
        yield world
        if replace(here, world=world).finished:
            return


def _with_rows(match: Match, new: Sequence[Deal]) -> tuple[Deal, ...]:
    """Return the deals accepted this quarter, moved where another still runs in this world.

    Deals of earlier quarters are in the world already, or have come to their end in it. Where
    every place of the two is still taken, the new deal finds none and is left out.
    """
    running = match.world.deals.active[:, 0]
    placed: dict[int, Deal] = {}
    for deal in new:
        rows = rows_between(FACTIONS.index(deal.proposer), FACTIONS.index(deal.proposal.partner))
        free = [
            row for row in range(rows.start, rows.stop) if not running[row] and row not in placed
        ]
        if free:
            row = deal.row if deal.row in free else free[0]
            placed[row] = deal.model_copy(update={"row": row})
    return tuple(placed.values())


def _under(header: Header, rulebook: Rulebook, lens: str) -> Match:
    return blank_match(header.settings, rulebook, lens, header.chance())


def _row(match: Match, title: str, played: str) -> LensRow:
    def figures(names: Mapping[str, str]) -> dict[str, float]:
        return {bloc: match.value(name) for bloc, name in names.items()}

    return LensRow(
        lens=match.rules.lens,
        title=title,
        played=match.rules.lens == played,
        quarter=quarter_words(match.world.quarter - 1),
        lead=match.value("lead"),
        fronts={front: figures(names) for front, names in FRONTS.items()},
        scores={faction: match.value(f"score.{faction}") for faction in FACTIONS},
        ending=match.rules.endings[int(ending(match.world, match.rules)[0])].name,
    )
