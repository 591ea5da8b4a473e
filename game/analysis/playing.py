"""Whole games played by policies, many lanes at once: the loop under every batch.

A lane's bytes depend on the rules, the seed and the lane's number only, never on which other
lanes are played beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.bots.policy import Policy
from game.core.knowledge import Decision, see
from game.world.chance import Chance
from game.world.resolve import resolve, start
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import World

Policies = Mapping[Faction, Policy]


@dataclass(frozen=True)
class Played:
    """The world after a quarter and the decisions that led there (None at the start)."""

    world: World
    decisions: Mapping[Faction, Decision] | None


def play(rules: Rules, policies: Policies, chance: Chance) -> Iterator[Played]:
    """Yield the start and then every quarter to the last."""
    world = start(rules, chance)
    yield Played(world, None)
    for _ in range(rules.first, rules.last + 1):
        seen = {faction: see(world, rules, chance, faction) for faction in FACTIONS}
        decisions = {faction: policies[faction].decide(seen[faction]) for faction in FACTIONS}
        world = resolve(world, gather(world, rules, decisions), rules, chance)
        yield Played(world, decisions)
