"""Figures of the last quarter that a summary does not keep, for one batch."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch import Request, policies_for, rules_for
from game.analysis.playing import play, scenario_injects
from game.world.rules import Rules
from game.world.world import World


def worlds(request: Request, rules: Rules) -> Iterator[World]:
    """Yield the worlds after each quarter of the request's games, all under one lens."""
    injects = scenario_injects(request.rulebook, request.scenario, rules)
    chance = request.chance(np.arange(request.games, dtype=np.uint64))
    for played in play(rules, policies_for(request), chance, injects):
        yield played.world


def final_values(request: Request, names: tuple[str, ...]) -> dict[str, NDArray[np.float64]]:
    """Each named figure after the last quarter, float64[games]."""
    rules = rules_for(request, request.lens)
    last = list(worlds(request, rules))[-1]
    return {name: last.values[rules.layout.row(name)].copy() for name in names}
