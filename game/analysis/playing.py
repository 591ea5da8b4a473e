"""Whole games played by policies, many lanes at once: the loop under every batch.

A lane's bytes depend on the rules, the seed and the lane's number only, never on which other
lanes are played beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.analysis.bargains import Bargains
from game.bots.policy import Policy
from game.core.gather import gather
from game.core.knowledge import Decision, see
from game.core.rulebook import Rulebook
from game.world.chance import Chance
from game.world.quarters import quarter_words
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import DealRows, Room, World

Policies = Mapping[Faction, Policy]
Injects = Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class Played:
    """A quarter just played: the world it led to, and what was decided and agreed."""

    world: World
    decisions: Mapping[Faction, Decision]
    deals: DealRows


def play(
    rules: Rules,
    policies: Policies,
    chance: Chance,
    injects: Injects | None = None,
    fleeting: bool = False,
) -> Iterator[Played]:
    """Play from the start to the last quarter, yielding each quarter as it is done.

    ``injects`` are the scenario's own, card numbers by quarter (see `scenario_injects`). With
    ``fleeting`` a world may be looked at only until the next one is asked for.
    """
    world = start(rules, chance)
    room = Room.beside(world) if fleeting else None
    bargains = Bargains(rules, policies)
    for quarter in range(rules.first, rules.last + 1):
        seen = {faction: see(world, rules, chance, faction) for faction in FACTIONS}
        deals = bargains.strike(world, seen)
        decisions = {faction: policies[faction].decide(seen[faction]) for faction in FACTIONS}
        brought = (injects or {}).get(quarter, ())
        inputs = gather(world, rules, decisions, deals, brought)
        world = resolve(world, inputs, rules, chance, room=room)
        yield Played(world, decisions, deals)


def scenario_injects(rulebook: Rulebook, scenario: str, rules: Rules) -> Injects:
    """The injects a scenario brings in by itself, as card numbers by quarter.

    As at the table, they come with the briefing of every quarter but the first.
    """
    found = next(one for one in rulebook.scenarios if one.id == scenario)
    return {
        quarter: tuple(rules.card_index[card] for card in found.injects[quarter_words(quarter)])
        for quarter in range(rules.first + 1, rules.last + 1)
        if quarter_words(quarter) in found.injects
    }
