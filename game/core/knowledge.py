"""What a policy gets and gives: `Seen` and `Decision`, the last axis the batch of games.

`Seen` holds what one faction knows and nothing else (G9): its own and public figures exactly,
others as estimates with their stated errors, its hand, its purse, the dials of all.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance
from game.world.rules import Rules, Test
from game.world.sight import sight
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import NEVER, World

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Decision:
    """A faction's orders for B games; rows of other factions stay empty.

    ``points`` int16[L, B]; ``stances`` int8[S, B] the level ordered (−1 as it is); ``plays``
    int16[P, B] card numbers (−1 none).
    """

    points: NDArray[np.int16]
    stances: NDArray[np.int8]
    plays: NDArray[np.int16]


class Seen:
    """One faction's side of a batch of games at the start of a quarter's orders."""

    def __init__(self, world: World, rules: Rules, chance: Chance, faction: Faction) -> None:
        self.faction: Faction = faction
        self.quarter = world.quarter
        self.last = rules.last
        self.games = world.size
        self.budget: NDArray[np.int16] = self._whole(world, rules, f"points.{faction}")
        self.capital: Floats = world.values[rules.layout.row(f"capital.{faction}")].copy()
        self._world, self._rules, self._chance = world, rules, chance
        self._figures: dict[str, Floats] = {}

    @staticmethod
    def _whole(world: World, rules: Rules, name: str) -> NDArray[np.int16]:
        whole: NDArray[np.int16] = world.values[rules.layout.row(name)].astype(np.int16)
        return whole

    def figure(self, name: str) -> Floats:
        """A figure as this faction knows it, float64[B]; `KeyError` when it knows nothing."""
        if name not in self._figures:
            value, _ = sight(self._world, self._rules, self._chance, self.faction, name)
            self._figures[name] = value
        return self._figures[name]

    def stance(self, name: str) -> NDArray[np.int8]:
        """The level of a dial, int8[B]; dials are public (G7)."""
        row = self._world.values[self._rules.layout.row(f"stance.{name}")]
        level: NDArray[np.int8] = row.astype(np.int8)
        return level

    def hand(self, card: str) -> Bools:
        """Whether the card is in this faction's hand, bool[B]; never of another's card."""
        number = self._rules.card_index[card]
        if self._rules.cards[number].owner != FACTIONS.index(self.faction):
            return np.zeros(self.games, np.bool_)
        return self._world.in_hand(self._rules, number)

    def played(self, card: str) -> Bools:
        """Whether a card was played or an event has happened, bool[B]; both are news to all."""
        found: Bools = self._world.played[self._rules.card_index[card]] != NEVER
        return found

    def may_play(self, card: str) -> Bools:
        """Whether the card's window and requirements allow it in the orders, bool[B] (G4)."""
        printed = self._rules.cards[self._rules.card_index[card]]
        open_now = printed.first <= self.quarter <= printed.last and not printed.reactive
        allowed = np.full(self.games, open_now)
        for test in printed.requires:
            allowed &= self._holds(test)
        return allowed

    def luck(self, name: str) -> Floats:
        """The bot's own luck in [0, 1), float64[B], shared with nothing in the world."""
        return self._chance.uniform(self.quarter, f"bot {self.faction} {name}")

    def _holds(self, test: Test) -> Bools:
        if test.card >= 0:
            found: Bools = self._world.played[test.card] != NEVER
            return found
        value = self._world.values[test.row]
        return (value >= test.at_least) & (value <= test.at_most)


def see(world: World, rules: Rules, chance: Chance, faction: Faction) -> Seen:
    """Return what ``faction`` sees of this batch of games."""
    return Seen(world, rules, chance, faction)
