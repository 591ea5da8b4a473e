"""A round robin of policies: every one plays every seat against the same rivals and luck.

For each faction, each policy takes that faction's seat while each doctrine that has a plan for
everybody leads the other three in turn. Game *n* has the same luck and lens for every policy, so
their scores are compared game by game. Doctrines that retell the past take no part: they do not
spend all they have. Doctrines that are another strength of one that leads do not lead too.

Beside the bots their kinds are rated: a kind's score in a game is the mean of its bots'.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from game.analysis.batch import (
    CHUNK,
    Lanes,
    Request,
    by_lens,
    check_request,
    play_lanes,
    policies_for,
    rules_for,
)
from game.analysis.beside import SideBySide
from game.analysis.ratings import mean_interval, rating_intervals, ratings
from game.bots.registry import KINDS, RANDOM, SEARCH, bot_of, kind_of, policy_for
from game.core.errors import UsageError
from game.core.rulebook import Doctrine, Rulebook
from game.world.vocabulary import FACTIONS, Faction

Floats = NDArray[np.float64]
Progress = Callable[[int], None]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Margin(_Result):
    """By how much a policy outscores another in the same games, with a 95 % interval."""

    over: str
    mean: float
    low: float
    high: float


class Standing(_Result):
    """A policy (or a kind) in one seat: mean score, rating with its 95 % interval, margins."""

    policy: str
    score: float
    rating: float
    low: float
    high: float
    margins: list[Margin]


class TournamentResult(_Result):
    """The standings of each faction's seat, and of the kinds of bots in it, the best first."""

    games: int
    scenario: str
    lens: str
    seed: int
    fields: list[str]
    seats: dict[Faction, list[Standing]]
    kinds: dict[Faction, list[Standing]]


@dataclass(frozen=True)
class Tournament:
    """What to play: ``games`` games a policy and seat, shared out evenly among the fields."""

    rulebook: Rulebook
    doctrines: Mapping[str, Doctrine]
    scenario: str
    lens: str
    policies: tuple[str, ...]
    games: int
    seed: int

    @property
    def fields(self) -> list[str]:
        """The doctrines that lead the other seats in turn."""
        return [
            name
            for name in playable(self.doctrines)
            if self._for_all(name) and bot_of(name) == name
        ]

    @property
    def total(self) -> int:
        """Games of the whole tournament."""
        return self.games * sum(len(self.able(faction)) for faction in FACTIONS)

    def able(self, faction: Faction) -> list[str]:
        """The policies that can lead this faction."""
        return [name for name in self.policies if self._can(name, faction)]

    def _for_all(self, name: str) -> bool:
        return all(faction in self.doctrines[name].plans for faction in FACTIONS)

    def _can(self, name: str, faction: Faction) -> bool:
        return name not in self.doctrines or faction in self.doctrines[name].plans


def playable(doctrines: Mapping[str, Doctrine]) -> list[str]:
    """The doctrines that play the game rather than retell the past."""
    return [
        name
        for name, doctrine in doctrines.items()
        if all(plan.spend_all for plan in doctrine.plans.values())
    ]


def every_policy(doctrines: Mapping[str, Doctrine]) -> tuple[str, ...]:
    """The searching bot, every playable doctrine and random play."""
    return (SEARCH, *playable(doctrines), RANDOM)


def play_tournament(tournament: Tournament, progress: Progress | None = None) -> TournamentResult:
    """Play it; ``progress`` is called with the games done. `UsageError` for what can't be played.

    Games per field are rounded down to the same number, at least one.
    """
    _check(tournament)
    done = 0
    seats, kinds = {}, {}
    for faction in FACTIONS:
        names = tournament.able(faction)
        scores = _scores(tournament, faction, names)
        seats[faction] = _standings(names, scores, tournament.seed)
        kinds[faction] = _standings(*_by_kind(names, scores), tournament.seed)
        done += tournament.games * len(names)
        if progress is not None:
            progress(done)
    return TournamentResult(
        games=tournament.games, scenario=tournament.scenario, lens=tournament.lens,
        seed=tournament.seed, fields=tournament.fields, seats=seats, kinds=kinds,
    )  # fmt: skip


def _by_kind(names: list[str], scores: Floats) -> tuple[list[str], Floats]:
    """The kinds among ``names`` and their mean scores, float64[kinds, G]."""
    of = np.array([kind_of(name) for name in names])
    kinds = [kind for kind in KINDS if (of == kind).any()]
    return kinds, np.stack([scores[of == kind].mean(axis=0) for kind in kinds])


def _check(tournament: Tournament) -> None:
    if len(set(tournament.policies)) < max(len(tournament.policies), 2):
        raise UsageError("A tournament needs at least two different policies.")
    if tournament.games < len(tournament.fields):
        raise UsageError(
            f"A tournament needs at least {len(tournament.fields)} games, one for each doctrine"
            " that leads the rivals."
        )
    for name in tournament.policies:
        able = [f for f in FACTIONS if name not in tournament.doctrines
                or f in tournament.doctrines[name].plans]  # fmt: skip
        policy_for(name, able[0], tournament.rulebook, tournament.doctrines)


def _scores(tournament: Tournament, faction: Faction, names: list[str]) -> Floats:
    """Final scores in one seat, float64[P, G]: field after field, each its own games."""
    each = tournament.games // len(tournament.fields)
    scores = np.zeros((len(names), each * len(tournament.fields)))
    for number, field in enumerate(tournament.fields):
        request = _request(tournament, faction, names[0], field)
        lanes = np.arange(number * each, (number + 1) * each, dtype=np.uint64)
        for lens, members in by_lens(request, lanes):
            width = max(CHUNK // len(names), 1)
            for begin in range(0, members.size, width):
                some = members[begin : begin + width]
                scores[:, some.astype(np.intp)] = _met(request, faction, names, lens, some)
    return scores


def _met(request: Request, faction: Faction, names: list[str], lens: str, lanes: Lanes) -> Floats:
    """Final scores float64[P, lanes] of every policy in the same games, all played at once."""
    seat = SideBySide([
        policy_for(name, faction, request.rulebook, request.doctrines, request.lens)
        for name in names
    ])  # fmt: skip
    policies = {**policies_for(request), faction: seat}
    rules = rules_for(request, lens)
    kept = play_lanes(request, rules, policies, np.tile(lanes, len(names)))
    scores: Floats = kept.scores[FACTIONS.index(faction)].astype(np.float64)
    return scores.reshape(len(names), lanes.size)


def _request(tournament: Tournament, faction: Faction, name: str, field: str) -> Request:
    orders = dict.fromkeys(FACTIONS, field)
    request = Request(
        rulebook=tournament.rulebook, doctrines=tournament.doctrines,
        scenario=tournament.scenario, lens=tournament.lens, orders={**orders, faction: name},
        seed=tournament.seed, games=tournament.games,
    )  # fmt: skip
    check_request(request)
    return request


def _standings(names: list[str], scores: Floats, seed: int) -> list[Standing]:
    found = ratings(scores)
    low, high = rating_intervals(scores, seed)
    order = sorted(range(len(names)), key=lambda place: -found[place])
    return [
        Standing(
            policy=names[place],
            score=float(scores[place].mean()),
            rating=float(found[place]),
            low=float(low[place]),
            high=float(high[place]),
            margins=[_margin(names, scores, place, other) for other in order if other != place],
        )
        for place in order
    ]


def _margin(names: list[str], scores: Floats, one: int, other: int) -> Margin:
    mean, low, high = mean_interval(scores[one] - scores[other])
    return Margin(over=names[other], mean=mean, low=low, high=high)
