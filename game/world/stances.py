"""The levels of the stances, turned at the opening of the quarter (R2.1 knows the capacities)."""

import numpy as np

from game.world.step import step
from game.world.turn import Turn


@step(600, "R2")
def move(turn: Turn) -> None:
    """Turn the stances as ordered; each names the paragraph it comes under."""
    rules, ordered = turn.rules, turn.inputs.stances
    if turn.ledger is None:
        turn.values[rules.stance_rows] = ordered
        return
    for number, stance in enumerate(rules.stances):
        level = ordered[number].astype(np.float64)
        turn.put(f"stance.{stance.name}", level, f"stance {stance.name}", stance.rule)
