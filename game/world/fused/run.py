"""Carrying out steps as loops: when to build one, and which one a turn wants."""

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.world.chance import IN_A_LOOP, Chance, Lanes, draw
from game.world.fused.assembly import Assembly
from game.world.fused.rows import FORMS
from game.world.fused.sources import Block, Sources, of_turn, of_world
from game.world.fused.trace import Loop, numbers, shapes, trace, trace_draw, trace_look
from game.world.rules import Look, Rules
from game.world.turn import Steps, Turn, one_by_one
from game.world.world import World

Floats = NDArray[np.float64]
Machine = Callable[[int, int, int, int], None]
"""A loop: the address of its rows' addresses, that of its numbers, the first game, the last + 1."""

_REMEMBERED = 100
"""Rules to know at a time: more come only from those who vary numbers, and don't come back."""


@dataclass(frozen=True)
class _Loop:
    """A loop in machine code, and where it finds its rows."""

    machine: Machine
    sources: Sources
    width: int

    def run(self, arrays: Mapping[str, Block], numbers: Floats, size: int) -> None:
        """Do all games; those left over when ``width`` are taken at a time, apart."""
        blocks = self.sources.blocks(arrays)
        width = self.width
        whole = size - size % width
        if whole:
            self._do(blocks, numbers, whole)
        if whole < size:
            last = np.minimum(np.arange(whole, whole + width), size - 1)
            rest = {name: np.take(block, last, axis=1) for name, block in blocks.items()}
            self._do(rest, numbers, width)
            for name in self.sources.written:
                blocks[name][:, whole:] = rest[name][:, : size - whole]

    def _do(self, blocks: Mapping[str, Block], numbers: Floats, games: int) -> None:
        addresses = self.sources.addresses(blocks)
        self.machine(addresses.ctypes.data, numbers.ctypes.data, 0, games)


@dataclass(frozen=True)
class _Draw:
    """A loop that draws once for each game."""

    machine: Machine
    width: int

    def run(self, keys: Lanes, steps: Lanes) -> Lanes:
        """What `draw` makes of them, each side by side; games left over are drawn by it."""
        bits = np.empty((steps.size, keys.size), np.uint64)
        whole = keys.size - keys.size % self.width
        rows = np.array([keys.ctypes.data, bits.ctypes.data], np.intp)
        at, step = rows.ctypes.data, steps.ctypes.data
        for _ in range(steps.size if whole else 0):
            self.machine(at, step, 0, whole)
            rows[1] += bits.strides[0]
            step += steps.itemsize
        if whole < keys.size:
            bits[:, whole:] = draw(keys[whole:], steps)
        return bits


@dataclass
class _View:
    """What equal plans make of a world, as a loop once that is ``worth`` it."""

    plan: object
    worth: float
    loop: _Loop | None = None
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Family:
    """Rules that differ in their numbers only, and the loops they share."""

    alike: Rules
    loops: dict[Steps, _Loop] = field(default_factory=dict)
    views: list[_View] = field(default_factory=list)


class Fused:
    """Runs steps as loops; hand it to `Rules` as ``run``.

    ``build`` turns the text of a loop into machine code, or gives None where it can't: then steps
    run one by one. That is done once for all rules of a family, and not before ``worth`` games
    have come by.
    """

    def __init__(self, build: Callable[[str], Machine | None], worth: float) -> None:
        self._build, self._worth, self._worth_of_a_view = build, worth, worth
        self._draw: _Draw | None = None
        self._families: list[_Family] = []
        self._known: dict[int, tuple[Rules, _Family, Floats]] = {}
        self._views: dict[tuple[int, int], tuple[Rules, object, _View]] = {}

    def __call__(self, turn: Turn, steps: Steps) -> None:
        """Do to the turn's values what ``steps``, one by one, would do."""
        if self._worth > 0:
            self._worth -= turn.size
            one_by_one(turn, steps)
            return
        _, family, of_rules = self._look_up(turn.rules)
        loop = family.loops.get(steps) or self._make(turn.rules, family, steps)
        if loop is None:
            one_by_one(turn, steps)
            return
        of_rules = of_rules.copy()
        of_rules[0] = turn.quarter - turn.rules.first
        loop.run(of_turn(turn), of_rules, turn.size)

    def look(
        self, world: World, rules: Rules, chance: Chance, plan: object, look: Look
    ) -> dict[str, Block] | None:
        """What ``look`` makes of a world; equal plans share a loop. None until that pays."""
        if self._worth > 0:
            return None
        view = self._view(rules, plan)
        if view.worth > 0:
            view.worth -= world.size
            return None
        loop = view.loop or self._make_view(rules, view, look)
        if loop is None:
            return None
        of_rules = self._look_up(rules)[2].copy()
        of_rules[0] = world.quarter - rules.first
        made: dict[str, Block] = {
            name: np.empty((rows, world.size), FORMS[name]) for name, rows in view.rows.items()
        }
        loop.run(of_world(world, chance) | made, of_rules, world.size)
        return made

    def chance(self, seed: bytes, lanes: Lanes) -> Chance:
        """The luck of a batch, drawn by a loop once loops pay."""
        if self._worth <= 0 and self._draw is None:
            assembly, machine = self._compile(trace_draw())
            self._draw = None if machine is None else _Draw(machine, assembly.width)
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

    def _make_view(self, rules: Rules, view: _View, look: Look) -> _Loop | None:
        traced = trace_look(rules, look)
        assembly, machine = self._compile(traced)
        if machine is None:
            return None
        view.rows = dict(Counter(name for name, _ in traced.after))
        view.loop = _Loop(machine, Sources(assembly.rows, traced.after), assembly.width)
        return view.loop

    def _make(self, rules: Rules, family: _Family, steps: Steps) -> _Loop | None:
        traced = trace(rules, steps)
        assembly, machine = self._compile(traced)
        if machine is None:
            return None
        loop = family.loops[steps] = _Loop(
            machine, Sources(assembly.rows, traced.after), assembly.width
        )
        return loop

    def _compile(self, loop: Loop) -> tuple[Assembly, Machine | None]:
        assembly = Assembly(loop)
        machine = self._build(str(assembly))
        if machine is None:
            self._worth = math.inf
        return assembly, machine
