"""Where a loop finds its rows: in arrays of a turn, each with the games of a row side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.fused.assembly import Row
from game.world.fused.trace import NOTES, neutral, working
from game.world.rules import EffectRules, Rules
from game.world.turn import Turn
from game.world.world import Games

Block = NDArray[Any]
"""Rows of float64, or of int16 where they are points."""
Numbers = NDArray[np.intp]

_NEUTRAL = (-0.0, 1.0, np.inf, -np.inf)
"""The first rows of effects: each serves all those that do nothing now, and so much alike."""


@dataclass(frozen=True)
class Blocks:
    """Arrays by name, [rows, B], and the row of each effect, by its number."""

    named: Mapping[str, Block]
    effects: Numbers

    def only(self, games: Games) -> "Blocks":
        """A copy with these games alone."""
        some = {name: np.take(block, games, axis=1) for name, block in self.named.items()}
        return replace(self, named=some)


class Sources:
    """Finds the rows a loop wants, in any turn under rules of the same family."""

    def __init__(self, rules: Rules, rows: Mapping[Row, int]) -> None:
        self._neutral = np.array([_NEUTRAL.index(neutral(one)) for one in rules.effects], np.intp)
        self._count = len(rows)
        self._wanted = {
            name: np.array([(at, row) for (of, row), at in rows.items() if of == name]).T
            for name in dict.fromkeys(name for name, _ in rows)
        }

    def blocks(self, turn: Turn) -> Blocks:
        """All that a loop may read of a turn."""
        rows, places = self._effects(turn)
        found: dict[str, Block] = {
            "values": turn.values, "before": turn.before.values, "points": turn.inputs.points,
            "luck": turn.lucks, "effects": rows,
        }  # fmt: skip
        found |= {name: np.atleast_2d(turn.notes[name]) for name in NOTES if name in turn.notes}
        return Blocks({name: _side_by_side(block) for name, block in found.items()}, places)

    def addresses(self, blocks: Blocks) -> Numbers:
        """Where each row begins in memory, in the order in which the loop wants them."""
        found = np.empty(self._count, np.intp)
        for name, (places, rows) in self._wanted.items():
            block = blocks.named[name]
            at = blocks.effects[rows] if name == "effects" else rows
            found[places] = block.ctypes.data + at * block.strides[0]
        return found

    def _effects(self, turn: Turn) -> tuple[NDArray[np.float64], Numbers]:
        """The rows of effects, neutral but where a card works, and the row of each."""
        places = self._neutral.copy()
        found = {effect.number: effect for _, effect in _waiting(turn)}
        places[[*found]] = np.arange(len(found)) + len(_NEUTRAL)
        each = [*_NEUTRAL, *map(neutral, found.values())]
        rows = np.repeat(np.array(each)[:, None], turn.size, axis=1)
        for games, effect in _waiting(turn):
            rows[places[effect.number], games] = working(effect)
        return rows, places


def _waiting(turn: Turn) -> Iterator[tuple[Games, EffectRules]]:
    for waiting in (turn.extra, turn.caps, turn.scaled, turn.frozen):
        for found in waiting.values():
            yield from found


def _side_by_side(block: Block) -> Block:
    return block if block.strides[1] == block.itemsize else np.ascontiguousarray(block)
