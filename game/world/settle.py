"""The figures before the first quarter, worked out from the stocks a scenario states.

A scenario says what there is; what follows from it (a ratio, a control's bite, a market) is worked
out by the steps of the quarter themselves, so that no start contradicts its own formula. Two passes
do it, with every draw at one half and nobody doing anything new:

* one in which stocks stand still gives the figures;
* what says how fast something moves (`SPEEDS`) is nought while all stands still, so it is taken
  from a pass in which the stocks move.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.world import capacity
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.order import STEPS
from game.world.rules import Rules
from game.world.start import start
from game.world.step import ONE_BY_ONE
from game.world.turn import Parts, Turn
from game.world.vocabulary import FACTIONS

Floats = NDArray[np.float64]

SPEEDS = ("pace", "hazard", "shock")
"""First words of the figures that say how fast something moves."""
PASSES = 4
"""Some figures look at others as they were a quarter ago; after these many nothing changes."""
THE_WORLD = tuple(step for step in STEPS if step.order > capacity.move.order)
"""The steps after the opening: nobody has turned, played or spent anything yet."""
_ANY_SEED = bytes(32)


@dataclass
class _Even(Turn):
    """A quarter in which no draw falls either way."""

    @cached_property
    def lucks(self) -> Floats:
        """Every draw at one half."""
        return np.full((len(self.rules.draws), self.size), 0.5)


@dataclass
class _Still(_Even):
    """A quarter in which stocks stand still: what would be added to them is not."""

    def add(
        self, name: str, amount: Floats, cause: str, rule: str, parts: Parts | None = None
    ) -> None:
        """Leave a stock as it is."""

    def add_block(self, rows: slice, amount: Floats, cause: str, rule: str) -> None:
        """Leave stocks as they are."""

    def put_block(
        self, rows: slice, new: Floats, cause: str, rule: str, parts: Parts | None = None
    ) -> None:
        """Leave stocks as they are: rows side by side that are put are stocks too."""


def settled(rules: Rules, figures: Sequence[int]) -> Floats:
    """The rules' starts with the rows ``figures`` worked out, in the shape they have."""
    rows = np.array(figures, dtype=np.intp)
    starts = rules.starts.copy()
    for _ in range(PASSES):
        starts[rows] = _passed(_Still, replace(rules, starts=starts))[rows]
    speeds = [row for row in figures if rules.layout.names[row].split(".")[0] in SPEEDS]
    starts[speeds] = _passed(_Even, replace(rules, starts=starts))[speeds]
    return starts


def _passed(kind: type[Turn], rules: Rules) -> Floats:
    """What a quarter of this kind makes of the starts, in their shape."""
    games = rules.starts.shape[1] if rules.starts.ndim > 1 else 1
    chance = Chance(_ANY_SEED, np.zeros(games, np.uint64))
    world = start(rules, chance)
    turn = kind(
        rules=rules,
        chance=chance,
        inputs=Inputs.idle(world, rules),
        before=world,
        values=world.values.copy(),
        played=world.played,
        rank=world.rank,
        drawn=world.drawn,
        gates=world.gates,
        ledger=None,
    )
    turn.notes["capital"] = turn.notes["pressed"] = np.zeros((len(FACTIONS), games))
    ONE_BY_ONE(turn, THE_WORLD)
    found: Floats = turn.values.reshape(rules.starts.shape)
    return found
