"""Step 13, fronts and scores: how far each faction has come towards its aims.

R13.1 Every value stays within its range; what is cut off shows in the receipt as a limit.
R13.2 A score is the weighted mean of a faction's aims, each 0 at one value and 1 at another, as
points of a hundred. After a systemic incident every score is nought.
R13.3 The ending is the first in the list whose conditions all hold.
"""

from game.world.curves import unit
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

_ROWS = tuple(f"score.{faction}" for faction in FACTIONS)


def move(quarter: Turn) -> None:
    """R13.2 Score each faction, after any ruling."""
    safe = quarter["incidents.systemic"] < 1
    points = quarter.p["fronts.points"]
    aims = quarter.rules.aims
    reached = unit((quarter.values[aims.rows] - aims.zero) / (aims.full - aims.zero))
    reached *= aims.weight
    for seat, faction in enumerate(FACTIONS):
        own = reached[aims.of[seat]]
        total = own[0]
        for part in own[1:]:
            total = total + part
        quarter.put(f"score.{faction}", total * points * safe, "coupling aims", "R13.2")
    quarter.keep(quarter.rules.layout.block(_ROWS))
