"""What a policy gets and gives: `Seen` and `Decision`, the last axis the batch of games.

`Seen` holds a world but hands out only what the faction may know (G9): its own and public
figures exactly, others as estimates, its own hand. Figures are worked out when asked for, so
that a big batch pays only for what its doctrine reads.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.core.crises import ANSWERS
from game.core.mixture import some_of
from game.core.orders.vocabulary import Allocate, Orders, PlayCard, React, Respond, SetStance
from game.world.chance import Chance
from game.world.inputs import HOLD
from game.world.requirements import hold
from game.world.rules import CrisisRules, Rules
from game.world.sight import sight
from game.world.step import ONE_BY_ONE, Run
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import NEVER, DealRows, World

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
AnyPlan = TypeVar("AnyPlan")
PLAYS = 2
"""Cards a faction may lay down in a quarter: one of its own, one in reaction."""


@dataclass(frozen=True)
class Decision:
    """A faction's orders in every game of a batch.

    ``points`` int16[L, B], only its own levers' rows used; ``stances`` int8[S, B], −1 as it is;
    ``plays`` int16[2, B] card numbers, −1 none: row 0 a card of the quarter, row 1 the reaction
    to the quarter before. ``answer`` int8[1, B] what it says to the crisis, by the number of
    `ANSWERS`; it counts where the crisis asks it.
    """

    points: NDArray[np.int16]
    stances: NDArray[np.int8]
    plays: NDArray[np.int16]
    answer: NDArray[np.int8]


@dataclass(frozen=True)
class Seen:
    """What one faction sees before quarter ``quarter``, in each of ``games`` games."""

    faction: Faction
    _world: World = field(repr=False)
    _rules: Rules = field(repr=False)
    _chance: Chance = field(repr=False)
    _run: Run = field(default=ONE_BY_ONE, repr=False)

    @property
    def quarter(self) -> int:
        """The quarter to decide."""
        return self._world.quarter

    @property
    def scenario(self) -> str:
        """The scenario's name."""
        return self._rules.scenario

    @property
    def last(self) -> int:
        """The last quarter of the scenario."""
        return self._rules.last

    @property
    def games(self) -> int:
        """Size of the batch."""
        return self._world.size

    @property
    def budget(self) -> NDArray[np.int16]:
        """Points to spend, int16[B]."""
        return self._row(f"points.{self.faction}").astype(np.int16)

    @property
    def capital(self) -> Floats:
        """Political capital, float64[B]."""
        return self._row(f"capital.{self.faction}").copy()

    def figure(self, name: str) -> Floats:
        """A figure as this faction knows it, float64[B]; `KeyError` if it knows nothing of it."""
        return sight(self._world, self._rules, self._chance, self.faction, name)[0]

    def estimate(self, name: str) -> tuple[Floats, Floats]:
        """A figure and its standard error (0 when exact); `KeyError` as for `figure`."""
        return sight(self._world, self._rules, self._chance, self.faction, name)

    def nothing(self) -> Decision:
        """No points, no change of stance, no card; hold. In arrays to write orders into."""
        drawn, played, games = self._world.drawn, self._world.played, self.games
        levers, stances = len(self._rules.levers), len(self._rules.stances)
        return Decision(
            points=np.zeros_like(drawn, shape=(levers, games)),
            stances=np.full_like(played, NEVER, shape=(stances, games)),
            plays=np.full_like(drawn, NEVER, shape=(PLAYS, games)),
            answer=np.full_like(played, HOLD, shape=(1, games)),
        )

    def decide(self, plan: AnyPlan, orders: Callable[[AnyPlan, "Seen"], Decision]) -> Decision:
        """What ``orders`` makes of a plan and of what is seen: in big batches, as a loop.

        For orders that are the same arithmetic on rows in every game. Equal plans share a loop.
        """
        rules = self._rules

        def look(world: World, rules: Rules, chance: Chance) -> Mapping[str, NDArray[Any]]:
            return vars(orders(plan, Seen(self.faction, world, rules, chance)))

        return Decision(**self._run.look(self._world, rules, self._chance, plan, look))

    def stance(self, name: str) -> NDArray[np.int8]:
        """The level of a stance, int8[B]; stances are public."""
        return self._row(f"stance.{name}").astype(np.int8)

    def hand(self, card: str) -> Bools:
        """Whether one of its own cards is in its hand, bool[B]."""
        return self._world.in_hand(self._rules, self._own(card))

    def playable(self, cards: Sequence[str]) -> Bools:
        """Which of its own cards are in its hand, and allowed now by window and conditions (G4).

        bool[len(cards), B].
        """
        numbers = [self._own(card) for card in cards]
        ready = self._world.in_hands(FACTIONS.index(self.faction), numbers)
        for row, number in zip(ready, numbers, strict=True):
            rules = self._rules.cards[number]
            # A reaction is one to the quarter before, and so none in the first.
            first = max(rules.first, self._rules.first + 1) if rules.reactive else rules.first
            row &= (first <= self.quarter) & (self.quarter <= rules.last)
            if rules.requires and row.any():
                row &= hold(rules.requires, self._world.values, self._world.played)
        return ready

    def played(self, card: str) -> Bools:
        """Whether a card has been played (all cards are laid down openly), bool[B]."""
        done: Bools = self._world.played[self._rules.card_index[card]] != NEVER
        return done

    def played_at(self, card: str) -> NDArray[np.int8]:
        """The quarter since the first in which a card or event came, −1 never, int8[B]."""
        row: NDArray[np.int8] = self._world.played[self._rules.card_index[card]].copy()
        return row

    def drawn(self) -> NDArray[np.int16]:
        """How many cards it has been dealt so far, int16[B]."""
        row: NDArray[np.int16] = self._world.drawn[FACTIONS.index(self.faction)].copy()
        return row

    def own_deals(self) -> DealRows:
        """The deals in force to which it is a party; the rows of all others are empty (G9.4)."""
        deals, own = self._world.deals, FACTIONS.index(self.faction)
        party = (deals.a == own) | (deals.b == own)
        none = DealRows.none(self.games)
        return DealRows(
            **{
                column.name: np.where(
                    party, getattr(deals, column.name), getattr(none, column.name)
                )
                for column in fields(DealRows)
            }
        )

    def same(self, other: "Seen") -> bool:
        """Whether this is another look at the very same games, between two quarters."""
        return self._world is other._world and self._chance is other._chance

    def part(self, first: int, most: int) -> "Seen":
        """The same sight of at most ``most`` games from ``first`` on."""
        some = slice(first, first + most)
        chance = Chance(self._chance.seed, self._chance.lanes[some])
        rules = some_of(self._rules, some)
        return replace(self, _world=self._world.part(some), _rules=rules, _chance=chance)

    def asked(self, crisis: str | None = None) -> Bools:
        """Where the quarter's crisis (or this very one) asks it, bool[B]; that is public."""
        seat, rules = FACTIONS.index(self.faction), self._rules
        number = self._row("crisis.asked") if rules.crises else np.zeros(self.games)
        marked = None if crisis is None else rules.card_index[f"{crisis}/asked"]
        asked = np.zeros(self.games, np.bool_)
        for place, one in enumerate(rules.crises, 1):
            if seat in one.asks and marked in (None, one.asked):
                asked = asked | (number == place)
        return asked

    @property
    def press_capital(self) -> Floats:
        """What pressing costs in political capital; one number, or one a game."""
        return self._rules.p["crisis.press_capital"]

    def luck(self, name: str) -> Floats:
        """A uniform draw of the bot's own stream, float64[B]."""
        return self._chance.uniform(self.quarter, f"bot {self.faction} {name}")

    def _own(self, card: str) -> int:
        number = self._rules.card_index[card]
        if self._rules.cards[number].owner != FACTIONS.index(self.faction):
            raise KeyError(f"{card} is not one of {self.faction}'s cards")
        return number

    def _row(self, name: str) -> Floats:
        row: Floats = self._world.values[self._rules.layout.row(name)]
        return row


