"""Whatever is played, every value is a number within its range, under every lens."""

from collections.abc import Callable

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


def test_a_systemic_incident_leaves_every_score_at_nought(rules: Rules) -> None:
    lanes = np.arange(2, dtype=np.uint64)
    chance = Chance(b"r" * 32, lanes)
    world = start(rules, chance)
    world.values[rules.layout.row("incidents.systemic"), 1] = 1
    after = resolve(world, random_inputs(world, rules, lanes), rules, chance)
    for faction in ("us", "allies", "china", "labs"):
        scores = after.values[rules.layout.row(f"score.{faction}")]
        assert scores[1] == 0 and scores[0] > 0
    assert rules.endings[ending(after, rules)[1]].shared_loss
