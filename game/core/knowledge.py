"""What a policy gets and gives: `Seen` and `Decision`, the last axis the batch of games.

A placeholder with the contract's words until the core's own arrives.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.core.rulebook import Rulebook
from game.world.vocabulary import Faction

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Decision:
    """A faction's orders: points int16[L,B], stances int8[S,B], plays int16[P,B] (−1 none)."""

    points: NDArray[np.int16]
    stances: NDArray[np.int8]
    plays: NDArray[np.int16]


class Seen:
    """What one faction sees in each game of a batch."""

    faction: Faction
    quarter: int
    last: int
    games: int
    rulebook: Rulebook
    budget: NDArray[np.int16]
    capital: Floats

    def figure(self, name: str) -> Floats: ...
    def played(self, card: str) -> Bools: ...
    def hand(self, card: str) -> Bools: ...
    def may_play(self, card: str) -> Bools: ...
    def stance(self, name: str) -> NDArray[np.int8]: ...
    def luck(self, name: str) -> Floats: ...
