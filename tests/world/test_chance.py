"""Chance is a function of seed, quarter and name, and of nothing else."""

import numpy as np

from game.world.chance import Chance, draw_id, mix, quarter_key, spread_normal

SEED = bytes(range(32))


def test_golden_vectors_never_move() -> None:
    # SplitMix64 from state 0: the published first outputs are mix(golden), mix(2 golden).
    golden = np.array([0x9E3779B97F4A7C15, (2 * 0x9E3779B97F4A7C15) & (2**64 - 1)], np.uint64)
    assert [hex(x) for x in mix(golden.copy())] == ["0xe220a8397b1dcdaf", "0x6e789e6aa1b965f4"]
    assert hex(draw_id("china/smuggling")) == "0x8cbb6f1cac97f9a0"
    assert hex(quarter_key(SEED, 8106)) == "0x807839f24745bce"
    numbers = Chance(SEED, np.arange(3, dtype=np.uint64)).uniform(8106, "china/smuggling")
    assert [x.hex() for x in numbers.tolist()] == [
        "0x1.e7ffb02cc1e28p-4",
        "0x1.b85243a3722bcp-3",
        "0x1.6bb6be38dd8fcp-3",
    ]


def test_a_draw_does_not_depend_on_what_else_is_drawn() -> None:
    chance = Chance(SEED, np.arange(100, dtype=np.uint64))
    alone = chance.uniform(8107, "b")
    assert (chance.uniforms(8107, ("a", "b", "c"))[1] == alone).all()
    assert (chance.uniforms(8107, ("z", "b"))[1] == alone).all()


def test_a_lane_is_the_same_alone() -> None:
    together = Chance(SEED, np.arange(50, dtype=np.uint64)).uniform(8107, "x")
    assert Chance(SEED, np.array([37], np.uint64)).uniform(8107, "x")[0] == together[37]
    assert Chance.single(SEED).uniform(8107, "x")[0] == together[0]


def test_numbers_are_spread_evenly_and_independently() -> None:
    chance = Chance(SEED, np.arange(100_000, dtype=np.uint64))
    first, second = chance.uniforms(8107, ("one", "two"))
    assert abs(first.mean() - 0.5) < 0.005 and abs(first.var() - 1 / 12) < 0.002
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.02
    assert abs(np.corrcoef(first, chance.uniform(8108, "one"))[0, 1]) < 0.02
    normal = spread_normal(chance.uniforms(8107, ("a", "b", "c")))
    assert abs(normal.mean()) < 0.02 and abs(normal.std() - 1) < 0.02
