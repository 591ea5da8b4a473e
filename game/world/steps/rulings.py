"""What the white cell decided: added when all else is done but the scores (G10.2)."""

import numpy as np

from game.world.step import step
from game.world.turn import Turn


@step(2400, "G10")
def move(turn: Turn) -> None:
    """G10.2 Add each ruling, and hold it in range."""
    for name, amount in turn.inputs.rulings:
        row = turn.rules.layout.row(name)
        turn.add(name, np.full(turn.size, amount), "ruling", "G10.2")
        turn.keep(slice(row, row + 1))
