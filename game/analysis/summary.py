"""Keeps only what a summary needs of each game: about 100 bytes a game, by the game's number.

Paths and figures are kept as float32 (seven digits, far below what the rules know); endings
as int8. Everything is stored by game number, so results do not depend on how the games were cut
into chunks or shared among processes. Means are exactly rounded sums (`math.fsum`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.results import LeadSpread, ScoreSpread, Share, Spread
from game.world.vocabulary import FACTIONS, Faction

Floats = NDArray[np.float32]

FRONTS: dict[str, dict[str, str]] = {
    "intelligence": {bloc: f"capability.{bloc}" for bloc in ("us", "allies", "china")},
    "adoption": {bloc: f"adoption.{bloc}" for bloc in ("us", "allies", "china")},
    "distribution": {bloc: f"distribution.{bloc}" for bloc in ("us", "china", "own")},
    "resilience": {bloc: f"resilience.{bloc}" for bloc in ("us", "allies", "china")},
}
"""The fronts' headline figures by bloc, as variables of the world."""

FIGURES: tuple[str, ...] = tuple(name for blocs in FRONTS.values() for name in blocs.values())

SCORES: tuple[str, ...] = tuple(f"score.{faction}" for faction in FACTIONS)


@dataclass
class Kept:
    """What is kept of ``games`` games: path [quarters, games], figures [FIGURES, games], …"""

    path: Floats
    figures: Floats
    scores: Floats
    met: NDArray[np.bool_]
    ending: NDArray[np.int8]
    systemic: NDArray[np.bool_]

    @classmethod
    def room(cls, games: int, quarters: int) -> "Kept":
        """Make room for ``games`` games of ``quarters`` quarters."""
        return cls(
            path=np.zeros((quarters, games), np.float32),
            figures=np.zeros((len(FIGURES), games), np.float32),
            scores=np.zeros((len(FACTIONS), games), np.float32),
            met=np.zeros((len(FACTIONS), games), np.bool_),
            ending=np.zeros(games, np.int8),
            systemic=np.zeros(games, np.bool_),
        )

    def part(self, some: slice) -> "Kept":
        """These games alone."""
        return Kept(**{name: array[..., some] for name, array in vars(self).items()})

    def put(self, places: NDArray[np.int64], part: "Kept") -> None:
        """Store the games of ``part`` at their ``places`` (their numbers in this whole)."""
        for name in ("path", "figures", "scores", "met", "ending", "systemic"):
            getattr(self, name)[..., places] = getattr(part, name)


def lead_spread(lead: Floats) -> LeadSpread:
    """Percentiles and mean of the lead after the last quarter."""
    p5, p25, p50, p75, p95 = _percentiles(lead, (5, 25, 50, 75, 95))
    return LeadSpread(p5=p5, p25=p25, p50=p50, p75=p75, p95=p95, mean=_mean(lead))


def lead_path(kept: Kept) -> list[float]:
    """The median lead after each quarter."""
    return [_percentiles(row, (50,))[0] for row in kept.path]


def ending_counts(kept: Kept, names: Sequence[str]) -> dict[str, int]:
    """Games by ending, in the rulebook's order."""
    counts = np.bincount(kept.ending, minlength=len(names))
    return {name: int(count) for name, count in zip(names, counts, strict=True)}


def score_spreads(kept: Kept) -> dict[Faction, ScoreSpread]:
    """Each faction's final score."""
    spreads: dict[Faction, ScoreSpread] = {}
    for row, faction in enumerate(FACTIONS):
        p5, p95 = _percentiles(kept.scores[row], (5, 95))
        met = share(kept.met[row])
        spreads[faction] = ScoreSpread(mean=_mean(kept.scores[row]), p5=p5, p95=p95, met_aims=met)
    return spreads


def front_spreads(kept: Kept) -> dict[str, dict[str, Spread]]:
    """Each front's headline figures by bloc after the last quarter."""
    rows = {name: row for row, name in enumerate(FIGURES)}
    return {
        front: {bloc: _spread(kept.figures[rows[name]]) for bloc, name in blocs.items()}
        for front, blocs in FRONTS.items()
    }


def share(flags: NDArray[np.bool_]) -> Share:
    """The share of games in which it is so."""
    return int(np.count_nonzero(flags)) / flags.size


def _spread(values: Floats) -> Spread:
    p5, p50, p95 = _percentiles(values, (5, 50, 95))
    return Spread(p5=p5, p50=p50, p95=p95)


def _percentiles(values: Floats, percents: Sequence[float]) -> list[float]:
    found = np.percentile(values, percents)
    return [round(float(value), 4) for value in found]


def _mean(values: Floats) -> float:
    return round(math.fsum(values.tolist()) / values.size, 4)


def orders_in_words(orders: Mapping[Faction, str]) -> dict[Faction, str]:
    """The request's orders in the factions' fixed order."""
    return {faction: orders[faction] for faction in FACTIONS}
