"""M5 to M8: what must show where the essay's rivals are right."""

import numpy as np

from game.analysis.calibration.bench import Bench, Sides, against_china, score_of
from game.analysis.figures import follow
from game.analysis.interval import Estimate, mean, median, times

_DEFENDERS: Sides = ("us", "labs")


def efficiency(bench: Bench) -> dict[str, Estimate]:
    """M5 The essay's orders with chips closed and, all else alike, with chips open."""
    shut = bench.west("essay", "C")
    wide = bench.west("open-chips", "C")
    medians = [median(row) for row in shut.path]
    return {
        "lowest": min(medians, key=lambda one: one.value),
        "highest": max(medians, key=lambda one: one.value),
        "open": median(wide.path[-1]),
        "ratio": _ratio(bench, "essay", "open-chips"),
    }


def _ratio(bench: Bench, shut: str, wide: str) -> Estimate:
    """How many times as many chips China lacks under one doctrine as under the other."""
    found = []
    for doctrine in (shut, wide):
        request = bench.request("C", against_china(doctrine))
        found.append(follow(request, ("compute.ratio",))[0, -1])
    return median(found[0] / found[1])


def copying(bench: Bench) -> dict[str, Estimate]:
    """M6 All defences against copying, beside none; the points saved are not spent."""
    worth = {}
    for lens in "DA":
        full = bench.west("full-defence", lens, _DEFENDERS)
        none = bench.west("no-defence", lens, _DEFENDERS)
        worth[f"moved_{lens.lower()}"] = median(full.path[-1] - none.path[-1])
    return worth


def adoption(bench: Bench) -> dict[str, Estimate]:
    """M7 The lead, and the score of us, when it puts adoption first and when controls."""
    found = {}
    for lens, sign in (("E", 1), ("A", -1)):
        homely = bench.west("adoption-first", lens, ("us",))
        strict = bench.west("controls-first", lens, ("us",))
        more = score_of(homely, "us").astype(np.float64) - score_of(strict, "us")
        found[f"lead_{lens.lower()}"] = median(sign * (homely.path[-1] - strict.path[-1]))
        found[f"worth_{lens.lower()}"] = mean(sign * more)
    return found


def racing(bench: Bench) -> dict[str, Estimate]:
    """M8 Systemic incidents when all race, and when all keep pace by agreement."""
    race, paced = (bench.all(name, "F").systemic for name in ("race", "paced"))
    return {"ratio": times(int(np.count_nonzero(race)), int(np.count_nonzero(paced)), bench.games)}
