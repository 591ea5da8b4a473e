"""A round robin of policies: every one plays every seat against the same rivals and luck.

For each faction, each policy takes that faction's seat while each doctrine that has a plan for
everybody leads the other three in turn. Game *n* has the same luck and lens for every policy, so
their scores are compared game by game. Doctrines that retell the past take no part: they do not
spend all they have. Doctrines that are another strength of one that leads do not lead too.

Beside the bots their kinds are rated: a kind's score in a game is the mean of its bots'.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from game.analysis.batch import (
    CHUNK,
    Request,
    by_lens,
    check_request,
    play_lanes,
    rules_for,
)
from game.analysis.ratings import mean_interval, rating_intervals, ratings
from game.analysis.workers import carried_out
from game.bots.policy import Policy
from game.bots.registry import KINDS, RANDOM, SEARCH, SEARCHES, bot_of, kind_of, policy_for
from game.bots.search import AT_ONCE
from game.bots.shared_seat import SideBySide
from game.core.errors import UsageError
from game.core.mixture import mixed
from game.core.rulebook import Doctrine, Rulebook
from game.world.chance import Lanes
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction

Floats = NDArray[np.float64]
Progress = Callable[[int], None]
_Scores = dict[tuple[Faction, str], Floats]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Margin(_Result):
    """By how much a policy outscores another in the same games, with a 95 % interval."""

    over: str
    mean: float
    low: float
    high: float


class Rank(_Result):
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
    seats: dict[Faction, list[Rank]]
    kinds: dict[Faction, list[Rank]]


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
    def played(self) -> int:
        """Games a policy and seat: as many for each field."""
        return self.games // len(self.fields) * len(self.fields)

    @property
    def borders(self) -> Lanes:
        """The first game of each field but the first."""
        each = self.games // len(self.fields)
        return np.arange(1, len(self.fields), dtype=np.uint64) * np.uint64(each)

    @property
    def total(self) -> int:
        """Games of the whole tournament."""
        return self.played * sum(len(self.able(faction)) for faction in FACTIONS)

    @property
    def request(self) -> Request:
        """The games to play, whoever leads."""
        return Request(
            rulebook=self.rulebook,
            doctrines=self.doctrines,
            scenario=self.scenario,
            lens=self.lens,
            orders=dict.fromkeys(FACTIONS, self.fields[0]),
            seed=self.seed,
            games=self.played,
        )

    def policy(self, name: str, faction: Faction) -> Policy:
        """The bot of that name as leader of a faction."""
        return policy_for(name, faction, self.rulebook, self.doctrines, self.lens)

    def able(self, faction: Faction) -> list[str]:
        """The policies that can lead this faction."""
        return [name for name in self.policies if self._can(name, faction)]

    def _for_all(self, name: str) -> bool:
        return all(faction in self.doctrines[name].plans for faction in FACTIONS)

    def _can(self, name: str, faction: Faction) -> bool:
        return name not in self.doctrines or faction in self.doctrines[name].plans


@dataclass(frozen=True)
class _Task:
    """Some policies in one seat in the same games, all played at once."""

    faction: Faction
    names: tuple[str, ...]
    lanes: Lanes


def playable(doctrines: Mapping[str, Doctrine]) -> list[str]:
    """The doctrines that play the game rather than retell the past."""
    return [
        name
        for name, doctrine in doctrines.items()
        if all(plan.spend_all for plan in doctrine.plans.values())
    ]


def every_policy(doctrines: Mapping[str, Doctrine]) -> tuple[str, ...]:
    """The searching bot at each strength, every playable doctrine and random play."""
    return (*SEARCHES, *playable(doctrines), RANDOM)


def play_tournament(
    tournament: Tournament, progress: Progress | None = None, workers: int = 1
) -> TournamentResult:
    """Play it; ``progress`` is called with the games done. `UsageError` for what can't be played.

    Games per field are rounded down to the same number, at least one. The number of ``workers``,
    processes, changes the time it takes and nothing else.
    """
    _check(tournament)
    found = _played(tournament, workers, progress)
    seats, kinds = {}, {}
    for faction in FACTIONS:
        names = tournament.able(faction)
        scores = np.stack([found[faction, name] for name in names])
        seats[faction] = _standings(names, scores, tournament.seed)
        kinds[faction] = _standings(*_by_kind(names, scores), tournament.seed)
    return TournamentResult(
        games=tournament.played,
        scenario=tournament.scenario,
        lens=tournament.lens,
        seed=tournament.seed,
        fields=tournament.fields,
        seats=seats,
        kinds=kinds,
    )


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
    check_request(tournament.request)
    for name in tournament.policies:
        able = [
            f
            for f in FACTIONS
            if name not in tournament.doctrines or f in tournament.doctrines[name].plans
        ]
        tournament.policy(name, able[0])


def _played(tournament: Tournament, workers: int, progress: Progress | None) -> _Scores:
    """Final scores float64[G] of every policy in every seat."""
    found: _Scores = {
        (faction, name): np.zeros(tournament.played)
        for faction in FACTIONS
        for name in tournament.able(faction)
    }
    done = 0
    tasks = list(_tasks(tournament))
    for task, scores in carried_out(partial(_met, tournament), tasks, workers):
        for name, row in zip(task.names, scores, strict=True):
            found[task.faction, name][task.lanes.astype(np.intp)] = row
        done += scores.size
        if progress is not None:
            progress(done)
    return found


def _tasks(tournament: Tournament) -> Iterator[_Task]:
    """Every game of every policy once; what is quick comes first, and lens by lens."""
    every = np.arange(tournament.played, dtype=np.uint64)
    teams = [(f, names) for f in FACTIONS for names in _teams(tournament.able(f))]
    for faction, names in sorted(teams, key=lambda team: _is_slow(team[1][0])):
        slow = _is_slow(names[0])
        most = AT_ONCE if slow else max(CHUNK // len(names), 1)
        for lanes in [every] if slow else dict(by_lens(tournament.request, every)).values():
            for begin in range(0, lanes.size, most):
                yield _Task(faction, names, lanes[begin : begin + most])


def _is_slow(name: str) -> bool:
    return kind_of(name) == SEARCH


def _teams(names: list[str]) -> list[tuple[str, ...]]:
    """Who play side by side: those that search take so long that each is a task of its own."""
    quick = tuple(name for name in names if not _is_slow(name))
    slow: list[tuple[str, ...]] = [(name,) for name in names if _is_slow(name)]
    return [quick, *slow] if quick else slow


def _met(tournament: Tournament, task: _Task) -> Floats:
    """Final scores float64[P, lanes] of a task, whose games are all played at once.

    They lie field after field, in each policy after policy.
    """
    request, faction, names = tournament.request, task.faction, task.names
    fields = np.split(task.lanes, np.searchsorted(task.lanes, tournament.borders))
    led = list(zip(tournament.fields, fields, strict=True))
    own = {name: tournament.policy(name, faction) for name in names}
    policies: dict[Faction, Policy] = {
        other: SideBySide(
            [(tournament.policy(field, other), lanes.size * len(names)) for field, lanes in led]
        )
        for other in FACTIONS
        if other != faction
    }
    policies[faction] = SideBySide([(own[name], lanes.size) for lanes in fields for name in names])
    order = np.concatenate([np.tile(lanes, len(names)) for lanes in fields])
    kept = play_lanes(request, _rules(request, order), policies, order)
    scores = kept.scores[FACTIONS.index(faction)].astype(np.float64)
    parts = np.split(scores, np.cumsum([lanes.size * len(names) for lanes in fields])[:-1])
    return np.concatenate([part.reshape(len(names), -1) for part in parts], axis=1)


def _rules(request: Request, lanes: Lanes) -> Rules:
    """The rules of some games: those of their lens, mixed where they are under several."""
    lenses = {lane: lens for lens, members in by_lens(request, lanes) for lane in members.tolist()}
    under = {lens: rules_for(request, lens) for lens in dict.fromkeys(lenses.values())}
    if len(under) == 1:
        return next(iter(under.values()))
    return mixed([under[lenses[lane]] for lane in lanes.tolist()])


def _standings(names: list[str], scores: Floats, seed: int) -> list[Rank]:
    found = ratings(scores)
    low, high = rating_intervals(scores, seed)
    order = sorted(range(len(names)), key=lambda place: -found[place])
    return [
        Rank(
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
