"""B2: bots of equal strength, each with aims of its own, in a world nobody knows."""

import numpy as np

from game.analysis.calibration.bench import Bench
from game.analysis.interval import Estimate, share
from game.world.vocabulary import FACTIONS


def equal_bots(bench: Bench) -> dict[str, Estimate]:
    """B2 How often each faction meets its aims when all react to what they see."""
    kept = bench.all("adaptive")
    return {
        faction: share(int(np.count_nonzero(kept.met[row])), bench.games)
        for row, faction in enumerate(FACTIONS)
    }
