"""The starts of a match: what a scenario states, and what follows from it.

A scenario states stocks; figures are worked out from them (`game.world.settle`).
"""

import numpy as np
from numpy.typing import NDArray

from game.core.errors import ContentError
from game.core.rulebook import Rulebook, Scenario
from game.world.layout import Layout
from game.world.rules import Rules
from game.world.settle import settled

Floats = NDArray[np.float64]


def rates(rulebook: Rulebook) -> tuple[str, ...]:
    """The variables that are one before every quarter."""
    return tuple(one.name for one in rulebook.variables if one.kind == "rate")


def stated(rulebook: Rulebook, layout: Layout, scenario: Scenario) -> Floats:
    """What the scenario states; figures, if it does not, are one (or near) until worked out."""
    figures = [one for one in rulebook.variables if one.kind == "figure"]
    given = {figure.name: min(max(1.0, figure.low), figure.high) for figure in figures}
    given.update({start.variable: start.central for start in scenario.starts})
    given.update(dict.fromkeys(rates(rulebook), 1.0))
    missing = [name for name in layout.names if name not in given]
    if missing:
        raise ContentError(f"scenario {scenario.id} gives no start for {', '.join(missing[:5])}")
    return np.array([given[name] for name in layout.names], dtype=np.float64)


def worked_out(rules: Rules, rulebook: Rulebook, scenario: Scenario) -> Floats:
    """The rules' starts with their figures worked out, in the shape they have.

    To be asked of the rules before any lens is laid over: the start is the same under every one,
    so that who looks at it does not learn which is true. Scenarios that are read from files state
    no figures (lint L06); in saves of older versions they do, and those stand as they are.
    """
    named = {start.variable for start in scenario.starts}
    rows = [rules.layout.row(name) for name in _figures(rulebook) if name not in named]
    if not rows:
        return rules.starts
    try:
        return settled(rules, rows)
    except ContentError:
        # Rules of another version lack what a step reads: they can be looked at, and whoever
        # resolves with them is told why that can't be done.
        return rules.starts


def _figures(rulebook: Rulebook) -> list[str]:
    return [variable.name for variable in rulebook.variables if variable.kind == "figure"]
