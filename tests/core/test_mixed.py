"""Games under different lenses side by side are each the game it is under its own lens."""

import numpy as np
import pytest

from game.bots.registry import policy_for
from game.core.compile import compile_rules
from game.core.decisions import gather
from game.core.knowledge import see
from game.core.mixture import mixed, widened
from game.core.rulebook import Doctrine, Rulebook
from game.world.chance import Chance
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import World

EACH = 3


@pytest.fixture(scope="module")
def lenses(rulebook: Rulebook) -> list[Rules]:
    return [compile_rules(rulebook, lens.id, "2026q3") for lens in rulebook.lenses]


def played(rulebook: Rulebook, doctrines: dict[str, Doctrine], rules: Rules, lanes: range) -> World:
    chance = Chance(bytes(32), np.array(lanes, dtype=np.uint64))
    policies = {f: policy_for("adaptive@hard", f, rulebook, doctrines) for f in FACTIONS}
    world = start(rules, chance)
    for _ in range(rules.first, rules.last + 1):
        decisions = {f: policies[f].decide(see(world, rules, chance, f)) for f in FACTIONS}
        world = resolve(world, gather(world, rules, decisions, world.deals, ()), rules, chance)
    return world


def test_every_lens_gives_the_same_bytes_beside_others_as_alone(
    rulebook: Rulebook, doctrines: dict[str, Doctrine], lenses: list[Rules]
) -> None:
    rules = widened(mixed(lenses), EACH)
    together = played(rulebook, doctrines, rules, range(EACH * len(lenses)))
    for number, own in enumerate(lenses):
        lanes = range(EACH * number, EACH * (number + 1))
        alone = played(rulebook, doctrines, own, lanes)
        assert alone.values.tobytes() == together.values[:, lanes].tobytes(), own.lens
        assert alone.played.tobytes() == together.played[:, lanes].tobytes(), own.lens


def test_every_parameter_a_lens_changes_differs_and_no_other(
    rulebook: Rulebook, lenses: list[Rules]
) -> None:
    found = {name for name, number in mixed(lenses).p.items() if number.ndim}
    changed = {change.parameter for lens in rulebook.lenses for change in lens.changes}
    assert found
    assert found <= changed


@pytest.mark.parametrize("faction", FACTIONS)
def test_some_of_the_games_are_seen_as_all_of_them_are(lenses: list[Rules], faction: str) -> None:
    """Even where how sharply a faction sees differs from lens to lens."""
    rules = widened(mixed(lenses), EACH)
    size = EACH * len(lenses)
    rules.p["agreements.insight_half"] = np.linspace(0.5, 2, size)
    chance = Chance(bytes(32), np.arange(size, dtype=np.uint64))
    whole = see(start(rules, chance), rules, chance, faction)
    part = whole.part(4, 7)
    blurred = [
        name
        for name, known in rules.known.items()
        if known.error is not None and not known.public and faction not in known.to
    ]
    assert blurred
    for name in blurred:
        for all_of_them, some in zip(whole.estimate(name), part.estimate(name), strict=True):
            assert all_of_them[4:11].tobytes() == some.tobytes(), name
