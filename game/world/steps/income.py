"""Step 12, income and upkeep: markets, revenue, and next quarter's budgets.

R12.1 A faction's budget is its base, moved within bounds by its economy: the US and the allies by
adoption and resilience at home, China by adoption and markets abroad, the labs by revenue. Whole
points only.
R12.2 Markets follow adoption at home and distribution abroad, and prices; burden, lost sales to
China and copies of US models weigh on the US market. Where prices fall, use grows, for a while
faster than they fall. The labs' revenue follows the market and their roll-out.
What deals move between budgets (R12.4) comes from `promises`.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.turn import Turn
from game.world.vocabulary import FACTIONS

Floats = NDArray[np.float64]

_ROWS = (*(f"points.{f}" for f in FACTIONS), "revenue.labs", "market.us", "market.china")


def move(quarter: Turn) -> None:
    """R12 Markets, revenue and budgets."""
    _markets(quarter)
    p = quarter.p
    economy = {
        "us": _beside(quarter, "adoption.us") + _beside(quarter, "resilience.us"),
        "allies": _beside(quarter, "adoption.allies") + _beside(quarter, "resilience.allies"),
        "china": _beside(quarter, "adoption.china") + _beside(quarter, "distribution.china"),
        "labs": _beside(quarter, "revenue.labs"),
    }
    moved = quarter.notes["moved"]
    for seat, faction in enumerate(FACTIONS):
        base = p[f"income.base_{faction}"]
        most = p["income.bound"] * base
        change = base * p[f"income.response_{faction}"] * economy[faction]
        change = np.minimum(np.maximum(change, -most), most)
        budget = np.rint(base + change) + moved[seat]
        quarter.put(f"points.{faction}", budget, "coupling economy and deals", "R12.1")
    quarter.keep(quarter.rules.layout.block(_ROWS))


def _beside(quarter: Turn, name: str) -> Floats:
    """How far a figure is from where the scenario started, as a share."""
    start = quarter.rules.starts[quarter.index[name]]
    beside: Floats = quarter[name] / start - 1
    return beside


def _markets(quarter: Turn) -> None:
    p = quarter.p
    luck = p["income.luck"]
    home = (
        p["income.home"] * quarter["adoption.us"] + p["income.allies"] * quarter["adoption.allies"]
    )
    half = p["income.price_half"]
    use = (1 + half) / (quarter["price.us"] + half)
    paid = quarter["price.us"] * use * use
    abroad = p["income.abroad"] * quarter["distribution.us"] * paid
    sold = p["income.chips"] * quarter["flow.china_legal"] / quarter["flow.us"]
    sales = (home + abroad + sold) * (1 - quarter["access.burden"]) * quarter["rate.market_us"]
    sales = sales * (1 - p["income.copied"] * quarter["access.distilled"])
    sales = sales * (1 + luck * (2 * quarter.luck("us/market") - 1))
    by_luck = quarter.by_luck("us/market", luck, sales)
    quarter.put("market.us", sales, "coupling sales", "R12.2", by_luck)
    home = p["income.home_china"] * quarter["adoption.china"]
    abroad = p["income.abroad_china"] * quarter["distribution.china"]
    sales = (home + abroad) * quarter["rate.market_china"]
    sales = sales * (1 + luck * (2 * quarter.luck("china/market") - 1))
    by_luck = quarter.by_luck("china/market", luck, sales)
    quarter.put("market.china", sales, "coupling sales", "R12.2", by_luck)
    name = "revenue.labs"
    rolled = p["income.revenue_roll"] * quarter.capacity("labs.enterprise")
    aim = p["income.revenue"] * quarter["market.us"] * (1 + rolled)
    moved = p["income.revenue_speed"] * (aim - quarter[name])
    quarter.add(name, moved, "coupling market.us", "R12.2")
    grown = quarter[name] * p["income.revenue_growth"]
    quarter.add(name, grown, "coupling demand", "R12.2")
