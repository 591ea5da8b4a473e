"""The few shapes the rules use, in correctly rounded arithmetic only (no exp, log or powers)."""

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@lru_cache
def level(value: float, size: int) -> Floats:
    """One number for every game, float64[size], read-only.

    numpy finds the greater of two arrays twice as fast as of an array and a number.
    """
    row = np.full(size, value)
    row.flags.writeable = False
    return row


def saturate(x: Floats, half: Floats) -> Floats:
    """``x / (x + half)``: rises from 0, is one half at ``half``, never reaches 1."""
    return x / (x + half)


def growth_log(old: Floats, new: Floats) -> Floats:
    """About ln(new / old), in the rational form 2g / (2 + g) with g the relative growth."""
    # 2g/(2+g) with g = (new - old)/old is 2(new - old)/(new + old)
    return 2 * (new - old) / (new + old)


def unit(x: Floats) -> Floats:
    """``x`` kept in [0, 1]."""
    low, high = level(0.0, x.shape[-1]), level(1.0, x.shape[-1])
    return np.minimum(np.maximum(x, low), high)


def upward(x: Floats) -> Floats:
    """``x`` where positive, else 0."""
    return np.maximum(x, level(0.0, x.shape[-1]))


def spread(luck: Floats) -> Floats:
    """A uniform number in [0, 1) turned into one in [−1, 1)."""
    return 2 * luck - 1


def weakest(weak: Floats, *links: Floats) -> Floats:
    """A chain of links: ``weak`` parts as strong as the weakest, the rest as their mean.

    At ``weak`` one nothing helps but the weakest link, at nought each helps alike.
    """
    least, total = links[0], links[0]
    for link in links[1:]:
        least = np.minimum(least, link)
        total = total + link
    return weak * least + (1 - weak) * total / len(links)


def between(table: Floats, share: Floats) -> Floats:
    """What a table of levels says at a share of its top level, on straight lines between them."""
    height = share * (len(table) - 1)
    found: Floats = table[0] + 0 * share
    for step, (lower, upper) in enumerate(pairwise(table)):
        found = found + (upper - lower) * unit(height - step)
    return found
