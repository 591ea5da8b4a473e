"""Step 11, agreements and knowledge: what kept promises build, and what intelligence finds out.

R11.3 The strength of agreements drifts towards what kept promises between China and the others
support, weighted by monitoring and by how well the two sides talk; a promise at the loosest end of
its range, which nobody could break, counts for nothing. A found breach strikes the strength down.
R11.4 Insight follows intelligence work; factions without a lever for it keep a base.

Between the two the promises themselves are looked at (`promises`).
"""

from game.world.curves import unit
from game.world.step import step
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

_ROWS = ("agreements", "breaches", *(f"insight.{faction}" for faction in FACTIONS))


@step(2000, "R11")
def learn(turn: Turn) -> None:
    """R11.4 Move insight."""
    p = turn.p
    for faction in FACTIONS:
        row = f"insight.{faction}"
        aim = p[f"agreements.insight_{faction}"]
        word = "coupling habit"
        if faction == "us":
            aim = aim + p["agreements.insight_gain"] * turn.capacity("us.intelligence")
            word = "lever us.intelligence"
        turn.add(row, p["agreements.insight_speed"] * (aim - turn[row]), word, "R11.4")


@step(2200, "R11")
def move(turn: Turn) -> None:
    """R11.3 Move the strength of agreements by the promises kept, and count the breaches."""
    p = turn.p
    heard = turn["talks"] / p["politics.middle"] - 1
    kept = turn.notes["upheld"] * (1 + p["agreements.talks"] * heard)
    aim = p["agreements.points"] * unit(kept / p["agreements.needed"])
    drift = p["agreements.speed"] * (aim - turn["agreements"])
    turn.add("agreements", drift, "coupling promises kept", "R11.3")
    struck = p["agreements.struck"] * turn.notes["found"] * turn["agreements"]
    turn.add("agreements", -struck, "coupling breaches", "R11.3")
    turn.add("breaches", turn.notes["found"], "coupling breaches", "R11.2")
    turn.keep(turn.rules.layout.block(_ROWS))
