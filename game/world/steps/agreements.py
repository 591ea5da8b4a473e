"""Step 11, agreements and knowledge: what kept promises build, and what intelligence finds out.

R11.3 The strength of agreements drifts towards what kept promises between China and the others
support, weighted by monitoring; a promise at the loosest end of its range, which nobody could
break, counts for nothing. A found breach strikes the strength down.
R11.4 Insight follows intelligence work; factions without a lever for it keep a base.

Between the two the promises themselves are looked at (`promises`).
"""

from game.world.curves import unit
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

_ROWS = ("agreements", "breaches", *(f"insight.{faction}" for faction in FACTIONS))


def learn(quarter: Turn) -> None:
    """R11.4 Move insight."""
    p = quarter.p
    for faction in FACTIONS:
        row = f"insight.{faction}"
        aim = p[f"agreements.insight_{faction}"]
        word = "coupling habit"
        if faction == "us":
            aim = aim + p["agreements.insight_gain"] * quarter.capacity("us.intelligence")
            word = "lever us.intelligence"
        quarter.add(row, p["agreements.insight_speed"] * (aim - quarter[row]), word, "R11.4")


def move(quarter: Turn) -> None:
    """R11.3 Move the strength of agreements by the promises kept, and count the breaches."""
    p = quarter.p
    aim = p["agreements.points"] * unit(quarter.notes["upheld"] / p["agreements.needed"])
    drift = p["agreements.speed"] * (aim - quarter["agreements"])
    quarter.add("agreements", drift, "coupling promises kept", "R11.3")
    struck = p["agreements.struck"] * quarter.notes["found"] * quarter["agreements"]
    quarter.add("agreements", -struck, "coupling breaches", "R11.3")
    quarter.add("breaches", quarter.notes["found"], "coupling breaches", "R11.2")
    quarter.keep(quarter.rules.layout.block(_ROWS))
