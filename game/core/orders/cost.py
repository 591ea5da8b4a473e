"""What a draft costs in points (G3.1) and in political capital (G4.4, G7.1, G22.3)."""

from game.core.match import Match
from game.core.orders.vocabulary import Orders, Respond


def points_spent(orders: Orders, match: Match) -> int:
    """Return the points a draft spends on levers and cards."""
    costs = {card.id: card.cost for card in match.rulebook.cards}
    spent = 0
    for order in orders:
        if order.kind == "allocate":
            spent += order.points
        elif order.kind in ("play", "react"):
            spent += costs.get(order.card, 0)
    return spent


def capital_spent(orders: Orders, match: Match) -> int:
    """Return the political capital a draft spends on cards, turned stances and pressing."""
    costs = {card.id: card.capital for card in match.rulebook.cards}
    dials = {stance.name: stance.cost for stance in match.rules.stances}
    spent = 0
    for order in orders:
        if order.kind in ("play", "react"):
            spent += costs.get(order.card, 0)
        elif order.kind == "respond":
            spent += press_cost(order, match)
        elif order.kind == "stance":
            moved = abs(order.level - int(match.value(f"stance.{order.stance}")))
            spent += dials.get(order.stance, 0) * moved
    return spent


def press_cost(order: Respond, match: Match) -> int:
    """Return the political capital an answer to a crisis takes (G22.3)."""
    return int(match.rules.p["crisis.press_capital"]) if order.answer == "press" else 0
