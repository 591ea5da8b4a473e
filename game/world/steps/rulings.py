"""What the white cell decided: added when all else is done but the scores (G10.2)."""

import numpy as np

from game.world.turn import Turn


def move(quarter: Turn) -> None:
    """G10.2 Add each ruling, and hold it in range."""
    for name, amount in quarter.inputs.rulings:
        row = quarter.rules.layout.row(name)
        quarter.add(name, np.full(quarter.size, amount), "ruling", "G10.2")
        quarter.keep(slice(row, row + 1))
