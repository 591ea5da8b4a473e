"""The rules of one match as the resolver wants them: compiled once, under one lens.

Built by `game.core.compile`; nothing here reads a file.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from game.world.layout import Layout
from game.world.vocabulary import Ending, Faction, Known, Lever, Pledge, Stance

Floats = NDArray[np.float64]
WORLD_DECK = 4
INJECT_DECK = 5
CRISIS_DECK = 6
OUTCOME_DECK = 7


@dataclass(frozen=True)
class Test:
    """A compiled condition: a row within bounds, or a card already played (``card`` ≥ 0)."""

    __test__ = False
    row: int
    at_least: float
    at_most: float
    card: int


@dataclass(frozen=True)
class EffectRules:
    """One effect of one card. ``target`` is a row, a lever, a card or a faction, by ``kind``.

    ``gate`` is the number of the chance gate it hangs on (−1 none) and ``branch`` the way that
    gate must fall. ``side`` is True for a cap from above. ``number`` is its place among all.
    """

    card: int
    kind: str
    target: int
    by: float
    after: int
    lasts: int
    gate: int
    branch: bool
    side: bool
    cause: str
    faction: int
    number: int = -1

    @cached_property
    def at_once(self) -> bool:
        """Whether it moves a row of the world itself, not what becomes of it later."""
        return self.kind == "set" or (self.kind, self.side) in (("add", True), ("scale", False))

    @property
    def ages(self) -> range:
        """R15.1 The quarters since its card was laid down in which it works."""
        return range(self.after, self.after + self.lasts)

    @property
    def on_hands(self) -> bool:
        """Whether it works on the cards somebody holds."""
        return self.kind in ("draw", "unlock")

    @property
    def waits(self) -> bool:
        """Whether it moves rows or levers later: reveals work on what is seen, not on the world."""
        return not (self.at_once or self.on_hands or self.kind == "reveal")


Working = dict[int, tuple[tuple[EffectRules, ...], ...]]
"""R15.1 By card, then by quarters since it was laid down: the effects that work, in order."""


@dataclass(frozen=True)
class GateRules:
    """A chance gate of a card: drawn once, in the quarter in which the card is played."""

    card: int
    draw: str
    odds: float


@dataclass(frozen=True)
class CardRules:
    """A card, event or inject in numbers. ``owner`` 0–3 a faction, then the decks of nobody.

    ``first`` and ``last`` are quarters; ``odds`` is 0 for all but world events; ``grows`` is the
    row that raises the odds (−1 none), divided by ``per``.
    """

    id: str
    owner: int
    cost: int
    capital: int
    reactive: bool
    first: int
    last: int
    odds: float
    grows: int
    per: float
    requires: tuple[Test, ...]


@dataclass(frozen=True)
class CrisisRules:
    """A crisis in numbers (R16). ``asked`` is the card laid down when it is asked.

    ``asks`` are faction numbers; ``first``, ``last`` and ``scheduled`` quarters (−1: not
    scheduled); ``outcomes`` the card of what comes of the answers, by their code (see
    `game.core.crises.all_answers`) and the band of the ladder, −1 nothing.
    """

    asked: int
    asks: tuple[int, ...]
    first: int
    last: int
    scheduled: int
    requires: tuple[Test, ...]
    outcomes: tuple[tuple[int, ...], ...]

    @cached_property
    def table(self) -> NDArray[np.int16]:
        """``outcomes`` as int16[81, bands]."""
        return np.array(self.outcomes, np.int16)


@dataclass(frozen=True)
class AimRules:
    """One aim: its row, where it counts nothing and all, and its weight (a faction's sum to 1)."""

    row: int
    zero: Floats
    full: Floats
    weight: Floats


@dataclass(frozen=True)
class PledgeRules:
    """What a pledge measures: ``lever`` ≥ 0 points on a lever, else the row ``row``."""

    lever: int
    row: int
    at_most: bool


@dataclass(frozen=True)
class Rules:
    """All a quarter needs, under one scenario and lens, or one a game (`game.core.mixture`)."""

    lens: str
    scenario: str
    layout: Layout
    low: Floats
    high: Floats
    starts: Floats
    p: dict[str, Floats]
    tables: dict[str, Floats]
    levers: tuple[Lever, ...]
    lever_half: Floats
    lever_speed: Floats
    lever_rows: slice
    stances: tuple[Stance, ...]
    stance_rows: slice
    stance_cost: Floats
    stance_top: Floats
    stance_owner: tuple[int, ...]
    pledges: tuple[Pledge, ...]
    pledge_tests: tuple[PledgeRules, ...]
    aims: tuple[tuple[AimRules, ...], ...]
    endings: tuple[Ending, ...]
    ending_tests: tuple[tuple[Test, ...], ...]
    cards: tuple[CardRules, ...]
    card_owner: NDArray[np.intp]
    card_capital: Floats
    effects: tuple[EffectRules, ...]
    reveals: dict[tuple[int, int], tuple[EffectRules, ...]]
    gates: tuple[GateRules, ...]
    events: tuple[int, ...]
    crises: tuple[CrisisRules, ...]
    known: dict[str, Known]
    rate_rows: slice
    draws: tuple[str, ...]
    first: int
    last: int
    hand: int
    card_index: dict[str, int] = field(default_factory=dict, repr=False)
    lever_index: dict[str, int] = field(default_factory=dict, repr=False)
    stance_index: dict[str, int] = field(default_factory=dict, repr=False)

    @property
    def length(self) -> int:
        """Number of quarters played."""
        return self.last - self.first + 1

    def column(self, table: str) -> Floats:
        """A table of parameters as a column, float64[n, 1], or [n, B] where games differ."""
        numbers = self.tables[table]
        return numbers.reshape(len(numbers), -1)

    @cached_property
    def lever_blocks(self) -> tuple[tuple[Faction, slice], ...]:
        """Levers side by side of the same faction."""
        owners = [lever.faction for lever in self.levers]
        edges = [n for n in range(len(owners) + 1) if owners[n - 1 : n] != owners[n : n + 1]]
        return tuple((owners[begin], slice(begin, end)) for begin, end in pairwise(edges))

    @cached_property
    def plain_events(self) -> tuple[int, ...]:
        """The events of plain odds, which are drawn together."""
        return tuple(number for number in self.events if self.cards[number].grows < 0)

    @cached_property
    def growing_events(self) -> tuple[int, ...]:
        """The events whose odds grow with a figure."""
        return tuple(number for number in self.events if self.cards[number].grows >= 0)

    @cached_property
    def event_windows(self) -> NDArray[np.int8]:
        """The first and the last quarter (since the scenario's first) of each event, int8[2, n, 1].

        Plain events come first, then those that grow.
        """
        events = [self.cards[number] for number in (*self.plain_events, *self.growing_events)]
        windows = np.array([(event.first, event.last) for event in events]).reshape(-1, 2)
        ever = np.iinfo(np.int8)
        found: NDArray[np.int8] = np.clip(windows - self.first, ever.min, ever.max).astype(np.int8)
        return found.T[..., None]

    @cached_property
    def working(self) -> Working:
        """The effects that move rows at once."""
        return _working(effect for effect in self.effects if effect.at_once)

    @cached_property
    def waiting(self) -> Working:
        """The effects that wait for a place further on in the order of the quarter."""
        return _working(effect for effect in self.effects if effect.waits)

    @cached_property
    def dealing(self) -> Working:
        """The effects on hands."""
        return _working(effect for effect in self.effects if effect.on_hands)


def _working(effects: Iterable[EffectRules]) -> Working:
    found: dict[int, list[list[EffectRules]]] = {}
    for effect in effects:
        ages = found.setdefault(effect.card, [])
        ages.extend([] for _ in range(effect.ages.stop - len(ages)))
        for age in effect.ages:
            ages[age].append(effect)
    return {card: tuple(tuple(one) for one in ages) for card, ages in found.items()}
