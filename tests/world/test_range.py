"""Whatever is played, every value is a number within its range, under every lens."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from game.world.chance import Chance
from game.world.digest import digest
from game.world.endings import ending
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start

from .conftest import LENSES, random_inputs


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("extreme", [None, 0, 12])
def test_values_stay_finite_and_in_range(
    rules_under: Callable[[str], Rules], lens: str, extreme: int | None
) -> None:
    rules = rules_under(lens)
    lanes = np.arange(150, dtype=np.uint64)
    chance = Chance(b"r" * 32, lanes)
    world = start(rules, chance)
    for _ in range(rules.length):
        orders = random_inputs(world, rules, lanes, 5)
        if extreme is not None:
            orders.points[:] = np.minimum(extreme, [[lever.cap] for lever in rules.levers])
        world = resolve(world, orders, rules, chance)
        assert np.isfinite(world.values).all()
        for row, name in enumerate(rules.layout.names):
            value = world.values[row]
            assert (value >= rules.low[row] - 1e-12).all(), name
            assert (value <= rules.high[row] + 1e-12).all(), name
    assert digest(world, rules)
    found = ending(world, rules)
    assert ((found >= 0) & (found < len(rules.endings))).all()


def test_a_systemic_incident_halves_every_score(rules: Rules) -> None:
    lanes = np.arange(2, dtype=np.uint64)
    chance = Chance(b"r" * 32, lanes)
    world = start(rules, chance)
    world.values[rules.layout.row("incidents.systemic"), 1] = 1
    inputs = random_inputs(world, rules, lanes)
    after = resolve(world, inputs, rules, chance)
    whole = resolve(
        world, inputs, replace(rules, p=rules.p | {"fronts.lost": np.array(0.0)}), chance
    )
    assert rules.p["fronts.lost"] == 0.5
    for faction in ("us", "allies", "china", "labs"):
        row = rules.layout.row(f"score.{faction}")
        assert after.values[row, 1] == whole.values[row, 1] / 2 > 0
        assert after.values[row, 0] == whole.values[row, 0]
    assert rules.endings[ending(after, rules)[1]].shared_loss
