"""The capacity of every lever, moved at the opening of the quarter.

R2.1 A lever's capacity moves by its speed each quarter towards x / (x + half), where x is the
points spent on it: diminishing returns, build-up and decay in one rule. A card may scale a
capacity while it works, or freeze its growth.
"""

import numpy as np

from game.world.turn import Turn


def move(turn: Turn) -> None:
    """R2.1 Move all capacities, then set the working ones and the dials for this quarter."""
    rules = turn.rules
    rows = rules.lever_rows
    points = turn.inputs.points.astype(np.float64)
    stored = turn.values[rows]
    change = points + rules.lever_half
    np.divide(points, change, out=change)
    change -= stored
    change *= rules.lever_speed
    for lever, games in turn.frozen:
        change[lever][games] = np.minimum(change[lever][games], 0.0)
    for lever, name in enumerate(rules.lever_index):
        if turn.ledger is None:
            break
        turn.ledger.note(rows.start + lever, f"lever {name}", "R2.1", change[lever].copy())
    # Half-way between two shares of one is a share of one: there is no range to keep.
    stored += change
    turn.capacities = stored
    if turn.scaled:
        turn.capacities = stored.copy()
        for lever, games, by in turn.scaled:
            row = turn.capacities[lever]
            row[games] = np.minimum(row[games] * by, 1.0)
    turn.dials = turn.values[rules.stance_rows] / rules.stance_top
