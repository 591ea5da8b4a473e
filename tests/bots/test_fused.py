"""Orders worked out by a loop are the bytes of those worked out by numpy."""

import numpy as np
import pytest

from game.analysis.lanes import play
from game.bots.doctrine import DoctrinePolicy
from game.core.cards import Window
from game.core.compile import compile_rules
from game.core.knowledge import Decision, see
from game.core.rulebook import CardChoice, Doctrine, Rulebook, Spend
from game.world.chance import Chance
from game.world.fused.loops import Fused, Machine
from game.world.rules import Rules
from game.world.step import ONE_BY_ONE
from game.world.vocabulary import FACTIONS, Condition
from game.world.world import World

pytest.importorskip("llvmlite")

from game.analysis.machine_code import build

GAMES = 103
"""Not a whole number of what a loop does at a time."""
Worlds = list[World]


@pytest.fixture(scope="module")
def rules(rulebook: Rulebook) -> Rules:
    return compile_rules(rulebook, "A", "2026q3")


@pytest.fixture(scope="module")
def chance() -> Chance:
    return Chance(bytes(32), np.arange(GAMES, dtype=np.uint64))


@pytest.fixture(scope="module")
def worlds(
    rulebook: Rulebook, doctrines: dict[str, Doctrine], rules: Rules, chance: Chance
) -> Worlds:
    policies = {
        faction: DoctrinePolicy(doctrines["adaptive"], faction, rulebook) for faction in FACTIONS
    }
    return [played.world for played in play(rules, policies, chance)][:-1]


def both_ways(
    policy: DoctrinePolicy, world: World, rules: Rules, chance: Chance, run: Fused
) -> tuple[Decision, Decision]:
    seen = [see(world, rules, chance, policy.faction, one) for one in (ONE_BY_ONE, run)]
    return policy.decide(seen[0]), policy.decide(seen[1])


def assert_same(one: Decision, other: Decision) -> None:
    for name, found in vars(one).items():
        assert found.dtype == getattr(other, name).dtype, name
        assert found.tobytes() == getattr(other, name).tobytes(), name


def test_every_doctrine_decides_the_same_in_a_loop(
    rulebook: Rulebook, doctrines: dict[str, Doctrine], rules: Rules, worlds: Worlds, chance: Chance
) -> None:
    for doctrine in doctrines.values():
        for faction in doctrine.plans:
            policy, run = DoctrinePolicy(doctrine, faction, rulebook), Fused(build, worth=0)
            for world in worlds[::2]:
                assert_same(*both_ways(policy, world, rules, chance, run))


def test_what_is_only_estimated_and_dated_lines_are_seen_the_same_in_a_loop(
    rulebook: Rulebook, doctrines: dict[str, Doctrine], rules: Rules, worlds: Worlds, chance: Chance
) -> None:
    """Estimates take luck, insight and what cards reveal; no shipped doctrine looks at one."""
    name = "compute.china_grey"
    assert rules.reveals[FACTIONS.index("us"), rules.layout.row(name)]
    plan = doctrines["essay"].plans["us"]
    middle = float(np.median(worlds[4].values[rules.layout.row(name)]))
    when = [Condition(variable=name, at_least=middle)]
    changed = plan.model_copy(
        update={
            "cards": [
                CardChoice(card=line.card, when=when, window=Window(first="2027Q1", last="2027Q3"))
                for line in plan.cards
            ],
            "spend": [Spend(lever="us.energy", points=2, when=when), *plan.spend],
            "cards_first": False,
        }
    )
    doctrine = doctrines["essay"].model_copy(update={"plans": {"us": changed}})
    policy, run = DoctrinePolicy(doctrine, "us", rulebook), Fused(build, worth=0)
    for world in worlds:
        assert_same(*both_ways(policy, world, rules, chance, run))
    holds = see(worlds[4], rules, chance, "us").figure(name) >= middle
    assert holds.any() and not holds.all()


def test_equal_plans_share_a_loop_once_it_pays(
    rulebook: Rulebook, doctrines: dict[str, Doctrine], rules: Rules, worlds: Worlds, chance: Chance
) -> None:
    built: list[str] = []

    def noted(text: str) -> Machine | None:
        built.append(text)
        return build(text)

    run = Fused(noted, worth=GAMES)
    run._worth = 0
    for number in range(3):
        policy = DoctrinePolicy(doctrines["essay"], "us", rulebook)
        assert_same(*both_ways(policy, worlds[number], rules, chance, run))
        assert len(built) == min(number, 1)
    other = DoctrinePolicy(doctrines["adaptive"], "us", rulebook)
    for number in range(2):
        assert_same(*both_ways(other, worlds[number], rules, chance, run))
    assert len(built) == 2
