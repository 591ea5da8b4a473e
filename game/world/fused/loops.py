"""Carrying out steps as loops: when to build one, and which one a turn wants."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from game.world.chance import IN_A_LOOP, Chance, Lanes, draw
from game.world.effects import working
from game.world.fused.assembly import VECTOR, Assembly
from game.world.fused.blocks import Block, in_form, of_turn, of_world, places_of
from game.world.fused.changes import SPAN, changes
from game.world.fused.operations import FORMS
from game.world.fused.pieces import Piece, handed, joined
from game.world.fused.trace import (
    Loop,
    numbers,
    shapes,
    trace_draw,
    trace_look,
    traced,
)
from game.world.rules import Rules
from game.world.step import ONE_BY_ONE, Steps, WorkOut
from game.world.turn import Turn
from game.world.world import World, aligned

Floats = NDArray[np.float64]
Machine = Callable[[int, int, int, int], None]
"""A loop: the address of what it is handed, that of its numbers, the first game, the last + 1."""

_LONG = 400
"""Operations after which another piece begins (see `traced`)."""
_REMEMBERED = 100
"""Rules to know at a time: more come only from those who vary numbers, and don't come back."""


@dataclass(frozen=True)
class Loops:
    """Machine code made of pieces."""

    machine: Machine
    pieces: tuple[Piece, ...]

    def run(self, arrays: Mapping[str, Block], numbers: Floats, size: int) -> None:
        """Do all games; those left over when `SPAN` are taken at a time, apart."""
        names = dict.fromkeys(name for piece in self.pieces for name in piece.names)
        blocks = {name: in_form(arrays[name], name) for name in names}
        whole = size - size % SPAN
        if whole:
            self._do(blocks, numbers, whole)
        if whole < size:
            rest = {name: _left_over(block, whole) for name, block in blocks.items()}
            self._do(rest, numbers, SPAN)
            for name in {name for piece in self.pieces for name in piece.written}:
                blocks[name][:, whole:] = rest[name][:, : size - whole]

    def _do(self, blocks: Mapping[str, Block], numbers: Floats, games: int) -> None:
        given = handed(self.pieces, places_of(blocks))
        self.machine(given.ctypes.data, numbers.ctypes.data, 0, games)


def _left_over(block: Block, first: int) -> Block:
    """A copy of the games from ``first`` on, the last of them as often as a span wants it."""
    some = block[:, first:]
    made = np.empty((len(block), SPAN), block.dtype)
    made[:, : some.shape[1]] = some
    made[:, some.shape[1] :] = some[:, -1:]
    return made


@dataclass(frozen=True)
class _Draw:
    """A loop that draws once for each game."""

    loops: Loops

    def run(self, keys: Lanes, steps: Lanes) -> Lanes:
        """What `draw` makes of them, each side by side; games left over are drawn by it."""
        bits = np.empty((steps.size, keys.size), np.uint64)
        whole = keys.size - keys.size % SPAN
        (piece,) = self.loops.pieces
        given = handed((piece,), places_of({"keys": keys.reshape(1, -1), "bits": bits}))
        at, step, into = given.ctypes.data, steps.ctypes.data, 2 * piece.names.index("bits")
        for _ in range(steps.size if whole else 0):
            self.loops.machine(at, step, 0, whole)
            given[into] += bits.strides[0]
            step += steps.itemsize
        if whole < keys.size:
            bits[:, whole:] = draw(keys[whole:], steps)
        return bits


@dataclass
class _View:
    """What equal plans make of a world, as a loop once that is ``worth`` it."""

    plan: object
    worth: float
    loops: Loops | None = None
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Family:
    """Rules that differ in their numbers only, and the loops they share."""

    alike: Rules
    loops: dict[Steps, Loops] = field(default_factory=dict)
    views: list[_View] = field(default_factory=list)


