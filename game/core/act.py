"""What a faction may do at the table, and the events it makes. Refusals are values.

Each function returns a `Refusal`, or the events to be kept and folded in. What moves the
table on by itself (phases, resolution) is in `progress`.
"""

from game.core.check import check
from game.core.deals import Deal, Proposal
from game.core.errors import Refusal
from game.core.events import (
    DealAnswered,
    DealOffered,
    DealWithdrawn,
    Event,
    OrdersDrafted,
    OrdersReopened,
    OrdersSealed,
    ReactionPlayed,
    SeatReadied,
    StandingOrdersSet,
)
from game.core.match import Match
from game.core.negotiate import check_answer, check_proposal, check_withdraw, new_name
from game.core.orders.vocabulary import Order
from game.world.vocabulary import Faction

Outcome = Refusal | tuple[Event, ...]


def _refuse(code: str, message: str, rule: str) -> Refusal:
    return Refusal(code=code, message=message, rule=rule)


def draft(match: Match, faction: Faction, order: Order) -> Outcome:
    """Put an order into the draft, in place of one with the same key (G2.2)."""
    if order.kind == "react":
        refusal = check(match, faction, order)
        return refusal or (ReactionPlayed(faction=faction, card=order.card),)
    if faction in match.sealed:
        return _refuse("sealed", "Your orders are sealed; reopen them to change them.", "G2.3")
    before = match.drafts.get(faction, ())
    refusal = check(match, faction, order, before)
    if refusal is not None:
        return refusal
    kept = [other for other in before if other.key != order.key]
    if not says_nothing(match, order):
        kept.append(order)
    return (OrdersDrafted(faction=faction, orders=kept),)


def says_nothing(match: Match, order: Order) -> bool:
    """Whether an order changes nothing: no points, or a stance left where it is."""
    if order.kind == "allocate":
        return order.points == 0
    return order.kind == "stance" and order.level == int(match.value(f"stance.{order.stance}"))


def retract(match: Match, faction: Faction, key: str) -> Outcome:
    """Take an order out of the draft by its key."""
    if faction in match.sealed:
        return _refuse("sealed", "Your orders are sealed; reopen them to change them.", "G2.3")
    before = match.drafts.get(faction, ())
    kept = [order for order in before if order.key != key]
    if len(kept) == len(before):
        return _refuse("no-order", f"There is no order {key!r} in your draft.", "G2.5")
    return (OrdersDrafted(faction=faction, orders=kept),)


def commit(match: Match, faction: Faction) -> Outcome:
    """Seal the draft for the quarter (G2.3)."""
    if match.phase != "orders":
        message = f"Orders are sealed in the orders phase; now is {match.phase}."
        return _refuse("wrong-phase", message, "G2.2")
    if faction in match.sealed:
        return _refuse("sealed", "Your orders are sealed already.", "G2.3")
    return (OrdersSealed(faction=faction, orders=list(match.drafts.get(faction, ()))),)


def reopen(match: Match, faction: Faction) -> Outcome:
    """Take sealed orders back while others are still deciding (G2.4)."""
    if match.phase != "orders" or faction not in match.sealed:
        return _refuse("not-sealed", "There are no sealed orders to reopen.", "G2.4")
    return (OrdersReopened(faction=faction),)


def ready(match: Match, faction: Faction) -> Outcome:
    """Say that the faction is done with the present phase (G1.7)."""
    if match.phase in ("orders", "resolution", "over"):
        hint = "commit your orders instead" if match.phase == "orders" else "nothing waits for you"
        return _refuse("wrong-phase", f"Now is {match.phase}: {hint}.", "G1.7")
    if faction in match.ready:
        return _refuse("ready", "You are ready already; the others are still deciding.", "G1.7")
    return (SeatReadied(faction=faction),)


def propose(match: Match, faction: Faction, proposal: Proposal, why: str = "") -> Outcome:
    """Offer a deal to another faction (G5.1), and perhaps say why."""
    refusal = check_proposal(match, faction, proposal)
    if refusal is not None:
        return refusal
    deal = Deal(
        id=new_name(match, faction, proposal.partner),
        proposer=faction,
        proposal=proposal,
        state="offered",
        since=match.quarter_words,
        why=why,
    )
    return (DealOffered(deal=deal),)


def answer(match: Match, faction: Faction, deal: str, accept: bool) -> Outcome:
    """Accept or refuse a deal that was offered to this faction (G5.8)."""
    refusal = check_answer(match, faction, deal)
    return refusal or (DealAnswered(deal=deal, accepted=accept),)


def withdraw(match: Match, faction: Faction, deal: str) -> Outcome:
    """Take back an offer nobody has answered (G5.8)."""
    return check_withdraw(match, faction, deal) or (DealWithdrawn(deal=deal),)


def keep_standing(match: Match, faction: Faction) -> Outcome:
    """Make the draft's allocations the standing orders (G8.1)."""
    orders = match.sealed.get(faction) or match.drafts.get(faction, ())
    kept = [order for order in orders if order.kind == "allocate"]
    if not kept:
        message = "Put points on levers first; standing orders keep a draft's allocations."
        return _refuse("nothing-standing", message, "G8.1")
    return (StandingOrdersSet(faction=faction, orders=list(kept)),)
