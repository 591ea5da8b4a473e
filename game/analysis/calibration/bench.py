"""The games a calibration plays: each batch once, all with the same luck.

Game *i* of every batch has the luck of game *i* of every other, so that two doctrines, or two
lenses, are compared game by game.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from game.analysis.balance.report import Balance
from game.analysis.batch import Request, check_request, play_games
from game.analysis.summary import SCORES, Floats, Kept
from game.core.errors import UsageError
from game.core.rulebook import Doctrine, Rulebook
from game.core.seeds import MIXTURE
from game.world.quarters import parse_quarter
from game.world.vocabulary import FACTIONS, Faction

SCENARIO = "2026q3"
USUAL = "status-quo"

Sides = tuple[Faction, ...]
WEST: Sides = ("us", "allies", "labs")


@dataclass
class Bench:
    """Plays ``games`` games a batch by the rules as they are; ``seed`` settles all luck."""

    rulebook: Rulebook
    doctrines: Mapping[str, Doctrine]
    games: int
    seed: int
    balance: Balance | None = field(default=None, init=False)
    _kept: dict[tuple[str, ...], Kept] = field(default_factory=dict, init=False)

    def request(self, lens: str, orders: Mapping[Faction, str]) -> Request:
        """What to play under a lens (or ``mixture``); factions not named play as usual.

        `UsageError` when the rules have no such lens or doctrine.
        """
        request = Request(
            rulebook=self.rulebook,
            doctrines=self.doctrines,
            scenario=SCENARIO,
            lens=lens,
            orders={faction: orders.get(faction, USUAL) for faction in FACTIONS},
            seed=self.seed,
            games=self.games,
        )
        check_request(request)
        return request

    def play(self, lens: str, orders: Mapping[Faction, str]) -> Kept:
        """Return what is kept of the batch, playing it when it was not played before."""
        request = self.request(lens, orders)
        key = (lens, *(request.orders[faction] for faction in FACTIONS))
        if key not in self._kept:
            self._kept[key] = play_games(request, 0, self.games)
        return self._kept[key]

    def west(self, doctrine: str, lens: str, sides: Sides = WEST) -> Kept:
        """The doctrine by ``sides`` against an adaptive China."""
        return self.play(lens, against_china(doctrine, sides))

    def all(self, doctrine: str, lens: str = MIXTURE) -> Kept:
        """The doctrine by everybody."""
        return self.play(lens, dict.fromkeys(FACTIONS, doctrine))

    def endings(self, kept: Kept, *names: str) -> int:
        """Count the games that reached any of these endings."""
        known = [ending.name for ending in self.rulebook.endings]
        absent = set(names) - set(known)
        if absent:
            raise UsageError(f"the rules have no ending called {', '.join(sorted(absent))}")
        return sum(int(np.count_nonzero(kept.ending == known.index(name))) for name in names)


def against_china(doctrine: str, sides: Sides = WEST) -> dict[Faction, str]:
    """Return orders: the doctrine by ``sides``, and a China that reacts to what it sees."""
    orders: dict[Faction, str] = dict.fromkeys(sides, doctrine)
    return orders | {"china": "adaptive"}


def score_of(kept: Kept, faction: Faction) -> Floats:
    """The faction's final score in each game."""
    scores: Floats = kept.scores[SCORES.index(f"score.{faction}")]
    return scores


def quarter_row(words: str) -> int:
    """Which row of a path is this quarter; paths begin with the scenario's first, 2026 Q3."""
    return parse_quarter(words) - parse_quarter("2026Q3")