class Fused:
    """Runs steps as loops; hand it to `resolve` as ``run``.

    ``build`` turns the text of a loop into machine code, or gives None where it can't: then steps
    run one by one. That is done once for all rules of a family, and not before ``worth`` games
    have come by. The processor works on ``vector`` bits at a time.
    """

    def __init__(
        self, build: Callable[[str], Machine | None], worth: float, vector: int = VECTOR
    ) -> None:
        self._build, self._worth, self._worth_of_a_view = build, worth, worth
        self._vector = vector
        self._draw: _Draw | None = None
        self._families: list[_Family] = []
        self._known: dict[int, tuple[Rules, _Family, Floats]] = {}
        self._views: dict[tuple[int, int], tuple[Rules, object, _View]] = {}

    def __call__(self, turn: Turn, steps: Steps) -> None:
        """Do to the turn's values what ``steps``, one by one, would do."""
        if self._worth > 0:
            self._worth -= turn.size
            ONE_BY_ONE(turn, steps)
            return
        _, family, of_rules = self._look_up(turn.rules)
        loop = family.loops.get(steps) or self._make(turn.rules, family, steps)
        if loop is None:
            ONE_BY_ONE(turn, steps)
            return
        if working.work in steps:
            _change_in_place(turn)
        of_rules = of_rules.copy()
        of_rules[0] = turn.quarter - turn.rules.first
        loop.run(of_turn(turn), of_rules, turn.size)

    def look(
        self, world: World, rules: Rules, chance: Chance, plan: object, look: WorkOut
    ) -> Mapping[str, Block]:
        """What ``look`` makes of a world; equal plans share a loop, once that pays."""
        view = None if self._worth > 0 else self._view(rules, plan)
        if view is not None and view.worth > 0:
            view.worth -= world.size
            view = None
        loops = None if view is None else view.loops or self._make_view(rules, view, look)
        if view is None or loops is None:
            return ONE_BY_ONE.look(world, rules, chance, plan, look)
        of_rules = self._look_up(rules)[2].copy()
        of_rules[0] = world.quarter - rules.first
        made: dict[str, Block] = {
            name: np.empty((rows, world.size), FORMS[name]) for name, rows in view.rows.items()
        }
        loops.run(of_world(world, chance) | made, of_rules, world.size)
        return made

    def chance(self, seed: bytes, lanes: Lanes) -> Chance:
        """The luck of a batch, drawn by a loop once loops pay."""
        if self._worth <= 0 and self._draw is None:
            loops = self._compile([_straight(trace_draw(), self._vector)])
            self._draw = None if loops is None else _Draw(loops)
        if self._draw is None:
            return Chance(seed, lanes)
        return Chance(seed, lanes, self._draw.run, IN_A_LOOP)

    def _look_up(self, rules: Rules) -> tuple[Rules, _Family, Floats]:
        found = self._known.get(id(rules))
        if found is None:
            if len(self._known) == _REMEMBERED:
                self._known.clear()
            # The rules themselves are kept, so that no others can get their id.
            found = self._known[id(rules)] = (rules, self._family(rules), numbers(rules))
        return found

    def _family(self, rules: Rules) -> _Family:
        alike = shapes(rules)
        for family in self._families:
            if family.alike == alike:
                return family
        self._families.append(_Family(alike))
        return self._families[-1]

    def _view(self, rules: Rules, plan: object) -> _View:
        found = self._views.get((id(rules), id(plan)))
        if found is None:
            if len(self._views) == _REMEMBERED:
                self._views.clear()
            views = self._look_up(rules)[1].views
            view = next((one for one in views if one.plan == plan), None)
            if view is None:
                view = _View(plan, self._worth_of_a_view)
                views.append(view)
            # As above: what is kept can't lose its id to others.
            found = self._views[id(rules), id(plan)] = (rules, plan, view)
        return found[2]

    def _make_view(self, rules: Rules, view: _View, look: WorkOut) -> Loops | None:
        loop = trace_look(rules, look)
        view.rows = Counter(name for name, _ in loop.after)
        view.loops = self._compile([_straight(loop, self._vector)])
        return view.loops

    def _make(self, rules: Rules, family: _Family, steps: Steps) -> Loops | None:
        loops = self._compile(pieces_of(rules, steps, self._vector))
        if loops is not None:
            family.loops[steps] = loops
        return loops

    def _compile(self, pieces: Sequence[Piece]) -> Loops | None:
        machine = self._build(joined(pieces))
        if machine is None:
            self._worth = math.inf
            return None
        return Loops(machine, tuple(pieces))


def _change_in_place(turn: Turn) -> None:
    """Let the world to come begin as the one before, which is left room for some rows (`changes`).

    The numbers themselves are copied only where somebody may still look at the world before.
    """
    values, room = turn.before.values, turn.values
    turn.values = values if turn.fleeting else aligned(values)
    turn.rank = turn.rank if turn.fleeting else turn.rank.copy()
    turn.before = replace(turn.before, values=room)


def pieces_of(rules: Rules, steps: Steps, vector: int = VECTOR) -> list[Piece]:
    """The pieces that steps become."""
    if working.work not in steps:
        return [_straight(loop, vector) for loop in traced(rules, steps, most=_LONG)]
    at = steps.index(working.work)
    opening = traced(rules, steps[:at], early=True)
    rest = [*traced(rules, steps[at + 1 :], most=_LONG)]
    operations = [found for loop in rest for found in loop.operations()]
    apart = {found.place for found in operations if found.name == "before"}
    pieces = [
        *(_straight(loop, vector) for loop in opening),
        changes(rules, apart),
        *(_straight(loop, vector) for loop in rest),
    ]
    return [piece for piece in pieces if piece.written]


def _straight(loop: Loop, vector: int) -> Piece:
    return Assembly(loop, vector).piece()
