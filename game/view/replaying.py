"""What the replay screen needs of a finished or running match on record."""

from collections.abc import Sequence
from typing import Protocol

from game.core.observation import Observation, Receipt, Role
from game.core.waterfall import ReadOn


class Replay(Protocol):
    """A record that can be looked at quarter by quarter, through any seat's eyes."""

    @property
    def positions(self) -> Sequence[str]:
        """The words of each position, such as ``2027Q2``, first to last."""

    def observe(self, place: int, role: Role, *, reveal: bool) -> Observation:
        """What a role saw at a position; with `reveal`, everything that was hidden too."""

    def look_back(self, place: int, role: Role, link: ReadOn, *, reveal: bool) -> Receipt | None:
        """Why a figure stood where it did by the end of a quarter, as known at a position."""
