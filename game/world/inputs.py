"""What the resolver is told of one quarter: orders as numbers, never who gave them or when."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.world.rules import Rules
from game.world.vocabulary import FACTIONS
from game.world.world import NEVER, DealRows, World

YIELD, HOLD, PRESS = ANSWERS = tuple(range(len(("yield", "hold", "press"))))
"""What may be said to a crisis, by number."""


def held(games: int) -> NDArray[np.int8]:
    """Nobody answers the crisis, which counts as holding (R16.1), int8[4, B]."""
    return np.full((len(FACTIONS), games), HOLD, dtype=np.int8)


@dataclass(frozen=True)
class Inputs:
    """Orders of one quarter for B games.

    ``points`` int16[L, B] points on each lever; ``stances`` int8[S, B] the level of each stance;
    ``plays`` int16[P, B] numbers of cards played (−1 none; injects too); ``rulings`` additions
    decided by the white cell, (variable, amount); ``deals`` the deals in force; ``answers``
    int8[4, B] what each faction says to the crisis: 0 yield, 1 hold, 2 press.
    """

    points: NDArray[np.int16]
    stances: NDArray[np.int8]
    plays: NDArray[np.int16]
    rulings: tuple[tuple[str, float], ...]
    deals: DealRows
    answers: NDArray[np.int8]

    @staticmethod
    def idle(world: World, rules: Rules) -> "Inputs":
        """Nobody does anything: no points, stances as they are, deals as they are."""
        return Inputs(
            points=np.zeros((len(rules.levers), world.size), dtype=np.int16),
            stances=world.values[rules.stance_rows].astype(np.int8),
            plays=np.full((1, world.size), NEVER, dtype=np.int16),
            rulings=(),
            deals=world.deals,
            answers=held(world.size),
        )
