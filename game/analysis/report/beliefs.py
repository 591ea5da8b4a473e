"""How well people knew what they knew: their estimates against what came."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.observation import EstimateView

MEANT = 0.9
"""The share of ranges that should hold the truth: each is meant to, nine times in ten."""


@dataclass(frozen=True)
class Calibration:
    """Of ``known`` estimates ``inside`` held what came; ``low`` and ``high`` missed on that side.

    ``off`` is the mean distance of the central value from what came, in widths of the range.
    """

    known: int
    inside: int
    low: int
    high: int
    off: float

    @classmethod
    def of(cls, estimates: Sequence[EstimateView]) -> "Calibration":
        """Count estimates whose outcome is known."""
        told = [(one, one.outcome) for one in estimates if one.outcome is not None]
        below = sum(came < one.low for one, came in told)
        above = sum(came > one.high for one, came in told)
        widths = [
            abs(came - one.central) / (one.high - one.low)
            for one, came in told
            if one.high > one.low
        ]
        off = sum(widths) / len(widths) if widths else 0.0
        return cls(len(told), len(told) - below - above, below, above, off)

    def sentence(self) -> str:
        """What it comes to, in words."""
        if not self.known:
            return "No estimate has an outcome that is known, so nothing can be said of them."
        share = self.inside / self.known
        verdict = (
            "too sure" if share < MEANT - 0.1 else "about as sure as the ranges were meant to be"
        )
        return (
            f"{self.inside} of {self.known} ranges held what came ({share:.0%}; meant was "
            f"{MEANT:.0%}): {verdict}. {self.low} lay too high, {self.high} too low."
        )
