"""Figures with 95 % intervals, each by simple arithmetic that its docstring tells."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32] | NDArray[np.float64]

_Z = 1.96
"""Standard errors either side of a normal figure that hold it 95 times in a hundred."""


@dataclass(frozen=True)
class Estimate:
    """A figure measured, with its 95 % interval (the figure itself where chance has no part)."""

    value: float
    low: float
    high: float


def exactly(value: float) -> Estimate:
    """A count or a fact: no interval."""
    return Estimate(value, value, value)


def share(hits: int, games: int) -> Estimate:
    """The share of games in which something is so, with Wilson's interval.

    Centre (p + z²/2n) / (1 + z²/n), half-width z √(p(1−p)/n + z²/4n²) / (1 + z²/n).
    """
    part, more = hits / games, _Z * _Z / games
    centre = (part + more / 2) / (1 + more)
    half = _Z * math.sqrt(part * (1 - part) / games + more / (4 * games)) / (1 + more)
    return Estimate(part, centre - half, centre + half)


def median(values: Numbers) -> Estimate:
    """The median of one value a game; its interval by ranks.

    How many of n values lie below the true median is binomial (n, ½), so the values at the ranks
    n/2 ∓ z √n / 2 hold it between them, whatever the distribution.
    """
    ordered: NDArray[np.float64] = np.sort(values.astype(np.float64))
    games = ordered.size
    reach = _Z * math.sqrt(games) / 2
    low = max(math.floor(games / 2 - reach), 0)
    high = min(math.ceil(games / 2 + reach), games - 1)
    return Estimate(float(np.median(ordered)), float(ordered[low]), float(ordered[high]))


def mean(values: Numbers) -> Estimate:
    """The mean of one value a game, give or take z standard errors."""
    games = values.size
    middle = math.fsum(values.tolist()) / games
    squares = math.fsum((value - middle) ** 2 for value in values.tolist())
    half = _Z * math.sqrt(squares / max(games - 1, 1) / games)
    return Estimate(middle, middle - half, middle + half)


def times(hits: int, rare: int, games: int) -> Estimate:
    """How many times as likely one thing is as another, each counted in as many games.

    The logarithm of a ratio of shares has a variance of about 1/a − 1/n + 1/b − 1/n (Katz).
    Half a game is added to both counts when either is nought.
    """
    more, less = (hits, rare) if hits and rare else (hits + 0.5, rare + 0.5)
    ratio = more / less
    wide = math.exp(_Z * math.sqrt(max(1 / more + 1 / less - 2 / games, 0.0)))
    return Estimate(ratio, ratio / wide, ratio * wide)
