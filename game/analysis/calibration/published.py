"""M12: what single levers and dials do, beside what the published figures say they do.

Each effect is held on the present course, all else alike, in the essay's own lens; the bands are
those of the sources named, and a claim's figure says how it is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from game.analysis.calibration.alike import Course
from game.analysis.calibration.bench import Bench
from game.analysis.interval import Estimate, mean

Floats = NDArray[np.float64]
Held = Mapping[str, int]
Count = Literal["more", "percent", "a quarter"]


@dataclass(frozen=True)
class LeverEffect:
    """What ``held`` does to ``row`` beside ``beside``, after so many quarters.

    Counted as the difference, in percent of what it is beside, or as the difference a quarter.
    """

    row: str
    held: Held
    beside: Held
    count: Count
    quarters: int
    scale: float = 1.0


_BUY = {"china.import_stance": 3}
EFFECTS: Mapping[str, LeverEffect] = {
    "sell_some": LeverEffect(
        "lead", _BUY | {"us.chip_controls": 1}, _BUY | {"us.chip_controls": 2}, "more", 6
    ),
    "sell_most": LeverEffect(
        "lead", _BUY | {"us.chip_controls": 0}, _BUY | {"us.chip_controls": 3}, "more", 6
    ),
    "tools_alone": LeverEffect(
        "flow.china_domestic",
        {"us.equipment_controls": 3, "allies.alignment": 1},
        {"us.equipment_controls": 1, "allies.alignment": 1},
        "percent",
        8,
    ),
    "tools_aligned": LeverEffect(
        "flow.china_domestic",
        {"us.equipment_controls": 3, "allies.alignment": 3, "allies.tool_checks": 4},
        {"us.equipment_controls": 1, "allies.alignment": 1},
        "percent",
        8,
    ),
    "enforce": LeverEffect(
        "flow.china_grey", {"us.enforcement": 4}, {"us.enforcement": 2}, "percent", 4
    ),
    "rule_alone": LeverEffect(
        "flow.china_rented", {"us.remote_rule": 3}, {"us.remote_rule": 1}, "percent", 2
    ),
    "rule_hosted": LeverEffect(
        "compute.china_rented",
        {"us.remote_rule": 3, "us.remote_access": 4, "allies.hosting": 4},
        {"us.remote_rule": 1},
        "percent",
        6,
    ),
    "copy": LeverEffect("lead", {"china.distillation": 5}, {"china.distillation": 0}, "more", 6),
    "check": LeverEffect(
        "access.distilled", {"labs.access_security": 4}, {"labs.access_security": 0}, "percent", 3
    ),
    "share_threats": LeverEffect(
        "access.distilled",
        {"labs.intelligence_sharing": 3},
        {"labs.intelligence_sharing": 0},
        "percent",
        3,
    ),
    "export": LeverEffect(
        "distribution.us",
        {"us.export_programme": 3},
        {"us.export_programme": 0},
        "a quarter",
        6,
        100 / 3,
    ),
    "export_china": LeverEffect(
        "distribution.china", {"china.exports": 4}, {"china.exports": 0}, "a quarter", 6, 100
    ),
    "deploy_us": LeverEffect(
        "adoption.us",
        {"us.adoption": 4, "labs.enterprise": 4},
        {"us.adoption": 0, "labs.enterprise": 0},
        "a quarter",
        6,
        100,
    ),
    "deploy_china": LeverEffect(
        "adoption.china", {"china.deployment": 5}, {"china.deployment": 0}, "a quarter", 6, 100
    ),
    "evaluate": LeverEffect("hazard", {"labs.evaluation": 4}, {"labs.evaluation": 0}, "percent", 4),
    "race": LeverEffect("hazard", {"labs.release_pace": 3}, {"labs.release_pace": 1}, "percent", 4),
    "train_people": LeverEffect("work.us", {"us.workforce": 5}, {"us.workforce": 0}, "more", 6),
    "power": LeverEffect("compute.us", {"us.energy": 5}, {"us.energy": 0}, "percent", 8),
}
"""What is measured, by the key under which M12 knows it."""


def effects(bench: Bench) -> dict[str, Estimate]:
    """M12 Every effect, as the mean over the games."""
    course = Course(bench, "A")
    return {key: _measured(course, effect) for key, effect in EFFECTS.items()}


def _measured(course: Course, effect: LeverEffect) -> Estimate:
    row = (effect.row,)
    without = course.ends(row, held=effect.beside, quarters=effect.quarters)[effect.row]
    moved = course.ends(row, held=effect.held, quarters=effect.quarters)[effect.row] - without
    if effect.count == "percent":
        return mean(moved / float(np.mean(without)) * 100)
    per = effect.quarters if effect.count == "a quarter" else 1
    return mean(moved / per * effect.scale)
