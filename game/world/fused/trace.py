"""Running steps on rows that remember: what comes of it is a `Loop`.

What differs from game to game in a batch is given a form that is the same for all: every row is
held within its range, and every effect of every card works, where the card's age says so.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance, fractions, limits, mix, steps_of
from game.world.effects import working
from game.world.fused.operations import Operation, combine, inputs, only
from game.world.inputs import Inputs
from game.world.rules import WORLD_DECK, EffectRules, Rules, Working
from game.world.step import Steps, WorkOut
from game.world.timing import Games, dense
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS
from game.world.world import World

Floats = NDArray[np.float64]

RowAt = tuple[str, int]
"""A row that a loop reads or writes: the array it is in, and its number there."""

_EACH = (len(FACTIONS), 1)
NOTES = {"capital": _EACH, "pressed": _EACH, "upheld": (1,), "found": (1,), "moved": _EACH}
"""What is noted outside a loop for the steps in it, in the shape it has for one game."""
WRITTEN = ("values", "played", "rank", "drawn", "gates")
"""Arrays of a turn that steps change."""
_COLUMNS = (
    "low",
    "high",
    "starts",
    "lever_half",
    "lever_speed",
    "stance_cost",
    "stance_top",
    "card_owner",
    "card_capital",
)


@dataclass(frozen=True)
class Loop:
    """What is done to one game: the operations whose results are left in rows."""

    after: dict[RowAt, Operation | float]

    @property
    def length(self) -> int:
        """How many operations it takes."""
        return len([*self.operations()])

    def operations(self) -> Iterator[Operation]:
        """Every operation that ``after`` needs, once, and after those it is done to."""
        done: set[Operation] = set()
        waiting = [one for one in reversed(self.after.values()) if isinstance(one, Operation)]
        while waiting:
            parts = [one for one in waiting[-1].of if isinstance(one, Operation)]
            first = [part for part in parts if part not in done]
            if first:
                waiting.extend(reversed(first))
            elif (ready := waiting.pop()) not in done:
                done.add(ready)
                yield ready


def traced(
    rules: Rules, steps: Steps, early: bool = False, most: int | None = None
) -> Iterator[Loop]:
    """Run ``steps`` on one game that stands for all; they become one loop, or several.

    A loop ends with the step that made it ``most`` operations long: code that is longer than a
    processor can keep at hand is read anew for every few games. ``early`` steps come before any
    number of the world has changed.

    `TypeError` or `AttributeError` when a step does what can't be done to all games alike.
    """
    left = [*steps]
    while left:
        turn = _Turn(rules, early)
        if working.wait not in steps:
            working.wait(turn)
        old, loop = _elements(turn), Loop({})
        while left and (most is None or loop.length < most):
            left.pop(0)(turn)
            new = _elements(turn)
            loop = Loop({row: new[row] for row in new if new[row] is not old[row]})
        yield loop


def _elements(turn: Turn) -> dict[RowAt, Operation | float]:
    """What is in each row that steps may write."""
    return {
        (name, row): found for name in WRITTEN for row, found in enumerate(getattr(turn, name).flat)
    }


def trace_look(rules: Rules, look: WorkOut) -> Loop:
    """Work out what is made of a world on one that stands for all: what is found becomes rows."""
    found = look(_World(rules), _symbolic(rules), _Luck())
    return Loop(
        {
            (name, row): element
            for name, rows in found.items()
            for row, element in enumerate(rows.flat)
        }
    )


def trace_draw() -> Loop:
    """Draw once for each game: its key, and how far the draw lies from it, become ``bits``."""
    keys: Any = inputs("keys", (1,))
    bits: Any = mix(keys + inputs("steps", (1,)))
    return Loop({("bits", 0): only(bits)})


def shapes(rules: Rules) -> Rules:
    """All that a loop depends on: the rules without their numbers, equal for rules of a family."""
    return replace(_each_number(rules, np.shape), lens="")


def numbers(rules: Rules) -> Floats:
    """The numbers a loop reads, float64[n]: first the quarter's (since the first), then the rules'.

    That of the quarter is left for each turn to set.
    """
    found: list[Floats] = [np.zeros(1)]

    def collect(array: Floats) -> Floats:
        found.append(array.ravel())
        return array

    _each_number(rules, collect)
    return np.concatenate(found)


def _symbolic(rules: Rules) -> Rules:
    """The same rules with inputs for numbers."""
    place = 1

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


class _Luck(Chance):
    """Luck of the game that stands for all."""

    def __init__(self) -> None:
        super().__init__(b"", inputs("keys", (1,)))

    def uniforms(self, quarter: int, names: Sequence[str]) -> Any:
        """Draws of the quarter at hand: there is no other."""
        return fractions(self._drawn(names))

    def under(self, quarter: int, names: Sequence[str], odds: Sequence[float]) -> Any:
        """Truths about them."""
        return self._drawn(names) < limits(odds)

    def under_in(self, quarter: int, name: str, odds: float, games: Games) -> Any:
        """A truth about every game, whichever it is asked of."""
        return self.under(quarter, (name,), (odds,))[0]

    def _drawn(self, names: Sequence[str]) -> Any:
        return mix(self.lanes + steps_of(tuple(names)))


class _World(World):
    """A world between two quarters, of the game that stands for all; it has no deals."""

    def __init__(self, rules: Rules) -> None:
        cards, nothing = (len(rules.cards), 1), cast(Any, None)
        super().__init__(
            quarter=cast(Any, inputs("numbers", ()).astype(np.int16) + rules.first),
            values=inputs("values", (len(rules.layout.names), 1)),
            played=inputs("played", cards),
            rank=inputs("rank", cards),
            drawn=inputs("drawn", (WORLD_DECK, 1)),
            gates=inputs("gates", (len(rules.gates), 1)),
            deals=nothing,
        )

    def under(self, effect: EffectRules, now: int) -> Iterator[Games]:
        """All games in which an effect works, at once."""
        yield dense(effect, now, self.played, self.gates)


class _Turn(Turn):
    """A turn of the game that stands for all; it has no quarter, no deals and no other luck."""

    def __init__(self, rules: Rules, early: bool) -> None:
        nothing: Any = None
        rows, cards, gates = len(rules.layout.names), len(rules.cards), len(rules.gates)
        points = inputs("points", (len(rules.levers), 1))
        stances = inputs("stances", (len(rules.stances), 1))
        before, was = inputs("values" if early else "before", (rows, 1)), inputs("was", (cards, 1))
        super().__init__(
            rules=_symbolic(rules),
            chance=_Luck(),
            ledger=None,
            inputs=Inputs(points, stances, nothing, (), nothing, nothing),
            before=World(nothing, before, was, nothing, nothing, nothing, nothing),
            values=inputs("values", (rows, 1)),
            played=inputs("played", (cards, 1)),
            rank=inputs("rank", (cards, 1)),
            drawn=inputs("drawn", (WORLD_DECK, 1)),
            gates=inputs("gates", (gates, 1)),
        )
        self.lucks = self.chance.uniforms(self.quarter, rules.draws)
        self.notes = {name: inputs(name, shape) for name, shape in NOTES.items()}
        self._games: dict[tuple[int, ...], Games] = {}

    @cached_property
    def now(self) -> Any:
        """The quarter, which each run of a loop is told."""
        return inputs("numbers", ()).astype(np.int16)

    def just_laid(self, card: int) -> Any:
        """A truth about the one game."""
        return self.played[card] == self.now

    def active(self, table: Working) -> Iterator[tuple[EffectRules, Games]]:
        """R15.1, R15.6 All effects; their games are those where the card is of the right age."""
        found = {one.number: one for ages in table.values() for age in ages for one in age}
        for _, effect in sorted(found.items()):
            key = (effect.card, effect.after, effect.lasts, effect.gate, effect.branch)
            if key not in self._games:
                self._games[key] = dense(effect, self.now, self.played, self.gates)
            yield effect, self._games[key]

    def _hold(self, rows: slice) -> None:
        """R13.1 All rows alike."""
        block, low, high = self.values[rows], self.rules.low[rows], self.rules.high[rows]
        held = combine("where", np.less(block, low), low, block)
        self.values[rows] = combine("where", np.greater(held, high), high, held)
