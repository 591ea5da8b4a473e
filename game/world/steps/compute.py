"""Step 3, compute: power, fabs, flows and leakage, for the three blocs.

R3.1 US labs order more compute each quarter: faster with money for training and a growing
market. What arrives is held back by allied fab output and by power.
R3.2 Allied compute grows likewise with money for fabs and data centres.
R3.3 Chinese chips are the lesser of what fabs and memory allow, times their quality. Fabs follow
the tools installed; tools come from abroad (as far as controls and stockpiles let them) and from
home. Pressure and money make buyers turn to domestic suppliers: self-reliance. What is built up
goes to the scarcer of fabs and memory.
R3.4 Legal imports are the lesser of what US controls allow and what China's import stance takes.
R3.5 The grey market pays more the tighter chip controls are and the more is put into it; export
enforcement and allied customs each take their part of it.
R3.6 Rented compute grows with money for it and shrinks under remote rules; part of what is lost
comes back as smuggling and as domestic chips.
R3.7 What China can reach is own, grey and rented compute together; the ratio is the US stock over
it. The change of the ratio is shared out by each stock's own growth.
R3.8 Power keeps up with the build-out or holds it back; money for energy and permits helps.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.world.curves import saturate, upward
from game.world.step import step
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
    "power.us",
    "power.allies",
    "power.china",
)


@step(1200, "R3", "china/smuggling")
def move(turn: Turn) -> None:
    """R3 Move compute, supply and power."""
    american = _american(turn)
    _allied(turn)
    _supply(turn)
    lost = _rented(turn)
    _chinese(turn, american, lost)
    _power(turn)
    turn.keep(turn.rules.layout.block(_ROWS))
    _reach(turn)
    turn.keep(turn.rules.layout.block(("compute.china", "compute.ratio")))


def _american(turn: Turn) -> Floats:
    """R3.1 Grow US orders and take delivery; returns what arrived."""
    p, flow = turn.p, turn["flow.us"]
    base = p["compute.us_growth"] * flow
    train = p["compute.us_training"] * turn.capacity("labs.training") * flow
    market = p["compute.us_market"] * (turn.old("market.us") - 1)
    market = market / (1 + np.abs(market)) * flow
    turn.add("flow.us", base, "coupling demand", "R3.1")
    turn.add("flow.us", train, "lever labs.training", "R3.1")
    turn.add("flow.us", market, "coupling market", "R3.1")
    held = _powered(turn, "power.us") * turn["supply.allied_fabs"]
    arrived = turn["flow.us"] * held * turn["rate.us_compute"]
    turn.add("compute.us", arrived, "coupling build-out", "R3.1")
    worn = p["compute.wear"] * turn.old("compute.us")
    turn.add("compute.us", -worn, "coupling wear", "R3.1")
    return arrived


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
    held = _powered(turn, "power.allies") * turn["supply.allied_fabs"]
    arrived = turn["flow.allies"] * held * turn["rate.allied_compute"]
    turn.add("compute.allies", arrived, "coupling build-out", "R3.2")
    worn = p["compute.wear"] * turn.old("compute.allies")
    turn.add("compute.allies", -worn, "coupling wear", "R3.2")


def _supply(turn: Turn) -> None:
    """R3.3 Self-reliance, stockpile, tools, fabs, memory and quality."""
    p = turn.p
    money = turn.capacity("china.domestic_chips")
    tools = turn["control.tools"]
    refuse = 1 - turn.dial("china.import_stance")
    pressed = p["compute.indigenise"] * 0.5 * (turn["control.chips"] + tools)
    aim = p["compute.self_base"] + p["compute.self_money"] * money + pressed
    aim = aim + p["compute.self_refuse"] * refuse
    name = "supply.self_reliance"
    turn.add(name, p["compute.self_speed"] * (aim - turn[name]), "coupling pressure", "R3.3")
    own = turn[name]
    bought = p["compute.stockpile_gain"] * turn["control.pressure"]
    turn.add("supply.stockpile", bought, "coupling announcement", "R3.3")
    shield = saturate(turn["supply.stockpile"], p["compute.stockpile_half"])
    used = p["compute.stockpile_use"] * tools * turn["supply.stockpile"]
    turn.add("supply.stockpile", -used, "coupling use", "R3.3")
    open_part = 1 - p["compute.tools_bite"] * tools * (1 - shield)
    abroad = p["compute.tools_abroad"] * open_part
    home = p["compute.tools_home"] * own
    turn.add("supply.china_tools", abroad, "coupling tool imports", "R3.3")
    turn.add("supply.china_tools", home, "coupling home tools", "R3.3")
    grown = turn["supply.china_fabs"] * (
        p["compute.fabs_growth"] + p["compute.fabs_money"] * money + p["compute.fabs_self"] * own
    )
    ready = grown * turn["supply.china_tools"] / (turn["supply.china_tools"] + 1) * 2
    # Tools are an index that grows by about a tenth a quarter: fabs without new tools slow down.
    fresh = (abroad + home) / p["compute.tools_usual"]
    # Money goes where the shortage is: a fab without memory to fill its chips waits for it.
    fabs, stacks = turn["supply.china_fabs"], turn["supply.china_memory"]
    for_fabs, for_memory = 2 * stacks / (fabs + stacks), 2 * fabs / (fabs + stacks)
    built = 0.5 * (grown + ready) * fresh * for_fabs
    turn.add("supply.china_fabs", built, "coupling tools", "R3.3")
    memory = p["compute.memory_growth"] + p["compute.memory_money"] * money
    memory = memory + p["compute.memory_self"] * own
    memory = stacks * memory * open_part * for_memory
    turn.add("supply.china_memory", memory, "lever china.domestic_chips", "R3.3")
    better = p["compute.quality_speed"] * (0.5 + money) * own * (1 - turn["supply.china_quality"])
    turn.add("supply.china_quality", better, "lever china.domestic_chips", "R3.3")


def _rented(turn: Turn) -> Floats:
    """R3.6 Rented compute; returns what remote rules took away."""
    p, stock = turn.p, turn["compute.china_rented"]
    money = p["compute.rent_floor"] + p["compute.rent_gain"] * turn.capacity("china.rented_compute")
    remote = turn["control.remote"]
    size = turn["flow.us"] * p["compute.rent_share"]
    new = size * money * (1 - remote) * turn["rate.rented"]
    lost = p["compute.rent_cut"] * remote * stock
    turn.put(
        "flow.china_rented",
        new - lost,
        "lever china.rented_compute",
        "R3.6",
        lambda: [("coupling remote rules", turn.old("flow.china_rented") * 0 - lost)],
    )
    turn.add("compute.china_rented", new, "lever china.rented_compute", "R3.6")
    turn.add("compute.china_rented", -lost, "coupling remote rules", "R3.6")
    return lost


def _chinese(turn: Turn, american: Floats, lost: Floats) -> None:
    """R3.3–R3.5 Domestic, legal and grey inflow, into the stocks."""
    p = turn.p
    back = 0.5 * p["compute.rent_back"] * lost
    made = np.minimum(turn["supply.china_fabs"], turn["supply.china_memory"])
    made = made * turn["supply.china_quality"] * turn["rate.china_fabs"] + back
    turn.put("flow.china_domestic", made, "coupling fabs and memory", "R3.3")
    share = np.minimum(
        turn.by_level("compute.offer", "us.chip_controls"),
        turn.by_level("compute.take", "china.import_stance"),
    )
    legal = share * american
    turn.put("flow.china_legal", legal, "stance us.chip_controls", "R3.4")
    money = p["compute.grey_floor"] + p["compute.grey_gain"] * turn.capacity("china.grey_market")
    demand = p["compute.grey_demand"] + (1 - p["compute.grey_demand"]) * turn["control.chips"]
    let = 1 - p["compute.grey_enforced"] * turn["control.enforcement"]
    let = let * (1 - p["compute.grey_customs"] * turn["control.customs"])
    luck = 1 + p["compute.grey_luck"] * (2 * turn.luck("china/smuggling") - 1)
    grey = american * p["compute.grey_share"] * money * demand * let * luck
    bought = grey * turn["rate.grey"]
    grey = bought + back
    by_luck = turn.by_luck("china/smuggling", p["compute.grey_luck"], bought)
    turn.put("flow.china_grey", grey, "lever china.grey_market", "R3.5", by_luck)
    wear = p["compute.wear"]
    owned = turn["compute.china_owned"]
    worn = wear * owned
    turn.add("compute.china_owned", made, "coupling domestic chips", "R3.3")
    turn.add("compute.china_owned", legal, "coupling legal imports", "R3.4")
    turn.add("compute.china_owned", -worn, "coupling wear", "R3.3")
    worn = wear * turn["compute.china_grey"]
    turn.add("compute.china_grey", grey, "coupling smuggling", "R3.5")
    turn.add("compute.china_grey", -worn, "coupling wear", "R3.5")


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
