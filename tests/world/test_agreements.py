"""Promises are checked on true values; breaches are found, blamed and paid for."""

from dataclasses import replace

import numpy as np

from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import DealRows, World, rows_between

GAMES = 400
CHINA, US = FACTIONS.index("china"), FACTIONS.index("us")
ROW = rows_between(CHINA, US).start


def deal(rules: Rules, world: World, points: int = 0, escrow: int = 0, watch: int = 3) -> DealRows:
    """China promises the US to spend nothing on distillation, for four quarters."""
    deals = DealRows.none(world.size)
    pledges = [pledge.name for pledge in rules.pledges]
    deals.active[ROW] = True
    deals.a[ROW], deals.b[ROW] = CHINA, US
    deals.pledge_a[ROW] = pledges.index("china.no_distillation")
    deals.limit_a[ROW], deals.points[ROW] = 0.0, points
    deals.monitoring[ROW], deals.escrow[ROW] = watch, escrow
    deals.until[ROW] = world.quarter + 3
    return deals


def quarter(rules: Rules, spent: int, **terms: int) -> tuple[World, World]:
    chance = Chance(b"d" * 32, np.arange(GAMES, dtype=np.uint64))
    world = start(rules, chance)
    orders = replace(Inputs.idle(world, rules), deals=deal(rules, world, **terms))
    orders.points[rules.lever_index["china.distillation"]] = spent
    return world, resolve(world, orders, rules, chance)


def test_a_kept_promise_builds_agreements(rules: Rules) -> None:
    _, after = quarter(rules, 0)
    assert (after.get(rules, "agreements") > 0).all()
    assert (after.get(rules, "breaches") == 0).all()
    assert after.deals.active[ROW].all()


def test_a_breach_is_found_more_often_when_watched(rules: Rules) -> None:
    found = [quarter(rules, 3, watch=level)[1].get(rules, "breaches") for level in (0, 3)]
    assert 0.1 < found[0].mean() < found[1].mean() < 1


def test_a_found_breach_ends_the_deal_and_costs_capital_and_talks(rules: Rules) -> None:
    _, after = quarter(rules, 3)
    caught = after.get(rules, "breaches") > 0
    assert caught.any() and not caught.all()
    assert (after.deals.active[ROW] == ~caught).all()
    assert (after.deals.breached[ROW] == caught).all()
    for name in ("capital.china", "talks"):
        value = after.get(rules, name)
        assert value[caught].max() < value[~caught].min()


def test_points_escrow_and_watching_move_budgets(rules: Rules) -> None:
    _, none = quarter(rules, 0, watch=0)
    _, paid = quarter(rules, 0, points=2, watch=1)
    for name, change in (("points.china", -3), ("points.us", 1)):
        assert (paid.get(rules, name) - none.get(rules, name) == change).all()
    _, free = quarter(rules, 3, watch=0)
    _, staked = quarter(rules, 3, escrow=4, watch=0)
    caught = staked.get(rules, "breaches") > 0
    lost = staked.get(rules, "points.china") - free.get(rules, "points.china")
    assert (lost[caught] == -4).all() and (lost[~caught] == 0).all()


def test_a_deal_binds_until_its_last_quarter(rules: Rules) -> None:
    chance = Chance(b"d" * 32, np.arange(2, dtype=np.uint64))
    world = start(rules, chance)
    deals = deal(rules, world)
    active = []
    for _ in range(5):
        orders = replace(Inputs.idle(world, rules), deals=deals)
        world = resolve(world, orders, rules, chance)
        deals = world.deals
        active.append(bool(deals.active[ROW].all()))
    assert active == [True, True, True, False, False]


def test_a_promise_that_nobody_could_break_counts_for_nothing(rules: Rules) -> None:
    chance = Chance(b"d" * 32, np.arange(2, dtype=np.uint64))
    world = start(rules, chance)
    loosest = next(one.high for one in rules.pledges if one.name == "china.no_distillation")
    grown = []
    for limit in (loosest, loosest - 1):
        deals = deal(rules, world)
        deals.limit_a[ROW] = limit
        after = resolve(world, replace(Inputs.idle(world, rules), deals=deals), rules, chance)
        grown.append(after.get(rules, "agreements") - world.get(rules, "agreements"))
    assert (grown[0] <= 0).all() and (grown[1] > 0).all()
