"""Conditions of cards, events and endings, tested on a whole batch."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.world.rules import Test
from game.world.world import NEVER


def hold(
    tests: Iterable[Test], values: NDArray[np.float64], played: NDArray[np.int8]
) -> NDArray[np.bool_]:
    """Whether every test holds, bool[B]."""
    held = np.ones(values.shape[1], dtype=np.bool_)
    for test in tests:
        if test.card >= 0:
            held = held & (played[test.card] != NEVER)
        else:
            row = values[test.row]
            held = held & (row >= test.at_least) & (row <= test.at_most)
    return held
