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


def test_odds_compared_as_whole_numbers_are_odds_compared() -> None:
    chance = Chance(SEED, np.arange(3000, dtype=np.uint64))
    names, odds = ("a", "b", "c", "d"), (0.05, 0.5, 1 / 3, 0.0)
    under = chance.under(8107, names, odds)
    drawn = chance.uniforms(8107, names)
    assert (under == (drawn < np.array(odds)[:, None])).all() and under.any(axis=1).sum() == 3
    games = np.array([0, 7, 2999])
    assert (chance.under_in(8107, "b", 0.5, games) == under[1, games]).all()
    # At the very number drawn it is not below, and at the next one it is.
    number = float(drawn[1, 7])
    assert not chance.under(8107, ("b",), (number,))[0, 7]
    assert chance.under(8107, ("b",), (np.nextafter(number, 1),))[0, 7]


def test_draws_made_part_by_part_are_those_made_alone() -> None:
    many = np.arange(20_001, dtype=np.uint64)
    together = Chance(SEED, many).uniforms(8107, ("a", "b", "c"))
    for place in (0, 8191, 8192, 10_001, 20_000):
        alone = Chance(SEED, many[place : place + 1]).uniforms(8107, ("a", "b", "c"))
        assert (together[:, place] == alone[:, 0]).all()
