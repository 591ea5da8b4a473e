"""Several people in a faction: suggestions, signatures, and who may seal (G18)."""

from game.core import act
from game.core.check import check
from game.core.conduct.events import DraftSigned, OrderSuggested, SuggestionClosed
from game.core.conduct.words import Member, Seated
from game.core.errors import Refusal
from game.core.events import OrdersDrafted
from game.core.evolve import evolve
from game.core.match import Match
from game.core.orders.vocabulary import Order, Orders
from game.world.vocabulary import Faction


def suggest(match: Match, faction: Faction, by: Member, order: Order) -> act.Outcome:
    """Lay an order beside the draft; it is checked as if it were in it (G18.3)."""
    refusal = check(match, faction, order, match.drafts.get(faction, ()))
    return refusal or (OrderSuggested(faction=faction, by=by, order=order),)


def adopt(match: Match, faction: Faction, by: Member, key: str) -> act.Outcome:
    """Take a suggestion into the draft, where it is its suggester's (G18.3)."""
    found = _suggestion(match, faction, by, key)
    if isinstance(found, Refusal):
        return found
    outcome = act.draft(match, faction, found.order)
    if isinstance(outcome, Refusal):
        return outcome
    taken = SuggestionClosed(faction=faction, by=by, key=key, taken=True)
    return (*(event.model_copy(update={"by": by}) for event in outcome), taken)


def dismiss(match: Match, faction: Faction, by: Member, key: str) -> act.Outcome:
    """Drop a suggestion (G18.3)."""
    found = _suggestion(match, faction, by, key)
    if isinstance(found, Refusal):
        return found
    return (SuggestionClosed(faction=faction, by=by, key=key, taken=False),)


def sign(match: Match, faction: Faction, by: Member) -> act.Outcome:
    """Sign the draft as it stands (G18.4)."""
    if not match.settings.sign_off:
        return _refuse("sign", "Drafts are not signed at this table.", "G18.4")
    if match.phase != "orders" or faction in match.sealed or not by:
        return _refuse("sign", "There is no open draft to sign.", "G18.4")
    if by in match.signed.get(faction, frozenset()):
        return _refuse("sign", "You have signed this draft already.", "G18.4")
    return (DraftSigned(faction=faction, by=by),)


def seal(match: Match, faction: Faction, by: Member) -> act.Outcome:
    """Seal the draft, once those have signed who must (G18.4)."""
    waiting = unsigned(match, faction, by)
    if waiting and match.phase == "orders" and faction not in match.sealed:
        who = ", ".join(f"{one.member} ({one.post})" for one in waiting)
        return _refuse("unsigned", f"These have still to sign the draft: {who}.", "G18.4")
    leads = [one.member for one in members(match, faction) if one.post == "lead"]
    if match.settings.sign_off and leads and by not in leads:
        return _refuse("not-lead", f"Only the lead seals here: {', '.join(leads)}.", "G18.4")
    return act.commit(match, faction)


def may_speak(match: Match, faction: Faction, by: Member) -> bool:
    """Whether `by` speaks for a faction (G18.1); where nobody is named, one person is all of it."""
    return not by or any(one.member == by for one in members(match, faction))


def redraft(
    match: Match, faction: Faction, by: Member, orders: Orders, sealed: bool
) -> act.Outcome:
    """Put orders in place of the whole draft, and seal it if `sealed`: all or nothing (G20.1)."""
    if match.phase != "orders":
        message = f"Orders are given in the orders phase; now is {match.phase}."
        return _refuse("wrong-phase", message, "G2.2")
    if faction in match.sealed:
        return _refuse("sealed", "Your orders are sealed; reopen them to change them.", "G2.3")
    kept: Orders = ()
    for order in orders:
        refusal = check(match, faction, order, kept)
        if refusal is not None:
            return refusal.model_copy(update={"message": f"{order.key}: {refusal.message}"})
        kept = (*(other for other in kept if other.key != order.key), order)
    kept = tuple(order for order in kept if not act.says_nothing(match, order))
    drafted = OrdersDrafted(faction=faction, by=by, orders=list(kept))
    if not sealed:
        return (drafted,)
    outcome = seal(evolve(match, drafted), faction, by)
    return outcome if isinstance(outcome, Refusal) else (drafted, *outcome)


def members(match: Match, faction: Faction) -> tuple[Seated, ...]:
    """Return who sits in a faction."""
    return tuple(one for one in match.members if one.faction == faction)


def unsigned(match: Match, faction: Faction, by: Member) -> tuple[Seated, ...]:
    """Return the members whose signature is still wanted before `by` may seal."""
    if not match.settings.sign_off:
        return ()
    signed = match.signed.get(faction, frozenset()) | {by}
    return tuple(one for one in members(match, faction) if one.member not in signed)


def _suggestion(match: Match, faction: Faction, by: str, key: str) -> OrderSuggested | Refusal:
    for found in match.suggestions:
        if (found.faction, found.by, found.order.key) == (faction, by, key):
            return found
    return _refuse("no-suggestion", "That suggestion is gone.", "G18.3")


def _refuse(code: str, message: str, rule: str) -> Refusal:
    return Refusal(code=code, message=message, rule=rule)
