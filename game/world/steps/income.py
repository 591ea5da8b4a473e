"""Step 12, income and upkeep: markets, revenue, and next quarter's budgets.

R12.1 A faction's budget is its base, moved within bounds by its economy: the US and the allies by
adoption and resilience at home, China by adoption and markets abroad, the labs by revenue. Whole
points only.
R12.2 Markets follow adoption at home and distribution abroad, and prices; burden, lost sales to
China and copies of US models weigh on the US market; who has the better model is paid more for it.
What is given away is not sold. Where prices fall, use grows, for a while faster than they fall.
The labs' revenue follows the market and their roll-out.
What deals move between budgets (R12.4) comes from `promises`.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.step import step
from game.world.steps.distribution import ahead
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

Floats = NDArray[np.float64]

_ROWS = (*(f"points.{f}" for f in FACTIONS), "revenue.labs", "market.us", "market.china")


@step(2300, "R12", "us/market", "china/market")
def move(turn: Turn) -> None:
    """R12 Markets, revenue and budgets."""
    _markets(turn)
    p = turn.p
    economy = {
        "us": _beside(turn, "adoption.us") + _beside(turn, "resilience.us"),
        "allies": _beside(turn, "adoption.allies") + _beside(turn, "resilience.allies"),
        "china": _beside(turn, "adoption.china") + _beside(turn, "distribution.china"),
        "labs": _beside(turn, "revenue.labs"),
    }
    moved = turn.notes["moved"]
    for seat, faction in enumerate(FACTIONS):
        base = p[f"income.base_{faction}"]
        most = p["income.bound"] * base
        change = base * p[f"income.response_{faction}"] * economy[faction]
        change = np.minimum(np.maximum(change, -most), most)
        budget = np.rint(base + change) + moved[seat]
        turn.put(f"points.{faction}", budget, "coupling economy and deals", "R12.1")
    turn.keep(turn.rules.layout.block(_ROWS))


def _beside(turn: Turn, name: str) -> Floats:
    """How far a figure is from where the scenario started, as a share."""
    start = turn.rules.starts[turn.index[name]]
    beside: Floats = turn[name] / start - 1
    return beside


def _markets(turn: Turn) -> None:
    p = turn.p
    luck = p["income.luck"]
    home = p["income.home"] * turn["adoption.us"] + p["income.allies"] * turn["adoption.allies"]
    half = p["income.price_half"]
    use = (1 + half) / (turn["price.us"] + half)
    paid = turn["price.us"] * use * use
    abroad = p["income.abroad"] * turn["distribution.us"] * paid
    sold = p["income.chips"] * turn["flow.china_legal"] / turn["flow.us"]
    sales = (home + abroad + sold) * (1 - turn["access.burden"]) * turn["rate.market_us"]
    sales = sales * (1 - p["income.copied"] * turn["access.distilled"])
    sales = sales * (1 + p["income.lead"] * ahead(turn))
    sales = sales * (1 - p["income.given"] * turn["access.open_us"])
    sales = sales * (1 + luck * (2 * turn.luck("us/market") - 1))
    by_luck = turn.by_luck("us/market", luck, sales)
    turn.put("market.us", sales, "coupling sales", "R12.2", by_luck)
    home = p["income.home_china"] * turn["adoption.china"]
    abroad = p["income.abroad_china"] * turn["distribution.china"]
    sales = (home + abroad) * turn["rate.market_china"]
    sales = sales * (1 - p["income.given"] * turn["access.open_china"])
    sales = sales * (1 + luck * (2 * turn.luck("china/market") - 1))
    by_luck = turn.by_luck("china/market", luck, sales)
    turn.put("market.china", sales, "coupling sales", "R12.2", by_luck)
    name = "revenue.labs"
    rolled = p["income.revenue_roll"] * turn.capacity("labs.enterprise")
    aim = p["income.revenue"] * turn["market.us"] * (1 + rolled)
    moved = p["income.revenue_speed"] * (aim - turn[name])
    turn.add(name, moved, "coupling market.us", "R12.2")
    grown = turn[name] * p["income.revenue_growth"]
    turn.add(name, grown, "coupling demand", "R12.2")
