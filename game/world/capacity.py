"""The capacity of every lever, moved at the opening of the quarter.

R2.1 A lever's capacity moves by its speed each quarter towards x² / (x² + half²), where x is
the points spent on it: an agency needs a critical mass, so that half the money buys less than half,
and there is always less to be had beyond it. A card may scale a capacity while it works, or freeze
its growth.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import Rules
from game.world.step import step
from game.world.turn import Turn

Floats = NDArray[np.float64]


def growth(rules: Rules, lever: int, points: Floats, stored: Floats) -> Floats:
    """R2.1 How far a capacity moves in a quarter with so many points, where no card holds it."""
    half, squared = rules.lever_half[lever], points * points
    change = squared / (squared + half * half)
    change -= stored
    change *= rules.lever_speed[lever]
    moved: Floats = change
    return moved


@step(700, "R2")
def move(turn: Turn) -> None:
    """R2.1 Move all capacities."""
    rules = turn.rules
    rows = rules.lever_rows
    for lever, name in enumerate(rules.lever_index):
        stored = turn.values[rows.start + lever]
        points = turn.inputs.points[lever].astype(np.float64)
        change = growth(rules, lever, points, stored)
        for games, _ in turn.frozen.get(lever, ()):
            change[games] = np.minimum(change[games], 0.0)
        if turn.ledger is not None:
            turn.ledger.note(rows.start + lever, f"lever {name}", "R2.1", change)
        # Half-way between two shares of one is a share of one: there is no range to keep.
        stored += change
