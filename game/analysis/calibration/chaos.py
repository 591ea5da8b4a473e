"""M10: random legal play reaches every ending somewhere, and breaks nothing."""

import numpy as np

from game.analysis.batch import rules_for
from game.analysis.calibration.bench import Bench
from game.analysis.calibration.final import worlds
from game.analysis.calibration.interval import Estimate, exactly
from game.world.endings import ending
from game.world.vocabulary import FACTIONS


def random_play(bench: Bench) -> dict[str, Estimate]:
    """M10 Count endings over all lenses, and variables out of range or not a number."""
    names = [one.name for one in bench.rulebook.endings]
    reached = np.zeros(len(names), np.int64)
    outside: set[int] = set()
    nan: set[int] = set()
    for lens in bench.rulebook.lenses:
        request = bench.request(lens.id, dict.fromkeys(FACTIONS, "random"))
        rules = rules_for(request, lens.id)
        for world in worlds(request, rules):
            values = world.values
            nan |= set(np.flatnonzero(~np.isfinite(values).all(axis=1)).tolist())
            gone = (values < rules.low) | (values > rules.high)
            outside |= set(np.flatnonzero(gone.any(axis=1)).tolist())
        reached += np.bincount(ending(world, rules), minlength=len(names))
    return {
        "missing": exactly(int(np.count_nonzero(reached == 0))),
        "rarest": exactly(int(reached.min())),
        "outside": exactly(len(outside)),
        "nan": exactly(len(nan)),
    }
