"""M9: the years 2023 to 2026 played again, beside what was measured of them."""

import numpy as np
from numpy.typing import NDArray

from game.analysis.calibration.bench import Bench
from game.analysis.hindcast import Asked, HindcastResult, laid_beside, retrace
from game.analysis.interval import Estimate, exactly, median
from game.content.load import load_hindcast
from game.core.seeds import MIXTURE
from game.world.quarters import parse_quarter

PAST = "hindcast-2023"

Floats = NDArray[np.float64]


def hindcast(bench: Bench) -> dict[str, Estimate]:
    """M9 The gap's path, the chips smuggled in 2024, and the two episodes of sales to China."""
    past = load_hindcast(PAST)
    asked = Asked(
        rulebook=bench.rulebook,
        doctrines=bench.doctrines,
        hindcast=past,
        lens=MIXTURE,
        seed=bench.seed,
        games=bench.games,
    )
    retraced = retrace(asked)
    paths = retraced.paths
    first = parse_quarter(past.first)

    def at(name: str, quarter: str) -> Floats:
        row: Floats = paths[name][parse_quarter(quarter) - first]
        return row

    grey = [at("flow.china_grey", f"2024Q{number}") for number in range(1, 5)]
    legal = "flow.china_legal"
    medians = [median(row) for row in paths["lead"]]
    return {
        "lowest": min(medians, key=lambda one: one.value),
        "highest": max(medians, key=lambda one: one.value),
        "last": median(at("lead", "2026Q2")),
        "smuggled": median(1000 * (grey[0] + grey[1] + grey[2] + grey[3])),
        "weaker": median(1000 * (at(legal, "2025Q2") - at(legal, "2025Q1"))),
        "stronger": median(1000 * (at(legal, "2026Q2") - at(legal, "2025Q1"))),
        **_judged(laid_beside(asked, retraced)),
    }


JUDGED = {
    "lead": "lead",
    "flow.china_grey": "smuggled",
    "flow.china_legal": "bought",
    "adoption.us": "adoption",
}
"""The figures judged where nothing was fitted, and what M9 calls them."""


def _judged(result: HindcastResult) -> dict[str, Estimate]:
    """How the middles do in their bands, and beside guesses that know no rules."""
    found = {}
    for series in result.series:
        judged = series.judged
        if series.variable == "lead":
            found["inside"] = exactly(series.errors.inside / series.errors.quarters)
        if series.variable not in JUDGED or judged is None:
            continue
        word = JUDGED[series.variable]
        found[f"{word}_held"] = exactly(judged.inside / judged.quarters)
        found[f"{word}_kept"] = exactly(judged.skill_persistence)
        found[f"{word}_trend"] = exactly(judged.skill_trend)
    return found
