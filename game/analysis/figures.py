"""How chosen figures move, quarter by quarter, in many games: for plots and comparisons."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch import Progress, Request, by_lens, check_request, policies_for, rules_for
from game.analysis.lanes import play, scenario_injects
from game.core.games import until_over
from game.world.rules import Rules

Floats = NDArray[np.float64]


def follow(
    request: Request,
    names: Sequence[str],
    change: Callable[[Rules], Rules] = lambda rules: rules,
    progress: Progress | None = None,
) -> Floats:
    """Return the figures ``names`` after each quarter, float64[names, quarters, games].

    ``change`` may alter the rules of each lens before they are played. The figures of a game that
    is over stay as they were. ``progress`` is called with the number of games done so far.
    """
    check_request(request)
    policies = policies_for(request)
    lanes = np.arange(request.games, dtype=np.uint64)
    found = np.zeros((len(names), request.quarters, request.games))
    done = 0
    for lens, members in by_lens(request, lanes):
        rules = change(rules_for(request, lens))
        injects = scenario_injects(request.rulebook, request.scenario, rules)
        for begin in range(0, members.size, request.chunk):
            some = members[begin : begin + request.chunk]
            places = some.astype(np.int64)
            played = play(rules, policies, request.chance(some), injects, fleeting=True)
            for quarter, (_, figures) in enumerate(until_over(played, rules, tuple(names))):
                found[:, quarter, places] = figures
            done += some.size
            if progress is not None:
                progress(done)
    return found
