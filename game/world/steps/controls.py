"""Step 2, controls and enforcement: how tight each control really is.

R2.2 Enforcement grows with the capacity built and with intelligence that tells it where to look;
lobbying for looser rules weakens it, and so do counter-measures, which make it a thing to bargain
with: as long as they last, part of it (and of R2.7) is held back.
R2.3 Allied customs grow with their capacity and with alignment.
R2.4 Host states check renters as far as money for hosting rules and alignment go.
R2.5 Equipment controls bite by the US share and the allied share of the tool flow, and most by the
lesser of the two: what one side refuses the other may sell. The allied share needs alignment, tool
checks and a sound alliance.
R2.6 Chip controls are as tight as their level, less what lobbying loosens.
R2.7 Remote rules bite as far as there is a rule, and somebody keeps it: US checks, host states and
the clouds' own checks of customers, most the weakest of the three, all backed by enforcement.
R2.8 A step up in chip or equipment controls is seen coming: announced pressure, which fades.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import unit, upward, weakest
from game.world.step import step
from game.world.turn import Turn

_ROWS = tuple(
    f"control.{name}"
    for name in ("enforcement", "customs", "hosts", "tools", "chips", "remote", "pressure")
)


@step(1100, "R2")
def move(turn: Turn) -> None:
    """R2 Work out the controls."""
    _agencies(turn)
    _rules(turn)
    _pressure(turn)
    turn.keep(turn.rules.layout.block(_ROWS))


def _agencies(turn: Turn) -> None:
    p = turn.p
    align = turn.dial("allies.alignment")
    loose = 1 - p["controls.lobbying"] * turn["lobbying"]
    reach = p["controls.enforcement_base"] + p["controls.enforcement_gain"] * turn.capacity(
        "us.enforcement"
    )
    reach = reach + p["controls.enforcement_insight"] * turn.capacity("us.intelligence")
    reach = unit(reach * turn["rate.enforcement"] * loose * _held_back(turn))
    turn.put("control.enforcement", reach, "lever us.enforcement", "R2.2")
    for name, lever, rule in (
        ("customs", "allies.customs", "R2.3"),
        ("hosts", "allies.hosting", "R2.4"),
    ):
        follow = p[f"controls.{name}_align"] * align
        own = p[f"controls.{name}_gain"] * turn.capacity(lever)
        caught = unit(p[f"controls.{name}_base"] + follow + own)
        turn.put(f"control.{name}", caught, f"lever {lever}", rule)


def _held_back(turn: Turn) -> NDArray[np.float64]:
    """R2.2 What is left of enforcement while counter-measures make it a thing to bargain with."""
    return 1 - turn.p["controls.bargain"] * turn.capacity("china.counter_measures")


def _rules(turn: Turn) -> None:
    p, weak = turn.p, turn.p["controls.weak"]
    share = p["controls.tools_us"]
    american = turn.dial("us.equipment_controls")
    allied = followed(turn) * turn.old("alliance") / p["controls.alliance"]
    both = weak * np.minimum(american, allied)
    tools = both + (1 - weak) * (share * american + (1 - share) * allied)
    turn.put("control.tools", unit(tools), "stance us.equipment_controls", "R2.5")
    chips = turn.dial("us.chip_controls") * (1 - p["controls.lobbying"] * turn["lobbying"])
    turn.put("control.chips", unit(chips), "stance us.chip_controls", "R2.6")
    kept = weakest(
        weak,
        turn.capacity("us.remote_access"),
        turn["control.hosts"],
        turn.capacity("labs.access_security"),
    )
    kept = p["controls.remote_floor"] + (1 - p["controls.remote_floor"]) * kept
    enforced = p["controls.remote_alone"]
    enforced = enforced + (1 - enforced) * turn["control.enforcement"]
    remote = turn.dial("us.remote_rule") * kept * enforced
    turn.put("control.remote", unit(remote), "stance us.remote_rule", "R2.7")


def followed(turn: Turn) -> NDArray[np.float64]:
    """R2.5 How far allied tool makers follow: their alignment, as far as it is checked."""
    floor = turn.p["controls.tools_floor"]
    checked = floor + (1 - floor) * turn.capacity("allies.tool_checks")
    return turn.dial("allies.alignment") * checked


def _pressure(turn: Turn) -> None:
    p = turn.p
    faded = (p["controls.pressure_stays"] - 1) * turn["control.pressure"]
    turn.add("control.pressure", faded, "coupling time", "R2.8")
    for stance in ("us.chip_controls", "us.equipment_controls"):
        row = f"stance.{stance}"
        step = upward(turn[row] - turn.old(row))
        amount = p["controls.pressure_step"] * step
        turn.add("control.pressure", amount, f"stance {stance}", "R2.8")
