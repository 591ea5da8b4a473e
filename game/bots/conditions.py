"""The ``when`` of a doctrine's lines, worked out at most once a quarter on what is seen."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.core.knowledge import Seen
from game.world.vocabulary import Condition

Bools = NDArray[np.bool_]
When = tuple[int, ...]


class Conditions:
    """The different tests of one plan, numbered; lines refer to them by number."""

    def __init__(self) -> None:
        self.tests: list[Condition] = []

    def number(self, when: Sequence[Condition]) -> When:
        """Return the numbers of these tests, adding those not met before."""
        for condition in when:
            if condition not in self.tests:
                self.tests.append(condition)
        return tuple(self.tests.index(condition) for condition in when)


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


def _test(condition: Condition, seen: Seen) -> Bools:
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
