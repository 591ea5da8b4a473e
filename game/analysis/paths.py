"""How chosen figures move, quarter by quarter, in many games: for plots and comparisons."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch import Progress, Request, by_lens, check_request, policies_for, rules_for
from game.analysis.playing import play, scenario_injects
from game.world.rules import Rules

Floats = NDArray[np.float64]


def follow(
    request: Request,
    names: Sequence[str],
    change: Callable[[Rules], Rules] = lambda rules: rules,
    progress: Progress | None = None,
) -> Floats:
    """Return the figures ``names`` after each quarter, float64[names, quarters, games].

    ``change`` may alter the rules of each lens before they are played. A systemic incident ends a
    game (R13.5): its figures stay as they were after that quarter. ``progress`` is called with
    the number of games done so far.
    """
    check_request(request)
    policies = policies_for(request)
    lanes = np.arange(request.games, dtype=np.uint64)
    found = np.zeros((len(names), request.quarters, request.games))
    done = 0
    for lens, members in by_lens(request, lanes):
        rules = change(rules_for(request, lens))
        rows = [rules.layout.row(name) for name in names]
        over = rules.layout.row("incidents.systemic")
        injects = scenario_injects(request.rulebook, request.scenario, rules)
        for begin in range(0, members.size, request.chunk):
            some = members[begin : begin + request.chunk]
            places = some.astype(np.int64)
            values = np.zeros((len(rows), some.size))
            going = np.ones(some.size, np.bool_)
            played = play(rules, policies, request.chance(some), injects)
            for quarter, one in enumerate(played):
                np.copyto(values, one.world.values[rows], where=going)
                going = one.world.values[over] <= 0
                found[:, quarter, places] = values
            done += some.size
            if progress is not None:
                progress(done)
    return found
