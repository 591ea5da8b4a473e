"""Rules and orders for the world's tests: real rules, random but repeatable orders."""

from collections.abc import Callable

import numpy as np
import pytest

from game.content.load import load_rulebook
from game.core.compile import compile_rules
from game.core.rulebook import Rulebook
from game.world.inputs import ANSWERS, Inputs
from game.world.rules import INJECT_DECK, Rules
from game.world.world import World

LENSES = "ABCDEFGH"


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="session")
def rules(rulebook: Rulebook) -> Rules:
    return compile_rules(rulebook, "A", "2026q3")


@pytest.fixture(scope="session")
def rules_under(rulebook: Rulebook) -> Callable[[str], Rules]:
    made = {lens: compile_rules(rulebook, lens, "2026q3") for lens in LENSES}
    return lambda lens: made[lens]


def _printed(rules: Rules) -> int:
    """How many cards somebody could play or bring in: what comes of crises stands behind them."""
    return sum(card.owner <= INJECT_DECK for card in rules.cards)


def random_inputs(world: World, rules: Rules, lanes: np.ndarray, salt: int = 0) -> Inputs:
    """Orders that depend on lane, quarter and salt only, so that any chunk gets the same."""
    size = lanes.size
    points = np.zeros((len(rules.levers), size), np.int16)
    stances = np.zeros((len(rules.stances), size), np.int8)
    plays = np.full((3, size), -1, np.int16)
    answers = np.zeros((4, size), np.int8)
    for place, lane in enumerate(lanes):
        luck = np.random.default_rng([int(lane), world.quarter, salt])
        caps = [lever.cap + 1 for lever in rules.levers]
        points[:, place] = luck.integers(0, caps)
        stances[:, place] = luck.integers(0, 4, len(rules.stances))
        if rules.cards:
            drawn = luck.integers(-1, len(rules.cards), 3)
            plays[:, place] = np.where(drawn < _printed(rules), drawn, -1)
        answers[:, place] = luck.integers(0, len(ANSWERS), 4)
    return Inputs(points, stances, plays, (), world.deals, answers)
