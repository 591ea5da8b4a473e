"""Step 6, capability: what is trained, and how far the frontier has moved.

R6.1 Trained compute follows log compute with a lag of about two quarters.
R6.2 Capability in months moves by the months a log unit of compute is worth times trained
compute, and by methods.
R6.3 The lead is US capability less China's, so it moves by exactly these terms: US compute, Chinese
compute, methods of both, spill-over, distillation.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.world.step import step
from game.world.steps.research import spill_over
from game.world.turn import Turn

Floats = NDArray[np.float64]

_BLOCS = ("us", "allies", "china")
_ROWS = (
    "research.norm",
    "log.us",
    "algo.us",
    "talent.us",
    "automation.us",
    "trained.us",
    "capability.us",
    "log.allies",
    "algo.allies",
    "talent.allies",
    "trained.allies",
    "capability.allies",
    "log.china",
    "algo.china",
    "talent.china",
    "automation.china",
    "trained.china",
    "capability.china",
    "lead",
)


@step(1500, "R6")
def move(turn: Turn) -> None:
    """R6 Move capability and the lead."""
    p = turn.p
    worth: dict[str, Floats] = {}
    method: dict[str, Floats] = {}
    for bloc in _BLOCS:
        row = f"trained.{bloc}"
        absorbed = p["capability.lag"] * (turn[f"log.{bloc}"] - turn[row])
        turn.add(row, absorbed, f"coupling log.{bloc}", "R6.1")
        worth[bloc] = p["capability.months"] * absorbed
        method[bloc] = turn[f"algo.{bloc}"] - turn.old(f"algo.{bloc}")
        name = f"capability.{bloc}"
        turn.add(name, worth[bloc], f"coupling compute.{bloc}", "R6.2")
        turn.add(name, method[bloc], f"coupling algo.{bloc}", "R6.2")
    _lead(turn, worth, method)
    turn.keep(turn.rules.layout.block(_ROWS))


def _lead(turn: Turn, worth: dict[str, Floats], method: dict[str, Floats]) -> None:
    distilled = turn["access.distilled"]
    picked, back = spill_over(turn)
    spill = back - picked

    def terms() -> Iterable[tuple[str, Floats]]:
        yield "coupling compute.us", worth["us"]
        yield "coupling compute.china", -worth["china"]
        yield "coupling research", method["us"] - method["china"] - spill + distilled
        yield "coupling spill-over", spill
        yield "lever china.distillation", -distilled

    ahead = turn["capability.us"] - turn["capability.china"]
    turn.put("lead", ahead, "coupling rounding", "R6.3", terms)
