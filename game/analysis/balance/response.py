"""B1: the best response of one faction, by going up coordinate by coordinate.

From an even share-out, each round tries every lever's weight at several levels in either half of
the match, and every dial at every level, all in the same games, and keeps the best change; it
ends when none is better. What is found is a local best in a coarse grid: enough to see what a
good player buys, not a proof.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.analysis.balance.arena import Arena, Floats
from game.analysis.balance.plans import Plans

WEIGHTS = (0.0, 1.0, 3.0, 8.0)
ROUNDS = 14
LEVELS = 4


@dataclass(frozen=True)
class Response:
    """The best plan found; ``shares`` float64[own levers] of the budget, by the plan's weights."""

    plan: Plans
    score: float
    shares: Floats


def best_response(arena: Arena) -> Response:
    """Climb from the even plan until no single change is better."""
    plan = Plans.even(arena.printed)
    best = float(arena.results(plan).scores.mean())
    for _ in range(ROUNDS):
        tried = _neighbours(plan)
        worth = arena.results(tried).scores.mean(axis=1)
        place = int(worth.argmax())
        if worth[place] <= best:
            break
        best, plan = float(worth[place]), tried.take(np.array([place]))
    found = arena.results(plan)
    bought = (plan.early[:, 0] > 0) | (plan.late[:, 0] > 0)
    return Response(plan, best, found.shares[:, 0] * bought)


def _neighbours(plan: Plans) -> Plans:
    """Every plan that differs in one weight of one half, in both halves, or in one dial."""
    found = []
    for lever in range(len(plan.early)):
        for weight in WEIGHTS:
            early, late = _set(plan.early, lever, weight), _set(plan.late, lever, weight)
            found += [
                replace(plan, early=early),
                replace(plan, late=late),
                replace(plan, early=early, late=late),
            ]
    for stance in range(len(plan.levels)):
        for level in range(LEVELS):
            levels = plan.levels.copy()
            levels[stance] = level
            found.append(replace(plan, levels=levels))
    return _others(plan, Plans.joined(found))


def _others(plan: Plans, tried: Plans) -> Plans:
    """The first of each kind among those tried that is not the plan itself."""
    ways = [np.concatenate((one.early, one.late, one.levels)) for one in (plan, tried)]
    _, first = np.unique(np.concatenate(ways, axis=1), axis=1, return_index=True)
    return tried.take(np.sort(first[first > 0]) - 1)


def _set(weights: Floats, lever: int, weight: float) -> Floats:
    changed = weights.copy()
    changed[lever] = weight
    return changed
