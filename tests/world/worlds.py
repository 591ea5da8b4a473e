"""Worlds to try the rules on: played at random for a while, under any lens."""

import numpy as np
from hypothesis import strategies as st

from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.world import World

from .conftest import random_inputs

LANES = np.arange(24, dtype=np.uint64)
SALTS = st.integers(0, 10_000)


def luck(salt: int) -> Chance:
    """The luck of one trial, a different one for each salt."""
    return Chance(salt.to_bytes(32, "big"), LANES)


def lived(rules: Rules, salt: int, quarters: int) -> World:
    """Worlds after some quarters of random orders and cards, one a lane."""
    chance = luck(salt)
    world = start(rules, chance)
    for _ in range(quarters):
        world = resolve(world, random_inputs(world, rules, LANES, salt), rules, chance)
    return world


def orders(world: World, rules: Rules, salt: int) -> Inputs:
    """Random orders for the quarter that is due."""
    return random_inputs(world, rules, LANES, salt)
