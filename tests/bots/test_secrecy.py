"""Bots decide on what their faction may know: worlds that differ only in what is hidden from it,
and is seen alike, get the same orders."""

from dataclasses import replace

import numpy as np
import pytest

from game.bots.registry import policy_for
from game.core import knowledge
from game.core.compile import compile_rules
from game.core.knowledge import see
from game.world.chance import Chance
from game.world.start import start
from game.world.vocabulary import FACTIONS

NAMES = [
    "status-quo",
    "adaptive",
    "adaptive@hard",
    "paced",
    "race",
    "essay",
    "open-door",
    "random",
    "search@easy",
]


@pytest.mark.parametrize("faction", FACTIONS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_hidden_and_unknown_changes_no_order(
    rulebook, doctrines, name, faction, monkeypatch
) -> None:
    if name in doctrines and faction not in doctrines[name].plans:
        pytest.skip("the doctrine has no plan for this faction")
    rules = compile_rules(rulebook, "A", "2026q3")
    chance = Chance(bytes(32), np.arange(4 if "search" in name else 32, dtype=np.uint64))
    one = start(rules, chance)
    other = replace(one, values=one.values.copy(), rank=one.rank.copy())
    for variable, known in rules.known.items():
        if not known.public and faction not in known.to:
            row = rules.layout.row(variable)
            other.values[row] = np.minimum(one.values[row] * 1.01 + 0.01, rules.high[row])
    owner = FACTIONS.index(faction)
    for number, card in enumerate(rules.cards):
        if card.owner != owner:
            other.rank[number] = (other.rank[number] + 1) % 8
    # Estimates are of the truth, by design: give both worlds the estimates of the first.
    honest = knowledge.sight

    def same_estimates(world, rules_there, chance, faction, variable):
        if np.shares_memory(world.values, other.values):
            return honest(one, rules, chance, faction, variable)
        return honest(world, rules_there, chance, faction, variable)

    monkeypatch.setattr(knowledge, "sight", same_estimates)
    policy = policy_for(name, faction, rulebook, doctrines)
    first = policy.decide(see(one, rules, chance, faction))
    elsewhere = compile_rules(rulebook, "B", "2026q3")
    second = policy.decide(see(other, elsewhere, chance, faction))
    for part in ("points", "stances", "plays"):
        assert (getattr(first, part) == getattr(second, part)).all(), part
