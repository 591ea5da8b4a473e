"""Worlds no game has come to yet: any figure at either end of its range, any orders, any lens."""

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.world.digest import digest
from game.world.endings import ending
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.world import World

from .conftest import LENSES
from .worlds import LANES, SALTS, luck, orders


def thrown(rules: Rules, salt: int, ends: float) -> World:
    """Worlds with every row at random in its range, at an end of it with odds ``ends``."""
    random = np.random.default_rng(salt)
    world = start(rules, luck(salt))
    shape = world.values.shape
    place = random.random(shape)
    place = np.where(random.random(shape) < ends, np.rint(place), place)
    low, high = np.broadcast_to(rules.low, shape), np.broadcast_to(rules.high, shape)
    values = low + place * (high - low)
    values[rules.rate_rows] = 1.0
    values[rules.stance_rows] = np.rint(values[rules.stance_rows])
    return World(
        quarter=world.quarter,
        values=values,
        played=world.played,
        rank=world.rank,
        drawn=world.drawn,
        gates=world.gates,
        deals=world.deals,
    )


@settings(max_examples=40, deadline=None)
@given(
    lens=st.sampled_from(LENSES),
    salt=SALTS,
    ends=st.sampled_from([0.0, 0.5, 1.0]),
    extreme=st.sampled_from([None, 0, 12]),
)
def test_a_quarter_from_any_world_ends_in_range(
    rules_under: Callable[[str], Rules], lens: str, salt: int, ends: float, extreme: int | None
) -> None:
    rules = rules_under(lens)
    world = thrown(rules, salt, ends)
    for _ in range(2):
        quarter = orders(world, rules, salt)
        if extreme is not None:
            quarter.points[:] = np.minimum(extreme, [[lever.cap] for lever in rules.levers])
        world = resolve(world, quarter, rules, luck(salt))
        for row, name in enumerate(rules.layout.names):
            value = world.values[row]
            assert np.isfinite(value).all(), name
            assert (value >= rules.low[row]).all(), (name, value.min())
            assert (value <= rules.high[row]).all(), (name, value.max())
    assert digest(world, rules)
    named = ending(world, rules)
    assert ((named >= 0) & (named < len(rules.endings))).all()
    assert LANES.size == world.size
