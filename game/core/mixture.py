"""Rules under several lenses for the games of one batch: some games under each.

A small batch costs as much as a larger one, so that games under different lenses are played side
by side. The rules say the same of each game as its own would, to the same bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.core.seeds import MIXTURE
from game.world.rules import Rules

Floats = NDArray[np.float64]
Alter = Callable[[Sequence[Floats], int], Floats]


def mixed(rules: Sequence[Rules]) -> Rules:
    """Rules that differ in their numbers only, side by side: game ``i`` is under the ``i``-th.

    A number that is the same in all stays single; others become float64[games], tables of them
    float64[n, games]. Loops are made of single numbers, so these rules run step by step.
    """
    return _each_number(rules, _row)


def widened(rules: Rules, times: int) -> Rules:
    """Mixed rules for ``times`` games in the place of each."""

    def wide(numbers: Sequence[Floats], axes: int) -> Floats:
        (number,) = numbers
        return number if number.ndim == axes else np.repeat(number, times, axis=-1)

    return _each_number([rules], wide)


def some_of(rules: Rules, games: slice) -> Rules:
    """The rules of some games of a batch, to look at them: parameters are cut when asked for."""
    if rules.lens != MIXTURE:
        return rules
    return replace(rules, p=_Some(rules.p, games))


class _Some(dict[str, Floats]):
    """Parameters of some games of a batch."""

    def __init__(self, whole: dict[str, Floats], games: slice) -> None:
        self._whole, self._games = whole, games

    def __missing__(self, name: str) -> Floats:
        number = self._whole[name]
        return number if number.ndim == 0 else number[self._games]


def _each_number(rules: Sequence[Rules], change: Alter) -> Rules:
    """The first rules with what ``change`` makes of a number in all of them.

    ``change`` is told how many axes that has where it is the same in every game.
    """
    first = rules[0]
    p, tables = first.p.copy(), first.tables.copy()
    p.update({name: change([one.p[name] for one in rules], 0) for name in p})
    tables.update({name: change([one.tables[name] for one in rules], 1) for name in tables})
    aims = tuple(
        tuple(
            replace(aim, weight=change([one.aims[seat][number].weight for one in rules], 0))
            for number, aim in enumerate(own)
        )
        for seat, own in enumerate(first.aims)
    )
    return replace(first, lens=MIXTURE, p=p, tables=tables, aims=aims)


def _row(numbers: Sequence[Floats], _: int) -> Floats:
    """A number, or a table of them, once if it is always the same, else one after the other."""
    if all(np.array_equal(number, numbers[0]) for number in numbers):
        return numbers[0]
    return np.stack(numbers, axis=-1)
