"""Ratings from duels, and intervals by simple arithmetic.

A duel is one game's luck met by two policies in the same seat: the higher score wins, equal
scores are half a win each. Bradley–Terry strengths explain the wins (the odds that i beats j are
their strengths' ratio); a rating is 400 × log10 of the strength, set so that the mean is 1500.
Half a win for either side is added to every pair, so that one that never lost stays finite.
"""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MEAN_RATING = 1500.0
PER_TENFOLD = 400.0
ROUNDS = 500
RESAMPLES = 200
NORMAL_95 = 1.96


def ratings(scores: Floats) -> Floats:
    """Ratings, float64[P], of ``P`` policies by their scores in the same games, float64[P, G].

    A policy alone has the mean rating.
    """
    if len(scores) == 1:
        return np.full(1, MEAN_RATING)
    above = (scores[:, None] > scores[None]).sum(axis=-1)
    level = (scores[:, None] == scores[None]).sum(axis=-1)
    wins = above + level / 2 + 0.5
    np.fill_diagonal(wins, 0)
    duels = wins + wins.T
    strength = np.ones(len(scores))
    for _ in range(ROUNDS):
        met = duels / (strength[:, None] + strength[None])
        strength = wins.sum(axis=1) / met.sum(axis=1)
        strength /= np.exp(np.log(strength).mean())
    found: Floats = MEAN_RATING + PER_TENFOLD * np.log10(strength)
    return found


def rating_intervals(scores: Floats, seed: int) -> tuple[Floats, Floats]:
    """The 2.5th and 97.5th percentile of the ratings over games drawn again with replacement."""
    luck = np.random.default_rng(seed)
    games = scores.shape[1]
    drawn = [ratings(scores[:, luck.integers(games, size=games)]) for _ in range(RESAMPLES)]
    low, high = np.percentile(drawn, (2.5, 97.5), axis=0)
    return low, high


def mean_interval(values: Floats) -> tuple[float, float, float]:
    """Mean, and mean ∓ 1.96 standard errors; with a single value the interval is that value."""
    mean = float(values.mean())
    if values.size < 2:
        return mean, mean, mean
    reach = NORMAL_95 * float(values.std(ddof=1)) / math.sqrt(values.size)
    return mean, mean - reach, mean + reach
