"""M11: how the fronts hang together: one of them shifted at the start, what moves by the end."""

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.calibration.alike import Course, Shift
from game.analysis.calibration.bench import Bench
from game.analysis.interval import Estimate, mean
from game.analysis.tables import table
from game.content.load import load_doctrines
from game.core.rulebook import Rulebook

Floats = NDArray[np.float64]

REGIONS = ("europe", "gulf", "south_asia", "south_east_asia", "africa", "latin_america")
SECTORS = ("cyber", "finance", "health", "science", "industry", "public")
PARTS = ("trust", "work", "safety", "cohesion")


@dataclass(frozen=True)
class Shifted:
    """A row of the matrix: what is said of it, and what it does to the starts."""

    title: str
    starts: Mapping[str, Shift]
    held: Mapping[str, int]


def _more(amount: float) -> Shift:
    return lambda start: start + amount


def _times(factor: float) -> Shift:
    return lambda start: start * factor


def _all(names: tuple[str, ...], shift: Shift) -> dict[str, Shift]:
    return dict.fromkeys(names, shift)


MATRIX: Mapping[str, Shifted] = {
    "lead": Shifted("six more months of lead", _all(("capability.us", "lead"), _more(6.0)), {}),
    "adoption": Shifted(
        "half as much adoption again",
        _all(("adoption.us", *(f"adoption.us.{sector}" for sector in SECTORS)), _times(1.5)),
        {},
    ),
    "share": Shifted(
        "15 points more of every region",
        _all(("distribution.us", *(f"share.{region}.us" for region in REGIONS)), _more(0.15)),
        {},
    ),
    "resilience": Shifted(
        "ten points more of trust, work, safety and cohesion",
        _all(tuple(f"{part}.us" for part in PARTS), _more(10.0)),
        {},
    ),
    "alliance": Shifted("an alliance 30 points stronger", {"alliance": _more(30.0)}, {}),
    "tension": Shifted("30 points more tension", {"tension": _more(30.0)}, {}),
    "talks": Shifted("talks 30 points better", {"talks": _more(30.0)}, {}),
    "revenue": Shifted("half as much lab revenue again", {"revenue.labs": _times(1.5)}, {}),
    **{
        f"dial_{level}": Shifted(
            f"the chip dial held at {level}",
            {},
            {"us.chip_controls": level},
        )
        for level in range(4)
    },
}
"""What is shifted, by the key under which M11 knows it."""


HEADS = (
    ("lead", "Lead, months", 1),
    ("adoption.us", "US adoption, points", 100),
    ("distribution.us", "US share, points", 100),
    ("resilience.us", "US resilience", 1),
    ("revenue.labs", "Lab revenue, $ bn", 1),
    ("hazard", "Hazard, points", 100),
    ("tension", "Tension", 1),
)
MOVED = tuple(name for name, _, _ in HEADS)
PRINTED, PRINTED_OF_EACH = 256, 64
"""Games behind the printed matrix: in the essay's lens, and in each lens of the mixture."""
SEED = 1


def printed(rulebook: Rulebook) -> list[str]:
    """The matrix as the rulebook prints it: in the essay's own lens, and over the mixture."""
    doctrines = load_doctrines()
    essay = _means(matrix(Bench(rulebook, doctrines, PRINTED, SEED), "A"))
    few = Bench(rulebook, doctrines, PRINTED_OF_EACH, SEED)
    each = [(lens.weight, _means(matrix(few, lens.id))) for lens in rulebook.lenses]
    whole = math.fsum(weight for weight, _ in each)
    mixture = {
        cell: math.fsum(weight * means[cell] for weight, means in each) / whole for cell in essay
    }
    return [*_table("Lens A", essay), "", *_table("Mixture", mixture)]


def _means(found: Mapping[str, Mapping[str, Floats]]) -> dict[tuple[str, str], float]:
    """The mean of every cell, by row and column."""
    return {
        (row, name): float(np.mean(moved))
        for row, cells in found.items()
        for name, moved in cells.items()
    }


def _table(title: str, means: Mapping[tuple[str, str], float]) -> list[str]:
    rows = (
        (shifted.title, *(f"{means[row, name] * by:+.2f}" for name, _, by in HEADS))
        for row, shifted in MATRIX.items()
    )
    return table((title, *(head for _, head, _ in HEADS)), rows)


def matrix(bench: Bench, lens: str) -> dict[str, dict[str, Floats]]:
    """What each shift moves by the end, float64[games] by row and column."""
    course = Course(bench, lens)
    base = course.ends(MOVED)
    found = {}
    for key, shifted in MATRIX.items():
        ends = course.ends(MOVED, shifted.starts, shifted.held)
        found[key] = {name: ends[name] - base[name] for name in MOVED}
    return found


def coupled(bench: Bench) -> dict[str, Estimate]:
    """M11 The cells that are bound, in the essay's own lens; dials by the steps between levels."""
    found = matrix(bench, "A")
    dials = [found[f"dial_{level}"]["lead"] for level in range(4)]
    steps = [mean(higher - lower) for lower, higher in itertools.pairwise(dials)]
    base = Course(bench, "A").ends(("hazard",))["hazard"]
    return {
        "lead_adoption": _scaled(mean(found["lead"]["adoption.us"]), 100),
        "lead_share": _scaled(mean(found["lead"]["distribution.us"]), 100),
        "lead_revenue": mean(found["lead"]["revenue.labs"]),
        "adoption_lead": mean(found["adoption"]["lead"]),
        "share_lead": mean(found["share"]["lead"]),
        "alliance_lead": mean(found["alliance"]["lead"]),
        "alliance_share": _scaled(mean(found["alliance"]["distribution.us"]), 100),
        "tension_lead": mean(found["tension"]["lead"]),
        "tension_hazard": _scaled(mean(found["tension"]["hazard"] / base), 1, 1),
        "talks_tension": mean(found["talks"]["tension"]),
        "revenue_lead": mean(found["revenue"]["lead"]),
        "dial_least": min(steps, key=lambda step: step.value),
    }


def _scaled(one: Estimate, factor: float, more: float = 0) -> Estimate:
    return Estimate(*(number * factor + more for number in (one.value, one.low, one.high)))
