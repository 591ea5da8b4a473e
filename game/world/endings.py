"""Which named ending a world has reached (R13.3)."""

import numpy as np
from numpy.typing import NDArray

from game.world.requirements import hold
from game.world.rules import Rules
from game.world.world import World


def ending(world: World, rules: Rules) -> NDArray[np.intp]:
    """R13.3 Index in ``rules.endings`` of the first ending whose conditions all hold, int[B]."""
    last = len(rules.endings) - 1
    found = np.full(world.size, last, dtype=np.intp)
    for number in range(last, -1, -1):
        found[hold(rules.ending_tests[number], world.values, world.played)] = number
    return found
