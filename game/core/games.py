"""Whole games, many side by side: the one loop under batches, forecasts and measurements.

A game's bytes depend on the rules, the seed and its own number only, never on which other games
are played beside it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.core.decisions import gather
from game.core.knowledge import Decision, Seen, see
from game.world.chance import Chance
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.step import ONE_BY_ONE, Run
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import DealRows, Spare, World

Floats = NDArray[np.float64]
SYSTEMIC = "incidents.systemic"
"""The figure that ends a game once it is not nought (R13.5)."""
Injects = Mapping[int, tuple[int, ...]]
"""The injects that come in a quarter, by their card numbers."""
Agree = Callable[[World, Mapping[Faction, Seen]], DealRows]
"""What deals are in force in a quarter, by the world before it and what each faction sees."""


class Decides(Protocol):
    """Whoever leads a faction through games."""

    def decide(self, seen: Seen) -> Decision:
        """Return legal orders for every game of the batch."""


@dataclass(frozen=True)
class Played:
    """A quarter just played: the world it led to, and what was decided and agreed."""

    world: World
    decisions: Mapping[Faction, Decision]
    deals: DealRows


def as_agreed(world: World, seen: Mapping[Faction, Seen]) -> DealRows:
    """Leave the deals in force as they are."""
    return world.deals


def play_on(
    world: World,
    rules: Rules,
    chance: Chance,
    players: Mapping[Faction, Decides],
    agree: Agree = as_agreed,
    injects: Injects | None = None,
    fleeting: bool = False,
    run: Run = ONE_BY_ONE,
) -> Iterator[Played]:
    """Play on from a world to the last quarter, yielding each quarter as it is done.

    With ``fleeting`` a world, the first one too, may be looked at only until the next is asked
    for. ``run`` carries out what is the same arithmetic in every game.
    """
    room = Spare.beside(world) if fleeting else None
    for quarter in range(world.quarter, rules.last + 1):
        seen = {faction: see(world, rules, chance, faction, run) for faction in FACTIONS}
        deals = agree(world, seen)
        decisions = {faction: players[faction].decide(seen[faction]) for faction in FACTIONS}
        inputs = gather(world, rules, decisions, deals, (injects or {}).get(quarter, ()))
        world = resolve(world, inputs, rules, chance, room=room, run=run)
        yield Played(world, decisions, deals)


def until_over(
    games: Iterator[Played], rules: Rules, names: tuple[str, ...]
) -> Iterator[tuple[Played, Floats]]:
    """Yield each quarter with the figures ``names``, float64[names, B], as far as a game goes.

    A systemic incident ends a game (R13.5): its figures stay as they were after that quarter.
    """
    rows, over = [rules.layout.row(name) for name in names], rules.layout.row(SYSTEMIC)
    kept, ended = np.empty((len(rows), 0)), np.zeros(0, np.intp)
    for played in games:
        figures = played.world.values[rows]
        figures[:, ended] = kept[:, ended]
        kept, ended = figures, np.flatnonzero(played.world.values[over] > 0)
        yield played, kept
