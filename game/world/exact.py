"""Sums and roundings that come to the same bytes under every Python and numpy.

Floats are added one after the other, in the order given: the built-in `sum` makes up for what
is lost in rounding since Python 3.12, and so came to other bytes there than before.
"""

from collections.abc import Iterable

import numpy as np


def total(parts: Iterable[float]) -> float:
    """Return ``((a + b) + c) + …``, each step rounded as any addition is; 0.0 of nothing."""
    reached = 0.0
    for part in parts:
        reached += part
    return reached


def nearest(number: float) -> int:
    """Return the nearest whole number; of two as near, the even one."""
    return int(np.rint(number))