def see(
    world: World, rules: Rules, chance: Chance, faction: Faction, run: Run = ONE_BY_ONE
) -> Seen:
    """Return what `faction` sees of a batch of worlds; ``run`` carries out its arithmetic."""
    return Seen(faction, world, rules, chance, run)


def decision_orders(decision: Decision, seen: Seen, rules: Rules) -> Orders:
    """Return a batch of one's decision as orders: stances, answer, cards, points on levers."""
    orders: Orders = ()
    for number, stance in enumerate(rules.stances):
        level = int(decision.stances[number, 0])
        if level != NEVER and level != int(seen.stance(stance.name)[0]):
            orders += (SetStance(stance=stance.name, level=level),)
    answer = int(decision.answer[0, 0])
    asking = next((n for n in rules.crises if seen.asked(_crisis(rules, n))[0]), None)
    if asking is not None and answer != HOLD:
        orders += (Respond(crisis=_crisis(rules, asking), answer=ANSWERS[answer]),)
    play, reaction = (int(card) for card in decision.plays[:, 0])
    if reaction != NEVER:
        orders += (React(card=rules.cards[reaction].id),)
    if play != NEVER:
        orders += (PlayCard(card=rules.cards[play].id),)
    for number, lever in enumerate(rules.levers):
        points = int(decision.points[number, 0])
        if points and lever.faction == seen.faction:
            orders += (Allocate(lever=lever.name, points=points),)
    return orders


def _crisis(rules: Rules, crisis: CrisisRules) -> str:
    """The name of a crisis, from the card that says it is asked."""
    return rules.cards[crisis.asked].id.partition("/")[0]
