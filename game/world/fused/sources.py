"""Where a loop finds its rows: in arrays, each with the games of a row side by side."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance
from game.world.fused.rows import FORMS
from game.world.fused.trace import NOTES, Row
from game.world.turn import Turn
from game.world.world import World

Block = NDArray[Any]
"""Rows [n, B] in the form that `FORMS` gives, or float64."""


def of_turn(turn: Turn) -> dict[str, Block]:
    """All that a loop may read or write of a turn, by the names that `trace` gives."""
    found: dict[str, Block] = {
        "values": turn.values, "before": turn.before.values,
        "keys": turn.chance.lane_keys(turn.quarter).reshape(1, -1),
        "points": turn.inputs.points, "stances": turn.inputs.stances, "played": turn.played,
        "rank": turn.rank, "drawn": turn.drawn, "gates": turn.gates, "was": turn.before.played,
    }  # fmt: skip
    return found | {name: np.atleast_2d(turn.notes[name]) for name in NOTES if name in turn.notes}


def of_world(world: World, chance: Chance) -> dict[str, Block]:
    """All that a loop may read of a world between two quarters."""
    return {
        "values": world.values, "keys": chance.lane_keys(world.quarter).reshape(1, -1),
        "played": world.played, "rank": world.rank, "drawn": world.drawn, "gates": world.gates,
    }  # fmt: skip


class Sources:
    """Finds the rows a loop wants, ``rows`` by their place in it, and knows those it writes."""

    def __init__(self, rows: Mapping[Row, int], written: Iterable[Row]) -> None:
        self._count = len(rows)
        self._wanted = {
            name: np.array([(at, row) for (of, row), at in rows.items() if of == name]).T
            for name in dict.fromkeys(name for name, _ in rows)
        }
        self.names = tuple(self._wanted)
        self.written = tuple(dict.fromkeys(name for name, _ in written))

    def addresses(self, blocks: Mapping[str, Block]) -> NDArray[np.intp]:
        """Where each row begins in memory, in the order in which the loop wants them."""
        found = np.empty(self._count, np.intp)
        for name, (places, rows) in self._wanted.items():
            found[places] = blocks[name].ctypes.data + rows * blocks[name].strides[0]
        return found


def in_form(block: Block, name: str) -> Block:
    """The block itself where it is as a loop reads it (as all blocks of a world are), or a copy."""
    block = np.asarray(block, FORMS.get(name, np.dtype(np.float64)))
    return block if block.strides[1] == block.itemsize else np.ascontiguousarray(block)
