"""When a doctrine's lines count: their ``window`` and their ``when``, on what is seen.

Each test is worked out at most once a quarter.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.core.cards import Window
from game.core.knowledge import Seen
from game.core.rulebook import PlanLine
from game.world.quarters import parse_quarter
from game.world.vocabulary import Condition

Bools = NDArray[np.bool_]
When = tuple[int, ...]


@dataclass
class Conditions:
    """The different tests of one plan, numbered; lines refer to them by number."""

    tests: list[Condition | Window] = field(default_factory=list)

    def of(self, line: PlanLine) -> When:
        """Return the numbers of a line's tests, adding those not met before."""
        dated = [line.window] if line.window != Window() else []
        tests: list[Condition | Window] = [*dated, *line.when]
        for test in tests:
            if test not in self.tests:
                self.tests.append(test)
        return tuple(self.tests.index(test) for test in tests)


class Holding:
    """What holds this quarter; a test that several lines share is made once."""

    def __init__(self, conditions: Conditions, seen: Seen) -> None:
        self._tests = conditions.tests
        self._seen = seen
        self._known: list[Bools | None] = [None] * len(conditions.tests)

    def all(self, when: When) -> Bools | None:
        """Return bool[B] of the games in which every test holds; None when there is no test."""
        result: Bools | None = None
        for number in when:
            one = self._known[number]
            if one is None:
                one = self._known[number] = _test(self._tests[number], self._seen)
            result = one if result is None else result & one
        return result


def _test(condition: Condition | Window, seen: Seen) -> Bools:
    if isinstance(condition, Window):
        return np.ones(seen.games, np.bool_) & _open(condition, seen.quarter)
    if condition.card is not None:
        return seen.played(condition.card)
    assert condition.variable is not None  # noqa: S101 - a condition names one or the other
    value = seen.figure(condition.variable)
    holds: Bools | None = None
    if condition.at_least is not None:
        holds = value >= condition.at_least
    if condition.at_most is not None:
        below = value <= condition.at_most
        holds = below if holds is None else holds & below
    return np.ones(value.shape, np.bool_) if holds is None else holds


def _open(window: Window, quarter: int) -> bool:
    # Not by `Window.at`: in a loop the quarter is a row, which nothing may hang on.
    begun = window.first is None or parse_quarter(window.first) <= quarter
    return begun & (window.last is None or quarter <= parse_quarter(window.last))
