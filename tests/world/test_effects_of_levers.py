"""Every lever and every stance moves something, and the obvious ones in the obvious direction."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.world import World

from .conftest import LENSES

LANES = np.arange(24, dtype=np.uint64)
QUARTERS = 4


def after(rules: Rules, points: dict[str, int], stances: dict[str, int]) -> World:
    """Some quarters on; without world events, whose conditions one more point may just meet."""
    rules = replace(rules, events=())
    chance = Chance(b"m" * 32, LANES)
    world = start(rules, chance)
    for _ in range(QUARTERS):
        idle = Inputs.idle(world, rules)
        spent, dials = idle.points + 2, idle.stances.copy()
        for lever, number in points.items():
            spent[rules.lever_index[lever]] = number
        for stance, level in stances.items():
            dials[rules.stance_index[stance]] = level
        world = resolve(world, replace(idle, points=spent, stances=dials), rules, chance)
    return world


MONOTONE = [
    ("us.enforcement", "flow.china_grey", -1),
    ("allies.customs", "flow.china_grey", -1),
    ("us.remote_access", "compute.china_rented", -1),
    ("allies.hosting", "compute.china_rented", -1),
    ("allies.tool_checks", "supply.china_tools", -1),
    ("us.model_security", "access.distilled", -1),
    ("labs.access_security", "access.distilled", -1),
    ("labs.intelligence_sharing", "access.distilled", -1),
    ("china.distillation", "access.distilled", 1),
    ("china.grey_market", "flow.china_grey", 1),
    ("china.rented_compute", "compute.china_rented", 1),
    ("china.domestic_chips", "flow.china_domestic", 1),
    ("china.research", "lead", -1),
    ("china.deployment", "adoption.china", 1),
    ("china.exports", "distribution.china", 1),
    ("china.counter_measures", "supply.allied_fabs", -1),
    ("us.export_programme", "distribution.us", 1),
    ("us.energy", "power.us", 1),
    ("us.adoption", "adoption.us", 1),
    ("us.workforce", "work.us", 1),
    ("us.intelligence", "insight.us", 1),
    ("allies.fabs", "compute.allies", 1),
    ("allies.joint_stack", "alliance", 1),
    ("allies.adoption", "adoption.allies", 1),
    ("allies.safeguards", "trust.allies", 1),
    ("labs.training", "compute.us", 1),
    ("labs.enterprise", "revenue.labs", 1),
    ("labs.pricing", "price.us", -1),
    ("labs.evaluation", "hazard", -1),
    ("labs.lobbying", "lobbying", 1),
]


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize(("lever", "variable", "sign"), MONOTONE)
def test_more_points_never_move_it_the_wrong_way(
    rules_under: Callable[[str], Rules], lens: str, lever: str, variable: str, sign: int
) -> None:
    rules = rules_under(lens)
    row = rules.layout.row(variable)
    levels = [after(rules, {lever: number}, {}).values[row] for number in (0, 2, 5)]
    for less, more in pairwise(levels):
        assert ((more - less) * sign >= 0).all()
    assert (levels[-1] != levels[0]).any()


def test_every_lever_moves_some_score(rules: Rules) -> None:
    scores = [rules.layout.row(f"score.{f}") for f in ("us", "allies", "china", "labs")]
    usual = after(rules, {}, {}).values[scores]
    for lever in rules.lever_index:
        assert (after(rules, {lever: 0}, {}).values[scores] != usual).any(), lever


def test_every_stance_moves_some_score(rules: Rules) -> None:
    scores = [rules.layout.row(f"score.{f}") for f in ("us", "allies", "china", "labs")]
    for stance in rules.stance_index:
        low = after(rules, {}, {stance: 0}).values[scores]
        high = after(rules, {}, {stance: 3}).values[scores]
        assert (low != high).any(), stance


def test_legal_sales_need_both_sides(rules: Rules) -> None:
    row = rules.layout.row("flow.china_legal")

    def sold(offer: int, take: int) -> np.ndarray:
        levels = {"us.chip_controls": offer, "china.import_stance": take}
        return after(rules, {}, levels).values[row]

    assert (sold(0, 3) > sold(2, 3)).all() and (sold(2, 3) > sold(3, 3)).all()
    assert (sold(0, 3) > sold(0, 0)).all()
    assert (sold(0, 0) <= sold(1, 0) * 1.001).all()


def test_announced_controls_are_stocked_up_against(rules: Rules) -> None:
    row = rules.layout.row("supply.stockpile")
    chance = Chance(b"m" * 32, LANES)
    world = start(rules, chance)
    idle = Inputs.idle(world, rules)
    raised = idle.stances.copy()
    raised[rules.stance_index["us.equipment_controls"]] = 3
    calm = resolve(world, idle, rules, chance)
    tense = resolve(world, replace(idle, stances=raised), rules, chance)
    assert (tense.values[row] > calm.values[row]).all()
