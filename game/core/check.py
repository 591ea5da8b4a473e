"""Whether an order may be given, now, by this faction: the one door to the kinds of order."""

from collections.abc import Callable
from typing import Any

from game.core.errors import Refusal
from game.core.match import Match
from game.core.orders import allocate, estimate, play, react, respond, stance
from game.core.orders.vocabulary import Order, Orders
from game.world.vocabulary import Faction

OrderCheck = Callable[[Any, Match, Faction, Orders], Refusal | None]
OrderWords = Callable[[Any, Match], str]

CHECKS: dict[str, OrderCheck] = {
    "allocate": allocate.check,
    "stance": stance.check,
    "respond": respond.check,
    "play": play.check,
    "estimate": estimate.check,
    "react": react.check,
}
WORDS: dict[str, OrderWords] = {
    "allocate": allocate.describe,
    "stance": stance.describe,
    "respond": respond.describe,
    "play": play.describe,
    "estimate": estimate.describe,
    "react": react.describe,
}


def check(match: Match, faction: Faction, order: Order, draft: Orders = ()) -> Refusal | None:
    """Return why `order` may not stand in `faction`'s `draft`, or `None`.

    An order of the draft with the same key is left out: the new one would replace it.
    """
    wanted = "consequences" if order.kind == "react" else "orders"
    if match.phase != wanted:
        return Refusal(
            code="wrong-phase",
            message=f"This is ordered in the {wanted} phase; now is {match.phase}.",
            rule="G2.2",
        )
    others = tuple(other for other in draft if other.key != order.key)
    return CHECKS[order.kind](order, match, faction, others)


def describe(match: Match, order: Order) -> str:
    """Return an order in a player's words."""
    return WORDS[order.kind](order, match)


def lawful(match: Match, faction: Faction, orders: Orders) -> Orders:
    """Return the orders that may stand together, in order; what may not is left out (G8.2)."""
    kept: Orders = ()
    for order in orders:
        if CHECKS[order.kind](order, match, faction, kept) is None:
            kept += (order,)
    return kept
