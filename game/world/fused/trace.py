"""Running steps on rows that remember: what comes of it is a `Loop`.

What differs from game to game in a batch is given a form that is the same for all: every row is
held within its range, and every effect of a card that waits for its place in the order has a row
of its own, which leaves things as they are where the card does not work (`neutral`).
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.fused.rows import Operation, Rows, combine, inputs, operation
from game.world.inputs import Inputs
from game.world.rules import EffectRules, Rules
from game.world.turn import Steps, Turn
from game.world.vocabulary import FACTIONS
from game.world.world import World

Floats = NDArray[np.float64]

NOTES = {"capital": (len(FACTIONS), 1), "upheld": (1,), "found": (1,), "moved": (len(FACTIONS), 1)}
"""What is noted outside a loop for the steps in it, in the shape it has for one game."""
_COLUMNS = (
    "low", "high", "starts", "lever_half", "lever_speed", "stance_cost", "stance_top",
    "card_owner", "card_capital",
)  # fmt: skip


@dataclass(frozen=True)
class Loop:
    """What steps do to one game: the operations whose results are left in rows of the world."""

    after: dict[int, Operation]

    def operations(self) -> Iterator[Operation]:
        """Every operation that ``after`` needs, once, and after those it is done to."""
        done: set[Operation] = set()
        waiting = [*reversed(self.after.values())]
        while waiting:
            parts = [one for one in waiting[-1].of if isinstance(one, Operation)]
            first = [part for part in parts if part not in done]
            if first:
                waiting.extend(reversed(first))
            elif (ready := waiting.pop()) not in done:
                done.add(ready)
                yield ready


def trace(rules: Rules, steps: Steps) -> Loop:
    """Run ``steps`` on one game that stands for all.

    `TypeError` or `AttributeError` when a step does what can't be done to all games alike.
    """
    count = len(rules.layout.names)
    values = inputs("values", (count, 1))
    turn = _Turn(_symbolic(rules), values.copy(), inputs("before", (count, 1)))
    for step in steps:
        step(turn)
    rows = [(operation(old), operation(new)) for old, new in zip(values, turn.values, strict=True)]
    return Loop({row: new for row, (old, new) in enumerate(rows) if new is not old})


def shapes(rules: Rules) -> Rules:
    """All that a loop depends on: the rules without their numbers, equal for rules of a family."""
    return replace(_each_number(rules, np.shape), lens="", run=None)


def numbers(rules: Rules) -> Floats:
    """The numbers of the rules, float64[n], as a loop reads them."""
    found: list[Floats] = []

    def collect(array: Floats) -> Floats:
        found.append(array.ravel())
        return array

    _each_number(rules, collect)
    return np.concatenate(found)


def late(rules: Rules) -> tuple[EffectRules, ...]:
    """The effects that wait for their place in the order."""
    return tuple(
        effect
        for effect in rules.effects
        if (effect.kind, effect.side) in (("add", False), ("scale", True))
        or effect.kind in ("cap", "delay")
    )


def neutral(effect: EffectRules) -> float:
    """What an effect's row holds where its card does not work: nothing comes of it."""
    most = np.inf if effect.side else -np.inf
    return {"cap": most, "scale": 1.0, "delay": np.inf}.get(effect.kind, -0.0)


def working(effect: EffectRules) -> float:
    """What an effect's row holds where its card works."""
    return 0.0 if effect.kind == "delay" else effect.by


def _symbolic(rules: Rules) -> Rules:
    """The same rules with inputs for numbers."""
    place = 0

    def lift(array: Floats) -> Any:
        nonlocal place
        lifted = inputs("numbers", array.shape, place)
        place += array.size
        return lifted

    return _each_number(rules, lift)


def _each_number(rules: Rules, change: Callable[[Floats], Any]) -> Rules:
    """The rules after ``change`` of every array of numbers the steps read, in a fixed order."""
    p = copy(rules.p)
    p.update({name: change(value) for name, value in rules.p.items()})
    tables = {name: change(table) for name, table in rules.tables.items()}
    aims = tuple(
        tuple(
            replace(aim, zero=change(aim.zero), full=change(aim.full), weight=change(aim.weight))
            for aim in own
        )
        for own in rules.aims
    )
    columns = {name: change(getattr(rules, name)) for name in _COLUMNS}
    return replace(rules, p=p, tables=tables, aims=aims, **columns)


class _Turn(Turn):
    """A turn of the game that stands for all; it has no quarter, no deals and no other luck."""

    def __init__(self, rules: Rules, values: Rows, before: Rows) -> None:
        nothing: Any = None
        points = inputs("points", (len(rules.levers), 1))
        super().__init__(
            rules=rules, values=values, ledger=None, chance=nothing, played=nothing, rank=nothing,
            inputs=Inputs(points, nothing, nothing, (), nothing), drawn=nothing, gates=nothing,
            before=World(nothing, before, nothing, nothing, nothing, nothing, nothing),
            lucks=inputs("luck", (len(rules.draws), 1)),
        )  # fmt: skip
        self.notes = {name: inputs(name, shape) for name, shape in NOTES.items()}
        self._late = late(rules)
        self.extra = {effect.target: [] for effect in self._late if effect.kind == "add"}

    def _waiting(self, kind: str, target: int) -> Iterator[tuple[EffectRules, Rows]]:
        for effect in self._late:
            if effect.kind == kind and effect.target == target:
                yield effect, inputs("effects", (1,), effect.number)

    def by_level(self, table: str, stance: str) -> Floats:
        level = self[f"stance.{stance}"]
        said: Floats
        said, *others = self.rules.tables[table]
        for number, other in enumerate(others, start=1):
            said = combine("where", combine("equal", level, number), other, said)
        return said

    def capacity(self, lever: str) -> Floats:
        number = self.rules.lever_index[lever]
        working: Floats = self.values[self.rules.lever_rows.start + number]
        for _, scale in self._waiting("scale", number):
            working = np.minimum(working * scale, 1.0)
        return working

    def hold_back(self, lever: int, change: Floats) -> None:
        for _, most in self._waiting("delay", lever):
            np.minimum(change, most, out=change)

    def add_extra(self, row: int) -> None:
        for _, by in self._waiting("add", row):
            self.values[row] += by

    def keep(self, rows: slice) -> None:
        block, low, high = self.values[rows], self.rules.low[rows], self.rules.high[rows]
        held = combine("where", np.less(block, low), low, block)
        self.values[rows] = combine("where", np.greater(held, high), high, held)
        for row in range(rows.start, rows.stop):
            for effect, bound in self._waiting("cap", row):
                limit = np.minimum if effect.side else np.maximum
                self.values[row] = limit(self.values[row], bound)
