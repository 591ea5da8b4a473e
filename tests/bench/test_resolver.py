"""How fast the resolver is, beside a numpy triad of the same size in the same run."""

import numpy as np
import pytest

from game.content.load import load_rulebook
from game.core.compile import compile_rules
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.receipts import Ledger
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.world import World

CHUNK = 2560
"""Games side by side: worlds of this size are large enough for huge pages."""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return compile_rules(load_rulebook(), "A", "2026q3")


def orders(world: World, rules: Rules) -> Inputs:
    luck = np.random.default_rng(world.quarter)
    size = world.size
    plays = np.full((2, size), -1, np.int16)
    if rules.cards:
        plays = luck.integers(-1, len(rules.cards), (2, size)).astype(np.int16)
    return Inputs(
        luck.integers(0, 5, (len(rules.levers), size)).astype(np.int16),
        luck.integers(0, 4, (len(rules.stances), size)).astype(np.int8),
        plays,
        (),
        world.deals,
        luck.integers(0, 3, (4, size)).astype(np.int8),
    )


def record(rules: Rules, size: int) -> tuple[Chance, list[tuple[World, Inputs]]]:
    chance = Chance(bytes(32), np.arange(size, dtype=np.uint64))
    world, quarters = start(rules, chance), []
    for _ in range(rules.length):
        quarters.append((world, orders(world, rules)))
        world = resolve(world, quarters[-1][1], rules, chance)
    return chance, quarters


@pytest.mark.parametrize("size", [1, 100, CHUNK])
def test_resolve_whole_games(benchmark, rules: Rules, size: int) -> None:  # type: ignore[no-untyped-def]
    chance, quarters = record(rules, size)

    def games() -> None:
        for world, given in quarters:
            resolve(world, given, rules, chance)

    benchmark(games)
    rate = size * len(quarters) / benchmark.stats["median"]
    benchmark.extra_info["game_quarters_a_second"] = round(rate)


def test_one_quarter_with_receipts(benchmark, rules: Rules) -> None:  # type: ignore[no-untyped-def]
    chance, quarters = record(rules, 1)
    world, given = quarters[3]
    benchmark(lambda: resolve(world, given, rules, chance, Ledger()))


def test_triad_of_the_same_size(benchmark) -> None:  # type: ignore[no-untyped-def]
    a, b, c = (np.random.default_rng(n).random(CHUNK) for n in range(3))

    def triad() -> None:
        for _ in range(1000):
            np.multiply(b, c, out=a)
            np.add(a, b, out=a)

    benchmark(triad)
