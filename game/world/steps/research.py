"""Step 5, research: compute to work with, methods, talent, and AI that helps.

R5.1 Log compute follows compute: it grows by 2g/(2+g), which is close to the logarithm.
R5.2 Each bloc finds methods of its own. How many depends on money, talent, AI help, and, in part,
on the compute there is to experiment with, beside what experiments at the frontier take by now: as
its square root, and how large that part is is disputed. What is found in
one bloc spills over to the one behind, more so the more open the leader is; distillation adds to
what China learns.
R5.3 Talent goes to where there is compute, money and a market.
R5.4 AI speeds up AI research the more, the better the models are.
R5.5 What experiments at the frontier take grows every quarter, by itself and with what the
frontier has: who does not build out falls behind, in Washington as in Beijing.
R5.6 Sales and use pay for research, at home and in the world.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import growth_log, spread, upward
from game.world.step import step
from game.world.turn import Turn

Floats = NDArray[np.float64]

_BLOCS = ("us", "allies", "china")


@step(1400, "R5", "us/research", "allies/research", "china/research")
def move(turn: Turn) -> None:
    """R5 Move research."""
    for bloc in _BLOCS:
        name = f"compute.{bloc}"
        grown = growth_log(turn.old(name), turn[name])
        turn.add(f"log.{bloc}", grown, f"coupling {name}", "R5.1")
    _norm(turn)
    _talent(turn)
    _automation(turn)
    american = _own(turn, "us", 1, turn["rate.research_us"])
    chinese = _own(turn, "china", _chinese_money(turn), turn["rate.research_china"])
    allied = _own(turn, "allies", turn.p["research.allied_part"], 1)
    pushed = turn.p["research.pace"] * (turn.dial("labs.release_pace") - 0.5)
    american = american * (1 + pushed)
    _find(turn, "us", american, "coupling US research")
    _find(turn, "china", chinese, "lever china.research")
    _find(turn, "allies", allied, "coupling allied research")
    _spill(turn)


def _norm(turn: Turn) -> None:
    """R5.5 What experiments at the frontier take grows by itself, and as the US build-out does."""
    p, norm = turn.p, turn["research.norm"]
    follows = p["research.norm_follows"]
    own = (1 - follows) * p["research.norm_growth"] * norm
    turn.add("research.norm", own, "coupling demand", "R5.5")
    grown = turn["compute.us"] / turn.old("compute.us") - 1
    turn.add("research.norm", follows * grown * norm, "coupling compute.us", "R5.5")


def _talent(turn: Turn) -> None:
    p = turn.p
    drift = p["research.talent_drift"]
    for bloc in _BLOCS:
        row = f"talent.{bloc}"
        turn.add(row, drift * (p["research.talent_usual"] - turn[row]), "coupling habit", "R5.3")
    pay = p["research.talent_money"] * turn.capacity("china.research")
    turn.add("talent.china", pay, "lever china.research", "R5.3")
    pull = p["research.talent_market"] * (turn.old("market.us") - 1)
    pull = pull / (1 + np.abs(turn.old("market.us") - 1))
    turn.add("talent.us", pull, "coupling market", "R5.3")
    safe = p["research.talent_mood"] * (turn.old("resilience.us") - p["research.talent_usual"])
    turn.add("talent.us", safe, "coupling resilience", "R5.3")
    home = p["research.talent_allied"] * turn.capacity("allies.adoption")
    turn.add("talent.allies", home, "lever allies.adoption", "R5.3")


def _automation(turn: Turn) -> None:
    p = turn.p
    for bloc in ("us", "china"):
        ahead = upward(turn.old(f"capability.{bloc}") - p["research.automation_from"])
        help_ = p["research.automation_most"] * ahead / (ahead + p["research.automation_half"])
        turn.put(f"automation.{bloc}", 1 + help_, "coupling capability", "R5.4")


def _chinese_money(turn: Turn) -> Floats:
    """R5.2 Own research; scarcity teaches thrift to those who have come to rely on themselves.

    Self-reliance counts squared: half of it leaves foreign chips at hand and teaches a quarter.
    """
    p = turn.p
    money = p["research.china_floor"] + p["research.china_gain"] * turn.capacity("china.research")
    own = turn["supply.self_reliance"]
    scarce = turn["control.chips"] * own * own
    thrift = 1 + p["research.scarcity"] * scarce
    return money * thrift


def _own(turn: Turn, bloc: str, money: Floats | int, rate: Floats | int) -> Floats:
    """R5.2 Months of method found by a bloc itself this quarter."""
    p = turn.p
    scale = np.sqrt(turn[f"compute.{bloc}"] / turn["research.norm"])
    part = p["research.scale_part"]
    talent = 1 + p["research.talent_gain"] * (
        turn[f"talent.{bloc}"] / p["research.talent_usual"] - 1
    )
    helper = "china" if bloc == "china" else "us"
    luck = 1 + p["research.luck"] * spread(turn.luck(f"{bloc}/research"))
    found = p["research.pace_usual"] * (part * scale + 1 - part) * talent
    return found * turn[f"automation.{helper}"] * luck * money * rate * _paid(turn, bloc)


def _paid(turn: Turn, bloc: str) -> Floats:
    """R5.6 What sales and use add to research, as a factor; the allies have no market of theirs."""
    p = turn.p
    used = turn.old(f"adoption.{bloc}") - p["research.use_usual"]
    use = 1 + p["research.use"] * used
    if bloc == "allies":
        return use + turn.nought
    more = turn.old(f"market.{bloc}") - 1
    abroad = turn.old(f"distribution.{bloc}") - p[f"research.reach_{bloc}"]
    sales = 1 + p["research.sales"] * more / (1 + np.abs(more))
    reach = 1 + p["research.reach"] * abroad
    found: Floats = use * sales * reach
    return found


def _find(turn: Turn, bloc: str, found: Floats, cause: str) -> None:
    """R5.2 Add what a bloc found to its methods."""
    by_luck = turn.by_luck(f"{bloc}/research", turn.p["research.luck"], found)
    turn.add(f"algo.{bloc}", found, cause, "R5.2", by_luck)


def spill_over(turn: Turn) -> tuple[Floats, Floats]:
    """R5.2 Months of method that China picks up, and (if China leads) the US."""
    p, lead = turn.p, turn.old("lead")
    open_us = p["research.spill_base"] + p["research.spill_open"] * turn["access.open_us"]
    open_us = open_us + p["research.spill_pace"] * turn.dial("labs.release_pace")
    share = p["research.spill_base"] + p["research.spill_open"] * turn["access.open_china"]
    calm = turn.strained("research.spill_tension")
    return open_us * calm * upward(lead), share * calm * upward(-lead)


def _spill(turn: Turn) -> None:
    """R5.2 What spills over."""
    p, (picked, back) = turn.p, spill_over(turn)
    turn.add("algo.china", picked, "coupling spill-over", "R5.2")
    turn.add("algo.china", turn["access.distilled"], "lever china.distillation", "R4.3")
    turn.add("algo.us", back, "coupling spill-over", "R5.2")
    behind = upward(turn.old("capability.us") - turn.old("capability.allies"))
    near = p["research.spill_allies"] * behind * turn.old("alliance") / p["research.points"]
    turn.add("algo.allies", near, "coupling alliance", "R5.2")
