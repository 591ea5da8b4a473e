"""Whole games played by policies, many lanes at once: the loop under every batch.

A lane's bytes depend on the rules, the seed and the lane's number only, never on which other
lanes are played beside it.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from game.analysis.bargains import Bargains
from game.bots.policy import Policy
from game.core.knowledge import Decision, see
from game.core.rulebook import Rulebook
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve, start
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import World

Policies = Mapping[Faction, Policy]


def play(rules: Rules, policies: Policies, chance: Chance) -> Iterator[World]:
    """Yield the world at the start and after each quarter, to the last."""
    world = start(rules, chance)
    yield world
    bargains = Bargains(rules, policies)
    for quarter in range(rules.first, rules.last + 1):
        seen = {faction: see(world, rules, chance, faction) for faction in FACTIONS}
        deals = bargains.strike(world, seen)
        decisions = {faction: policies[faction].decide(seen[faction]) for faction in FACTIONS}
        world = resolve(world, gather(world, rules, decisions, deals), rules, chance)
        yield world
