"""Carrying out steps as a loop, on the rows of a real turn."""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from game.world.fused.assembly import Assembly
from game.world.fused.trace import NOTES, late, neutral, numbers, trace, working
from game.world.rules import EffectRules, Rules
from game.world.turn import Games, Steps, Turn

Floats = NDArray[np.float64]
Block = NDArray[np.float64] | NDArray[np.int16]
Compiled = Callable[[int, int, int, int], None]
"""A loop: the address of its rows' addresses, that of its numbers, the first game, the last + 1."""

WIDTH = 4
"""Games at a time: what processors of today do with one instruction."""


class Fused:
    """Runs steps as loops; hand it to `Rules` as ``run``.

    Steps are traced once for the same rules, and ``build`` (from the text of a loop to the loop)
    is asked once for the same text.
    """

    def __init__(self, build: Callable[[str], Compiled]) -> None:
        self._build = build
        self._built: dict[str, Compiled] = {}
        self._bound: dict[tuple[int, Steps], _Bound] = {}

    def __call__(self, turn: Turn, steps: Steps) -> None:
        """Do to the turn's values what ``steps``, one by one, would do."""
        key = (id(turn.rules), steps)
        bound = self._bound.get(key)
        if bound is None:
            # It holds on to its rules, so that no others can ever have the same id.
            bound = self._bound[key] = _Bound(turn.rules, steps, self._compiled)
        bound(turn)

    def _compiled(self, text: str) -> Compiled:
        if text not in self._built:
            self._built[text] = self._build(text)
        return self._built[text]


class _Bound:
    """A loop with the numbers of its rules, and where it finds its rows in a turn."""

    def __init__(self, rules: Rules, steps: Steps, build: Callable[[str], Compiled]) -> None:
        assembly = Assembly(trace(rules, steps), WIDTH)
        self._loop, self._rules, self._numbers = build(str(assembly)), rules, numbers(rules)
        self._addresses = np.zeros(len(assembly.rows), np.intp)
        self._places = {
            name: np.array([(at, row) for (of, row), at in assembly.rows.items() if of == name]).T
            for name, _ in assembly.rows
        }
        self._late = {id(effect): row for row, effect in enumerate(late(rules))}
        self._neutral = np.array([neutral(effect) for effect in late(rules)])
        self._effects = np.zeros((0, 0))

    def __call__(self, turn: Turn) -> None:
        blocks, size = self._blocks(turn), turn.size
        whole = size - size % WIDTH
        self._run(blocks, whole)
        if whole < size:
            last = np.minimum(np.arange(whole, whole + WIDTH), size - 1)
            rest = {name: np.take(block, last, axis=1) for name, block in blocks.items()}
            self._run(rest, WIDTH)
            turn.values[:, whole:] = rest["values"][:, : size - whole]
        self._forget(turn)

    def _run(self, blocks: Mapping[str, Block], games: int) -> None:
        if not games:
            return
        for name, (places, rows) in self._places.items():
            block = blocks[name]
            self._addresses[places] = block.ctypes.data + rows * block.strides[0]
        self._loop(self._addresses.ctypes.data, self._numbers.ctypes.data, 0, games)

    def _blocks(self, turn: Turn) -> dict[str, Block]:
        """All that a loop may read of a turn, each with its games side by side."""
        found = {
            "values": turn.values, "before": turn.before.values, "points": turn.inputs.points,
            "luck": turn.lucks, "effects": self._put(turn),
        }  # fmt: skip
        found |= {name: np.atleast_2d(turn.notes[name]) for name in NOTES if name in turn.notes}
        return {name: _side_by_side(block) for name, block in found.items()}

    def _put(self, turn: Turn) -> Floats:
        """The rows of effects that wait, float64[n, B]: neutral but where a card works."""
        if self._effects.shape[1] != turn.size:
            self._effects = np.repeat(self._neutral[:, None], turn.size, axis=1)
        for games, effect in _waiting(turn):
            self._effects[self._late[id(effect)], games] = working(effect)
        return self._effects

    def _forget(self, turn: Turn) -> None:
        for _, effect in _waiting(turn):
            self._effects[self._late[id(effect)]] = neutral(effect)


def _waiting(turn: Turn) -> Iterator[tuple[Games, EffectRules]]:
    for waiting in (turn.extra, turn.caps, turn.scaled, turn.frozen):
        for found in waiting.values():
            yield from found


def _side_by_side(block: Block) -> Block:
    return block if block.strides[1] == block.itemsize else np.ascontiguousarray(block)
