"""What a step of the resolver is, and how steps are carried out: one by one, or in one go.

A step says itself where it stands in a quarter (`order`), which chapter of the rulebook it
carries out, and which draws it makes. One that is put between two others renumbers nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from game.world.chance import Chance, Lanes
from game.world.rules import Rules
from game.world.turn import Turn
from game.world.world import World

Move = Callable[[Turn], None]
WorkOut = Callable[[World, Rules, Chance], Mapping[str, NDArray[Any]]]
"""What somebody works out, as arrays by name, from a world between two quarters."""


@dataclass(frozen=True)
class Step:
    """One stage of a quarter. ``chapter`` is R4 for what paragraphs R4.1, R4.2 … say."""

    order: int
    chapter: str
    draws: tuple[str, ...]
    move: Move

    def __call__(self, turn: Turn) -> None:
        """Carry the step out."""
        self.move(turn)


Steps = tuple[Step, ...]


def step(order: int, chapter: str, *draws: str) -> Callable[[Move], Step]:
    """Make a function on a turn a step of the resolver."""
    return lambda move: Step(order, chapter, draws, move)


class Run(Protocol):
    """Carries out, in one go for many games, what is the same arithmetic in each."""

    def __call__(self, turn: Turn, steps: Steps) -> None:
        """Do to a turn what ``steps`` do."""

    def look(
        self, world: World, rules: Rules, chance: Chance, plan: object, look: WorkOut
    ) -> Mapping[str, NDArray[Any]]:
        """What ``look`` makes of a world; it makes the same of it for equal plans."""

    def chance(self, seed: bytes, lanes: Lanes) -> Chance:
        """The luck of a batch."""


class OneByOne:
    """Carries steps out in order, each as it is written."""

    def __call__(self, turn: Turn, steps: Steps) -> None:
        """Carry out steps in order."""
        for one in steps:
            one(turn)

    def look(
        self, world: World, rules: Rules, chance: Chance, plan: object, look: WorkOut
    ) -> Mapping[str, NDArray[Any]]:
        """What ``look`` makes of a world, worked out as it is written."""
        return look(world, rules, chance)

    def chance(self, seed: bytes, lanes: Lanes) -> Chance:
        """The luck of a batch, drawn as it is written."""
        return Chance(seed, lanes)


ONE_BY_ONE = OneByOne()
