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
    found: Floats = _rated(_wins(scores)[None])[0]
    return found


def rating_intervals(scores: Floats, seed: int) -> tuple[Floats, Floats]:
    """The 2.5th and 97.5th percentile of the ratings over games drawn again with replacement."""
    luck = np.random.default_rng(seed)
    games = scores.shape[1]
    drawn = [_wins(scores[:, luck.integers(games, size=games)]) for _ in range(RESAMPLES)]
    low, high = np.percentile(_rated(np.stack(drawn)), (2.5, 97.5), axis=0)
    return low, high


def _wins(scores: Floats) -> Floats:
    """How often each beat each other, half a win given to either side, float64[P, P]."""
    above = (scores[:, None] > scores[None]).sum(axis=-1)
    level = (scores[:, None] == scores[None]).sum(axis=-1)
    wins: Floats = above + level / 2 + 0.5
    np.fill_diagonal(wins, 0)
    return wins


def _rated(wins: Floats) -> Floats:
    """Ratings float64[N, P] of ``N`` tables of wins, float64[N, P, P], all worked out at once."""
    strength = np.ones(wins.shape[:2])
    if wins.shape[1] > 1:
        duels, won = wins + wins.swapaxes(1, 2), wins.sum(axis=2)
        for _ in range(ROUNDS):
            met = duels / (strength[:, :, None] + strength[:, None])
            strength = won / met.sum(axis=2)
            strength /= np.exp(np.log(strength).mean(axis=1, keepdims=True))
    found: Floats = MEAN_RATING + PER_TENFOLD * np.log10(strength)
    return found


def mean_interval(values: Floats) -> tuple[float, float, float]:
    """Mean, and mean ∓ 1.96 standard errors; with a single value the interval is that value."""
    mean = float(values.mean())
    if values.size < 2:
        return mean, mean, mean
    reach = NORMAL_95 * float(values.std(ddof=1)) / math.sqrt(values.size)
    return mean, mean - reach, mean + reach
