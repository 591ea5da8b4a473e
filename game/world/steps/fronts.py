"""Step 13, fronts and scores: how far each faction has come towards its aims.

R13.1 Every value stays within its range; what is cut off shows in the receipt as a limit.
R13.2 A score is the weighted mean of a faction's aims, each 0 at one value and 1 at another, as
points of a hundred. After a systemic incident every score is halved.
R13.3 The ending is the first in the list whose conditions all hold.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import unit
from game.world.rules import AimRules
from game.world.step import step
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

_ROWS = tuple(f"score.{faction}" for faction in FACTIONS)


@step(2500, "R13")
def move(turn: Turn) -> None:
    """R13.2 Score each faction, after any ruling."""
    lost = turn.p["fronts.lost"] * (turn["incidents.systemic"] >= 1)
    points = turn.p["fronts.points"]
    for seat, faction in enumerate(FACTIONS):
        first, *others = (_reached(turn, aim) for aim in turn.rules.aims[seat])
        total = first
        for part in others:
            total = total + part
        turn.put(f"score.{faction}", total * points * (1 - lost), "coupling aims", "R13.2")
    turn.keep(turn.rules.layout.block(_ROWS))


def _reached(turn: Turn, aim: AimRules) -> NDArray[np.float64]:
    """R13.2 How far an aim is reached, times its weight."""
    return unit((turn.values[aim.row] - aim.zero) / (aim.full - aim.zero)) * aim.weight
