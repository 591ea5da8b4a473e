"""Whole games by the thousand: `simulate` plays them in chunks and sums them up.

Games are numbered 0, 1, 2, …; a game's luck (and, in the mixture, its lens) hangs on the seed and
its number alone, so neither the chunk size nor the number of processes changes any figure.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter

import numpy as np

from game.analysis.lanes import Policies, play, scenario_injects
from game.analysis.machine_code import loops
from game.analysis.results import SimulationResult
from game.analysis.summary import (
    FIGURES,
    SCORES,
    Kept,
    ending_counts,
    front_spreads,
    lead_path,
    lead_spread,
    orders_in_words,
    score_spreads,
    share,
)
from game.analysis.workers import carried_out
from game.bots.policy import Policy
from game.bots.registry import policy_for
from game.core.compile import compile_rules
from game.core.errors import UsageError
from game.core.games import SYSTEMIC, Played, until_over
from game.core.near_names import suggested
from game.core.rulebook import Doctrine, Rulebook
from game.core.seeds import MIXTURE, draw_lens, seed_from
from game.world.chance import Chance, Lanes
from game.world.endings import ending
from game.world.quarters import parse_quarter
from game.world.rules import Rules
from game.world.step import Run
from game.world.vocabulary import FACTIONS, Faction

CHUNK = 14_400
"""Lanes played side by side: enough that numpy is busy with numbers, few enough for the cache.

A whole number of spans, so that a loop leaves no games over, no multiple of `_PAGE` (see
`_out_of_step`), and rows below the 128 KiB from which on an allocator asks the system for new
memory each time.
"""
TASK = 4 * CHUNK
"""Games of one task: a mixture is grouped by lens within it, a process takes one at a time."""

_PAGE = 512
"""How many float64 make a page of memory."""
_EXTRA = 8

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Request:
    """What to play: whole games of ``scenario`` under ``lens`` with a doctrine for each faction.

    ``lens`` is a letter or ``mixture`` (each game draws its own). ``chunk`` and ``workers``
    change the speed and nothing else.
    """

    rulebook: Rulebook
    doctrines: Mapping[str, Doctrine]
    scenario: str
    lens: str
    orders: Mapping[Faction, str]
    seed: int
    games: int
    chunk: int = CHUNK
    workers: int = 1

    def chance(self, lanes: Lanes) -> Chance:
        """The luck of these games."""
        return loops().chance(seed_from(self.seed), lanes)

    @property
    def quarters(self) -> int:
        """How many quarters a game of the scenario has."""
        found = next(one for one in self.rulebook.scenarios if one.id == self.scenario)
        return parse_quarter(found.last) - parse_quarter(found.first) + 1


def simulate(request: Request, progress: Progress | None = None) -> SimulationResult:
    """Play ``request.games`` whole games and sum them up.

    ``progress`` is called with the number of games done so far. `UsageError` for a lens,
    scenario or doctrine that does not exist, or fewer than one game.
    """
    check_request(request)
    began = perf_counter()
    kept = Kept.room(request.games, request.quarters)
    done = 0
    for first, part in _parts(request):
        count = part.ending.size
        kept.put(np.arange(first, first + count), part)
        done += count
        if progress is not None:
            progress(done)
    rate = request.games * request.quarters / (perf_counter() - began)
    return _sum_up(request, kept, rate)


def simulate_each(request: Request, progress: Progress | None = None) -> list[SimulationResult]:
    """Play the same games under every lens in turn, then under the mixture of them.

    The lens of ``request`` does not count. ``progress`` counts the games of all of them.
    """
    results: list[SimulationResult] = []
    for lens in (*(one.id for one in request.rulebook.lenses), MIXTURE):
        before = len(results) * request.games
        tick = None if progress is None else _counting_on(progress, before)
        results.append(simulate(replace(request, lens=lens), tick))
    return results


def _counting_on(progress: Progress, before: int) -> Progress:
    return lambda done: progress(before + done)


def check_request(request: Request) -> None:
    """Raise `UsageError` for what can't be played, with what could be."""
    if request.games < 1:
        raise UsageError("simulate needs at least one game")
    _known("scenario", request.scenario, [one.id for one in request.rulebook.scenarios])
    _known("lens", request.lens, [*(one.id for one in request.rulebook.lenses), MIXTURE])
    policies_for(request)


def policies_for(request: Request) -> dict[Faction, Policy]:
    """Return the four policies of a request; `UsageError` names a doctrine that isn't there."""
    return {
        faction: policy_for(
            request.orders[faction], faction, request.rulebook, request.doctrines, request.lens
        )
        for faction in FACTIONS
    }


def rules_for(request: Request, lens: str) -> Rules:
    """Return the request's rules under one lens."""
    return compile_rules(request.rulebook, lens, request.scenario)


