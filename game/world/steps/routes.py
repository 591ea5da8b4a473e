"""Step 3, China's demand and the routes to meet it: one pool, so that a route shut feeds the rest.

R3.9 China wants so much compute a quarter; the demand grows by itself and with its market. What
its own chips do not meet is missing; legal sales, rents and smugglers compete for it in this
order, and what remains is unmet.
R3.4 Legal imports are the lesser of what US controls offer and what China's import stance takes,
each a share of what is missing; tension keeps sellers and buyers away. Rules bent by lobbying
offer more.
R3.5 The grey market grows from the smuggling there is, with what is put into it and with what
goes unmet; export enforcement and allied customs each take their part of it.
R3.6 Rented compute grows from what is rented, with money for it, and shrinks under remote rules;
part of what is lost is wanted again by other doors.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import between, spread, unit, upward
from game.world.receipts import BY_LUCK
from game.world.turn import Turn

Floats = NDArray[np.float64]


def move(turn: Turn) -> None:
    """R3.4–R3.6, R3.9 Meet China's demand, route by route, and put what comes into the stocks."""
    missing = _missing(turn)
    left = upward(missing - _legal(turn, missing))
    left = upward(left - _rented(turn, left))
    left = upward(left - _grey(turn, left))
    unmet = unit(left / turn["supply.china_demand"])
    turn.put("supply.china_unmet", unmet, "coupling demand and routes", "R3.9")


def _missing(turn: Turn) -> Floats:
    """R3.9 Demand less what Chinese chips meet, and what is wanted again of lost rents."""
    p, demand = turn.p, turn["supply.china_demand"]
    trend = p["compute.demand_growth"] * demand
    turn.add("supply.china_demand", trend, "coupling demand", "R3.9")
    more = turn.old("market.china") - 1
    more = p["compute.demand_market"] * more / (1 + np.abs(more)) * demand
    turn.add("supply.china_demand", more, "coupling market.china", "R3.9")
    made = np.minimum(turn["supply.china_fabs"], turn["supply.china_memory"])
    made = made * turn["supply.china_quality"] * turn["rate.china_fabs"]
    turn.put("flow.china_domestic", made, "coupling fabs and memory", "R3.3")
    _stock(turn, "china_owned", made, "coupling domestic chips", "R3.3")
    lost = turn["control.remote"] * turn["compute.china_rented"]
    again = p["compute.rent_back"] * p["compute.rent_cut"] * lost
    return upward(turn["supply.china_demand"] + again - made)


def _stock(turn: Turn, name: str, amount: Floats, cause: str, rule: str) -> None:
    """Add a flow to a stock, less what wears out of it."""
    row = f"compute.{name}"
    worn = turn.p["compute.wear"] * turn[row]
    turn.add(row, amount, cause, rule)
    turn.add(row, -worn, "coupling wear", rule)


def offered(turn: Turn) -> Floats:
    """R3.4 The share of what is missing that US rules let be sold, as tight as they really are.

    Between two levels of the dial the offer lies on the straight line between theirs.
    """
    return between(turn.rules.tables["compute.offer"], turn["control.chips"])


def _legal(turn: Turn, missing: Floats) -> Floats:
    taken = turn.by_level("compute.take", "china.import_stance")
    share = np.minimum(offered(turn), taken) * turn.strained("compute.trade_tension")
    legal = share * missing
    turn.put("flow.china_legal", legal, "stance us.chip_controls", "R3.4")
    turn.add("compute.china_owned", legal, "coupling legal imports", "R3.4")
    return legal


def _rented(turn: Turn, left: Floats) -> Floats:
    p, stock = turn.p, turn["compute.china_rented"]
    money = p["compute.rent_gain"] * turn.capacity("china.rented_compute")
    money = p["compute.rent_floor"] + money
    remote = turn["control.remote"]
    new = p["compute.rent_growth"] * stock * money * (1 - remote) * turn["rate.rented"]
    new = np.minimum(new, left)
    lost = p["compute.rent_cut"] * remote * stock
    turn.put(
        "flow.china_rented",
        new - lost,
        "lever china.rented_compute",
        "R3.6",
        lambda: [("coupling remote rules", -lost)],
    )
    turn.add("compute.china_rented", new, "lever china.rented_compute", "R3.6")
    turn.add("compute.china_rented", -lost, "coupling remote rules", "R3.6")
    return new


def _grey(turn: Turn, left: Floats) -> Floats:
    p = turn.p
    money = p["compute.grey_floor"] + p["compute.grey_gain"] * turn.capacity("china.grey_market")
    premium = 1 + p["compute.grey_premium"] * left / turn["supply.china_demand"]
    let = 1 - p["compute.grey_enforced"] * turn["control.enforcement"]
    let = let * (1 - p["compute.grey_customs"] * turn["control.customs"])
    wanted = p["compute.grey_growth"] * turn["compute.china_grey"] * money * premium * let
    wanted = wanted * turn["rate.grey"]
    luck = 1 + p["compute.grey_luck"] * spread(turn.luck("china/smuggling"))
    usual, bought = np.minimum(wanted, left), np.minimum(wanted * luck, left)
    turn.put(
        "flow.china_grey",
        bought,
        "lever china.grey_market",
        "R3.5",
        lambda: [(f"{BY_LUCK}china/smuggling", bought - usual)],
    )
    _stock(turn, "china_grey", bought, "coupling smuggling", "R3.5")
    return bought
