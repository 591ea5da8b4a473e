"""M10: random legal play reaches every ending somewhere, and breaks nothing."""

from collections.abc import Iterator

import numpy as np

from game.analysis.batch import Request, policies_for, rules_for
from game.analysis.calibration.bench import Bench
from game.analysis.interval import Estimate, exactly
from game.analysis.lanes import play, scenario_injects
from game.world.endings import ending
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS
from game.world.world import World


def _worlds(request: Request, rules: Rules) -> Iterator[World]:
    """Yield the worlds after each quarter of games of one lens, those that are over too."""
    injects = scenario_injects(request.rulebook, request.scenario, rules)
    chance = request.chance(np.arange(request.games, dtype=np.uint64))
    for played in play(rules, policies_for(request), chance, injects, fleeting=True):
        yield played.world


def random_play(bench: Bench) -> dict[str, Estimate]:
    """M10 Count endings over all lenses, and variables out of range or not a number."""
    names = [one.name for one in bench.rulebook.endings]
    reached = np.zeros(len(names), np.int64)
    outside: set[int] = set()
    nan: set[int] = set()
    for lens in bench.rulebook.lenses:
        request = bench.request(lens.id, dict.fromkeys(FACTIONS, "random"))
        rules = rules_for(request, lens.id)
        for world in _worlds(request, rules):
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