def play_games(request: Request, first: int, after: int) -> Kept:
    """Play the games numbered ``first`` up to (not including) ``after``."""
    lanes = np.arange(first, after, dtype=np.uint64)
    kept = Kept.room(after - first, request.quarters)
    policies = policies_for(request)
    for lens, members in by_lens(request, lanes):
        rules = rules_for(request, lens)
        for begin in range(0, members.size, request.chunk):
            some = members[begin : begin + request.chunk]
            places = (some - lanes[0]).astype(np.int64)
            kept.put(places, play_lanes(request, rules, policies, some))
    return kept


def lens_of_game(request: Request, game: int) -> str:
    """Return the lens under which a game of the request is played."""
    lanes = np.array([game], np.uint64)
    return next(lens for lens, _ in by_lens(request, lanes))


def play_game(request: Request, game: int) -> Iterator[Played]:
    """Play one game of the request alone, quarter by quarter: the same bytes as in the batch.

    Game 0 is what a table with the same seed plays. Stops after a systemic incident, as a match
    does.
    """
    check_request(request)
    rules = rules_for(request, lens_of_game(request, game))
    injects = scenario_injects(request.rulebook, request.scenario, rules)
    chance = request.chance(np.array([game], np.uint64))
    for played, figures in until_over(
        play(rules, policies_for(request), chance, injects), rules, (SYSTEMIC,)
    ):
        yield played
        if figures.any():
            return


def _parts(request: Request) -> Iterator[tuple[int, Kept]]:
    """Yield (first game, its results) of each task, here or from worker processes."""
    firsts = range(0, request.games, TASK)
    yield from carried_out(partial(_part, request), firsts, request.workers)


def _part(request: Request, first: int) -> Kept:
    return play_games(request, first, min(first + TASK, request.games))


def by_lens(request: Request, lanes: Lanes) -> Iterator[tuple[str, Lanes]]:
    """Yield each lens with its lanes, in the rulebook's order of lenses."""
    if request.lens != MIXTURE:
        yield request.lens, lanes
        return
    drawn = draw_lens(request.rulebook.lenses, request.chance(lanes))
    for number, lens in enumerate(request.rulebook.lenses):
        members = lanes[drawn == number]
        if members.size:
            yield lens.id, members


def play_lanes(request: Request, rules: Rules, policies: Policies, lanes: Lanes) -> Kept:
    """Play these lanes side by side to the end and keep what the summary needs."""
    kept = keep_games(request, rules, policies, request.chance(_out_of_step(lanes)))
    return kept.part(slice(lanes.size))


def keep_games(
    request: Request, rules: Rules, policies: Policies, chance: Chance, run: Run | None = None
) -> Kept:
    """Play the games of this luck to the end and keep what the summary needs.

    Without a ``run`` it is the usual one (see `play`).
    """
    kept = Kept.room(chance.size, rules.length)
    injects = scenario_injects(request.rulebook, request.scenario, rules)
    games = play(rules, policies, chance, injects, fleeting=True, run=run)
    followed = until_over(games, rules, ("lead", SYSTEMIC, *FIGURES, *SCORES))
    for quarter, (played, figures) in enumerate(followed):
        kept.path[quarter], last = figures[0], played.world
    kept.systemic[:] = figures[1] > 0
    kept.figures[:], scores = figures[2 : 2 + len(FIGURES)], figures[2 + len(FIGURES) :]
    kept.scores[:] = scores
    kept.met[:] = scores >= rules.p["fronts.aims_met"]
    kept.ending[:] = ending(last, rules)
    return kept


def _out_of_step(lanes: Lanes) -> Lanes:
    """These lanes, and a few more where rows of so many would lie whole pages apart in memory.

    Such rows compete for the same few places of a processor's cache, which makes a loop over
    hundreds of them several times slower.
    """
    if lanes.size % _PAGE:
        return lanes
    return np.concatenate((lanes, lanes[-1] + np.arange(1, _EXTRA + 1, dtype=np.uint64)))


def _sum_up(request: Request, kept: Kept, rate: float) -> SimulationResult:
    return SimulationResult(
        games=request.games,
        scenario=request.scenario,
        lens=request.lens,
        orders=orders_in_words(request.orders),
        seed=request.seed,
        lead_months=lead_spread(kept.path[-1]),
        lead_path=lead_path(kept),
        endings=ending_counts(kept, [one.name for one in request.rulebook.endings]),
        scores=score_spreads(kept),
        fronts=front_spreads(kept),
        systemic_incident=share(kept.systemic),
        quarters_per_second=round(rate),
    )


def _known(kind: str, name: str, known: list[str]) -> None:
    if name in known:
        return
    hint = suggested(name, known) or f"choose one of {', '.join(known)}"
    raise UsageError(f"there is no {kind} called {name}; {hint}")
