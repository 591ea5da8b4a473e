"""Step 3, compute: power, fabs, flows and leakage, for the three blocs.

R3.1 US labs order more compute each quarter: faster with money for training, a growing market and
revenue that pays for it. What arrives is held back by allied fab output and by power, most by the
scarcer of the two.
R3.2 Allied compute grows likewise with money for fabs and data centres.
R3.7 What China can reach is own, grey and rented compute together; the ratio is the US stock over
it. The change of the ratio is shared out by each stock's own growth.
R3.8 Power keeps up with the build-out or holds it back; money for energy and permits helps.

What China makes (R3.3) is in `chip_supply`, what it buys, rents and smuggles (R3.4–R3.6, R3.9) in
`routes`.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.world.curves import upward, weakest
from game.world.step import step
from game.world.steps import chip_supply, routes
from game.world.turn import Turn

Floats = NDArray[np.float64]

_ROWS = (
    "compute.us",
    "compute.allies",
    "compute.china_owned",
    "compute.china_grey",
    "compute.china_rented",
    "compute.china",
    "compute.ratio",
    "flow.us",
    "flow.allies",
    "flow.china_domestic",
    "flow.china_legal",
    "flow.china_grey",
    "flow.china_rented",
    "supply.china_fabs",
    "supply.china_tools",
    "supply.china_memory",
    "supply.stockpile",
    "supply.self_reliance",
    "supply.china_quality",
    "supply.allied_fabs",
    "supply.china_demand",
    "supply.china_unmet",
    "power.us",
    "power.allies",
    "power.china",
)


@step(1200, "R3", "china/smuggling")
def move(turn: Turn) -> None:
    """R3 Move compute, supply and power."""
    _american(turn)
    _allied(turn)
    chip_supply.move(turn)
    routes.move(turn)
    _power(turn)
    turn.keep(turn.rules.layout.block(_ROWS))
    _reach(turn)
    turn.keep(turn.rules.layout.block(("compute.china", "compute.ratio")))


def _american(turn: Turn) -> None:
    """R3.1 Grow US orders and take delivery."""
    p, flow = turn.p, turn["flow.us"]
    base = p["compute.us_growth"] * flow
    train = p["compute.us_training"] * turn.capacity("labs.training") * flow
    market = p["compute.us_market"] * (turn.old("market.us") - 1)
    market = market / (1 + np.abs(market)) * flow
    earned = turn["revenue.labs"] / (p["compute.us_price"] * flow) - 1
    earned = p["compute.us_revenue"] * earned / (1 + np.abs(earned)) * flow
    turn.add("flow.us", base, "coupling demand", "R3.1")
    turn.add("flow.us", train, "lever labs.training", "R3.1")
    turn.add("flow.us", market, "coupling market", "R3.1")
    turn.add("flow.us", earned, "coupling revenue.labs", "R3.1")
    arrived = turn["flow.us"] * _held(turn, "power.us") * turn["rate.us_compute"]
    turn.add("compute.us", arrived, "coupling build-out", "R3.1")
    worn = p["compute.wear"] * turn.old("compute.us")
    turn.add("compute.us", -worn, "coupling wear", "R3.1")


def _held(turn: Turn, power: str) -> Floats:
    """R3.1 What arrives of an order: the scarcer of power and allied wafers holds back most."""
    return weakest(turn.p["compute.scarcest"], _powered(turn, power), turn["supply.allied_fabs"])


def _powered(turn: Turn, name: str) -> Floats:
    """R3.8 Part of an order that finds power: one at power one, more with more, less and less."""
    half, power = turn.p["compute.power_half"], turn.old(name)
    return (1 + half) * power / (power + half)


def _allied(turn: Turn) -> None:
    """R3.2 The same for the allies."""
    p, flow = turn.p, turn["flow.allies"]
    base = p["compute.allied_growth"] * flow
    built = p["compute.allied_fabs"] * turn.capacity("allies.fabs") * flow
    turn.add("flow.allies", base, "coupling demand", "R3.2")
    turn.add("flow.allies", built, "lever allies.fabs", "R3.2")
    held = _held(turn, "power.allies")
    arrived = turn["flow.allies"] * held * turn["rate.allied_compute"]
    turn.add("compute.allies", arrived, "coupling build-out", "R3.2")
    worn = p["compute.wear"] * turn.old("compute.allies")
    turn.add("compute.allies", -worn, "coupling wear", "R3.2")


def _power(turn: Turn) -> None:
    """R3.8 Power beside need: supply grows by itself and by money, need with the build-out."""
    p = turn.p
    need = turn["flow.us"] / turn.old("flow.us") - 1
    supplied = p["compute.power_us"] + p["compute.power_money"] * turn.capacity("us.energy")
    change = supplied * turn["rate.power_us"] - need
    moved = turn["power.us"] * change
    turn.add("power.us", moved, "lever us.energy", "R3.8")
    need = turn["flow.allies"] / turn.old("flow.allies") - 1
    moved = turn["power.allies"] * (p["compute.power_allies"] - need)
    turn.add("power.allies", moved, "coupling build-out", "R3.8")
    moved = p["compute.power_china"] - p["compute.power_used"] * upward(turn["flow.china_domestic"])
    turn.add("power.china", moved, "coupling build-out", "R3.8")


def _reach(turn: Turn) -> None:
    """R3.7 What China can reach, and the ratio."""
    stocks = {f"compute.china_{stock}": 1.0 for stock in ("owned", "grey", "rented")}
    turn.put_sum("compute.china", stocks, "R3.7")
    ratio = turn["compute.us"] / turn["compute.china"]

    def sides() -> Iterable[tuple[str, Floats]]:
        grown = (turn["compute.us"] - turn.old("compute.us")) / turn.old("compute.china")
        yield "coupling compute.us", grown

    turn.put("compute.ratio", ratio, "coupling compute.china", "R3.7", sides)
