"""Games each in a world of its own: what of it is drawn, and how they are played.

Four things are not known of a world: the luck, the lens (which theory is right), the numbers of the
rules, and the figures of the start. Those that are not drawn stand still: the luck is that of
game 0 in all games, numbers and starts are the central ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch import Request, by_lens, keep_games, policies_for
from game.analysis.summary import Kept
from game.analysis.unsure.numbers import drawn
from game.core.compile import compile_rules, settled_starts, with_numbers
from game.core.errors import UsageError
from game.core.rulebook import Rulebook, Scenario
from game.core.seeds import MIXTURE
from game.world.chance import Chance, Lanes
from game.world.rules import Rules
from game.world.step import ONE_BY_ONE

Floats = NDArray[np.float64]

LUCK, LENS, RULES, STARTS = "luck", "lens", "rules", "starts"
SOURCES = (LUCK, LENS, RULES, STARTS)
CHUNK = 1_500
"""Games side by side when each has numbers of its own: more do not fit the cache."""


@dataclass
class Drawn:
    """Games in worlds of their own, and the numbers that were drawn for each."""

    kept: Kept
    lens: NDArray[np.int8]
    numbers: dict[str, Floats] = field(default_factory=dict)


def check_sources(request: Request, sources: frozenset[str]) -> None:
    """`UsageError` where what is to be drawn and the lens asked for do not fit."""
    if LENS in sources and request.lens != MIXTURE:
        raise UsageError("--uncertainty lens draws the lens; leave --lens out.")
    if LENS not in sources and request.lens == MIXTURE:
        raise UsageError("Without uncertainty of the lens there is one: add --lens A, or a letter.")


def play_drawn(request: Request, sources: frozenset[str]) -> Drawn:
    """Play the request's games, each in a world in which ``sources`` are drawn."""
    check_sources(request, sources)
    kept = Kept.room(request.games, request.quarters)
    found = Drawn(kept, np.zeros(request.games, np.int8))
    policies = policies_for(request)
    names = [lens.id for lens in request.rulebook.lenses]
    for lens, lanes in _chunks(request):
        places = lanes.astype(np.int64)
        rules, numbers = _drawn_rules(request, lens, sources, lanes)
        luck = lanes if LUCK in sources else np.zeros_like(lanes)
        kept.put(places, keep_games(request, rules, policies, request.chance(luck), ONE_BY_ONE))
        found.lens[places] = names.index(lens)
        for name, values in numbers.items():
            found.numbers.setdefault(name, np.zeros(request.games))[places] = values
    return found


def _chunks(request: Request) -> Iterator[tuple[str, Lanes]]:
    for lens, lanes in by_lens(request, np.arange(request.games, dtype=np.uint64)):
        for begin in range(0, lanes.size, CHUNK):
            yield lens, lanes[begin : begin + CHUNK]


def _drawn_rules(
    request: Request, lens: str, sources: frozenset[str], lanes: Lanes
) -> tuple[Rules, Mapping[str, Floats]]:
    """The rules of these games, and the numbers drawn for them."""
    rules = compile_rules(request.rulebook, lens, request.scenario)
    chance, numbers = request.chance(lanes), {}
    if STARTS in sources:
        scenario = next(one for one in request.rulebook.scenarios if one.id == request.scenario)
        numbers = _starts(scenario, chance)
        starts = settled_starts(rules, request.rulebook, request.scenario, numbers)
        rules = replace(rules, starts=starts)
    if RULES in sources:
        drawn_too = _parameters(request.rulebook, rules, chance)
        rules, numbers = with_numbers(rules, drawn_too), {**numbers, **drawn_too}
    return rules, numbers


def _parameters(rulebook: Rulebook, rules: Rules, chance: Chance) -> dict[str, Floats]:
    ranges = [(p.name, p.low, float(rules.p[p.name]), p.high) for p in rulebook.parameters]
    return drawn(ranges, chance)


def _starts(scenario: Scenario, chance: Chance) -> dict[str, Floats]:
    ranges = [(s.variable, s.low, s.central, s.high) for s in scenario.starts]
    return drawn(ranges, chance)
