"""What the rulebook says of each lever holds in any world: more points never move it back.

All else is equal: the same world, the same orders of everybody else, the same luck. The worlds
are played at random first, so that stances, cards and figures are where they seldom are.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.rulebook import Rulebook
from game.world.resolve import resolve
from game.world.rules import Rules

from .conftest import LENSES
from .worlds import SALTS, lived, luck, orders

# lever: (paragraph, figures that never fall, figures that never rise)
SAID: dict[str, tuple[str, str, str]] = {
    "us.enforcement": ("R2.2", "control.enforcement", "flow.china_grey compute.china_grey"),
    "us.remote_access": ("R2.7", "control.remote", "compute.china_rented reliability.us"),
    "us.model_security": ("R4.2", "access.defence access.sharing", "access.distilled"),
    "us.export_programme": ("R8.1", "finance.us distribution.us alliance", "distribution.china"),
    "us.energy": ("R3.8", "power.us", ""),
    "us.adoption": ("R7.2", "adoption.us adoption.us.public", ""),
    "us.workforce": ("R9.2", "work.us skills.us trust.us ceiling.us", ""),
    "us.intelligence": ("R11.4", "insight.us control.enforcement", "flow.china_grey"),
    "allies.tool_checks": ("R2.5", "control.tools supply.self_reliance", ""),
    "allies.customs": ("R2.3", "control.customs", "flow.china_grey compute.china_grey"),
    "allies.hosting": ("R2.4", "control.hosts control.remote", "compute.china_rented"),
    "allies.fabs": ("R3.2", "flow.allies compute.allies supply.allied_fabs compute.us", ""),
    "allies.joint_stack": ("R8.1", "alliance reliability.us distribution.us", ""),
    "allies.adoption": ("R7.2", "adoption.allies skills.allies talent.allies", ""),
    "allies.safeguards": ("R9.3", "safety.allies trust.allies work.allies", "hazard"),
    "china.domestic_chips": (
        "R3.3",
        "supply.china_fabs supply.china_memory supply.china_quality flow.china_domestic",
        "",
    ),
    "china.grey_market": ("R3.5", "flow.china_grey compute.china_grey compute.china", ""),
    "china.rented_compute": ("R3.6", "compute.china_rented compute.china", ""),
    "china.distillation": ("R4.1", "access.campaign access.distilled tension", "lead"),
    "china.research": ("R5.2", "algo.china talent.china", "lead"),
    "china.deployment": ("R7.2", "adoption.china skills.china", ""),
    "china.exports": ("R8.1", "finance.china distribution.china", "price.china distribution.us"),
    "china.counter_measures": (
        "R1.5",
        "talks",
        "supply.allied_fabs alliance reliability.china compute.us compute.allies",
    ),
    "labs.training": ("R3.1", "flow.us compute.us log.us trained.us capability.us", ""),
    "labs.access_security": (
        "R4.2",
        "access.defence access.burden",
        "access.distilled adoption.us",
    ),
    "labs.intelligence_sharing": ("R4.2", "access.sharing access.defence", "access.distilled"),
    "labs.enterprise": ("R7.2", "adoption.us adoption.allies revenue.labs", ""),
    "labs.pricing": ("R8.1", "distribution.us", "price.us distribution.china"),
    "labs.evaluation": ("R9.3", "safety.us trust.us", "hazard hazard.systemic"),
    "labs.lobbying": ("R1.3", "lobbying capital.labs", "control.chips control.enforcement"),
}

ALONE = ("us.enforcement", "us.intelligence")
"""They stand behind the rule on rents too, and what that shuts out goes over the border (R3.9): all
else is equal only where there is no such rule."""


def test_every_lever_is_said_to_move_something(rulebook: Rulebook) -> None:
    assert set(SAID) == {lever.name for lever in rulebook.levers}


@settings(max_examples=30, deadline=None)
@given(lens=st.sampled_from(LENSES), salt=SALTS, quarters=st.integers(0, 9), less=st.integers(0, 6))
def test_more_points_never_move_a_figure_the_wrong_way(
    rules_under: Callable[[str], Rules], lens: str, salt: int, quarters: int, less: int
) -> None:
    rules = rules_under(lens)
    world, chance = lived(rules, salt, quarters), luck(salt)
    usual = orders(world, rules, salt)
    for name, (_, up, down) in SAID.items():
        row, cap = rules.lever_index[name], rules.levers[rules.lever_index[name]].cap
        few, many = usual.points.copy(), usual.points.copy()
        few[row], many[row] = min(less, cap - 1), cap
        stances = usual.stances.copy()
        stances[rules.stance_index["us.remote_rule"]] *= name not in ALONE
        one, other = (
            resolve(world, replace(usual, points=points, stances=stances), rules, chance)
            for points in (few, many)
        )
        for figures, sign in ((up, 1), (down, -1)):
            for figure in figures.split():
                moved = sign * (other.get(rules, figure) - one.get(rules, figure))
                worst = int(np.argmin(moved))
                slack = 1e-12 * (1 + abs(one.get(rules, figure)[worst]))
                assert moved[worst] >= -slack, (name, figure, worst, moved[worst])


@pytest.mark.parametrize("lens", LENSES)
def test_every_figure_said_to_move_does_move(
    rules_under: Callable[[str], Rules], lens: str
) -> None:
    rules = rules_under(lens)
    world, chance = lived(rules, 7, 1), luck(7)
    usual = orders(world, rules, 7)
    for name, (_, up, down) in SAID.items():
        points = usual.points.copy()
        row = rules.lever_index[name]
        points[row] = np.where(points[row] > 0, 0, rules.levers[row].cap)
        one = resolve(world, usual, rules, chance)
        other = resolve(world, replace(usual, points=points), rules, chance)
        for figure in (up + " " + down).split():
            assert (one.get(rules, figure) != other.get(rules, figure)).any(), (name, figure)
