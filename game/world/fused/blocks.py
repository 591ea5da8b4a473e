"""Where a loop finds its numbers: in arrays, each with the games of a row side by side."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance
from game.world.fused.operations import FORMS
from game.world.fused.trace import NOTES
from game.world.turn import Turn
from game.world.world import World

Block = NDArray[Any]
"""Rows [n, B] in the form that `FORMS` gives, or float64."""
MemoryPlaces = Mapping[str, tuple[int, int]]
"""Where in memory the first row of each array begins, and bytes from one row to the next."""


def of_turn(turn: Turn) -> dict[str, Block]:
    """All that a loop may read or write of a turn, by the names that `trace` gives."""
    found: dict[str, Block] = {
        "values": turn.values,
        "before": turn.before.values,
        "keys": turn.chance.lane_keys(turn.quarter).reshape(1, -1),
        "points": turn.inputs.points,
        "stances": turn.inputs.stances,
        "played": turn.played,
        "rank": turn.rank,
        "drawn": turn.drawn,
        "gates": turn.gates,
        "was": turn.before.played,
    }
    return found | {name: np.atleast_2d(turn.notes[name]) for name in NOTES if name in turn.notes}


def of_world(world: World, chance: Chance) -> dict[str, Block]:
    """All that a loop may read of a world between two quarters."""
    return {
        "values": world.values,
        "keys": chance.lane_keys(world.quarter).reshape(1, -1),
        "played": world.played,
        "rank": world.rank,
        "drawn": world.drawn,
        "gates": world.gates,
    }


def places_of(blocks: Mapping[str, Block]) -> MemoryPlaces:
    """Where blocks are."""
    return {name: (block.ctypes.data, block.strides[0]) for name, block in blocks.items()}


def in_form(block: Block, name: str) -> Block:
    """The block itself where it is as a loop reads it (as all blocks of a world are), or a copy."""
    block = np.asarray(block, FORMS.get(name, np.dtype(np.float64)))
    return block if block.strides[1] == block.itemsize else np.ascontiguousarray(block)
