"""The few shapes the rules use, in correctly rounded arithmetic only (no exp, log or powers)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def saturate(x: Floats, half: Floats) -> Floats:
    """``x / (x + half)``: rises from 0, is one half at ``half``, never reaches 1."""
    return x / (x + half)


def growth_log(old: Floats, new: Floats) -> Floats:
    """About ln(new / old), in the rational form 2g / (2 + g) with g the relative growth."""
    # 2g/(2+g) with g = (new - old)/old is 2(new - old)/(new + old)
    return 2 * (new - old) / (new + old)


def unit(x: Floats) -> Floats:
    """``x`` kept in [0, 1]."""
    return np.minimum(np.maximum(x, 0.0), 1.0)


def upward(x: Floats) -> Floats:
    """``x`` where positive, else 0."""
    return np.maximum(x, 0.0)


def spread(luck: Floats) -> Floats:
    """A uniform number in [0, 1) turned into one in [−1, 1)."""
    return 2 * luck - 1
