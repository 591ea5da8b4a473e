"""Deals (G5): what may be offered, answered and withdrawn, and by whom."""

from collections.abc import Callable

from game.core.deals import Deal, Promise, Proposal
from game.core.errors import Refusal
from game.core.match import Match
from game.core.suggest import did_you_mean
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import Faction
from game.world.world import DEALS


def refuse(code: str, message: str, rule: str) -> Refusal:
    """Return a refusal of a deal."""
    return Refusal(code=code, message=message, rule=rule)


def check_proposal(match: Match, faction: Faction, proposal: Proposal) -> Refusal | None:
    """Say why this deal may not be offered now, or nothing."""
    if match.phase != "negotiation":
        message = f"Deals are made in the negotiation phase; now is {match.phase}."
        return refuse("wrong-phase", message, "G5.1")
    if proposal.partner == faction:
        return refuse("partner", "A deal needs another faction as its partner.", "G5.2")
    sides = (proposal.give, proposal.get)
    if not any(side.points or side.promise for side in sides):
        message = "A deal gives something: points, or a promise of either side."
        return refuse("empty", message, "G5.3")
    until = _check_until(match, proposal)
    return (
        until
        or _check_promise(match, faction, proposal.give.promise)
        or _check_promise(match, proposal.partner, proposal.get.promise)
        or _check_room(match)
    )


def _check_until(match: Match, proposal: Proposal) -> Refusal | None:
    until = parse_quarter(proposal.until)
    if not match.world.quarter <= until <= match.rules.last:
        first, last = quarter_words(match.world.quarter), quarter_words(match.rules.last)
        message = f"A deal runs until a quarter from {first} to {last}."
        return refuse("expiry", message, "G5.6")
    return None


def _check_promise(match: Match, owner: Faction, promise: Promise | None) -> Refusal | None:
    if promise is None:
        return None
    own = {pledge.name: pledge for pledge in match.rules.pledges if pledge.faction == owner}
    pledge = own.get(promise.pledge)
    if pledge is None:
        hint = did_you_mean(promise.pledge, own)
        return refuse("pledge", f"{owner} can't promise {promise.pledge}.{hint}", "G5.9")
    if not pledge.low <= promise.limit <= pledge.high:
        message = f"{pledge.title} is promised at {pledge.low:g} to {pledge.high:g}."
        return refuse("pledge-range", message, "G5.9")
    return None


def _check_room(match: Match) -> Refusal | None:
    if sum(deal.state in ("offered", "active") for deal in match.deals) >= DEALS:
        message = f"{DEALS} deals are on the table; one must end before another begins."
        return refuse("too-many", message, "G5.7")
    return None


def find(match: Match, name: str) -> Deal | None:
    """Return the deal `name`, or `None`."""
    return next((deal for deal in match.deals if deal.id == name), None)


def check_answer(match: Match, faction: Faction, name: str) -> Refusal | None:
    """Say why this faction may not answer the deal, or nothing."""
    return _check_open(match, name, faction, "answer", lambda deal: deal.proposal.partner)


def check_withdraw(match: Match, faction: Faction, name: str) -> Refusal | None:
    """Say why this faction may not withdraw the deal, or nothing."""
    return _check_open(match, name, faction, "withdraw", lambda deal: deal.proposer)


def _check_open(
    match: Match, name: str, faction: Faction, verb: str, who: Callable[[Deal], Faction]
) -> Refusal | None:
    if match.phase != "negotiation":
        message = f"Deals are made in the negotiation phase; now is {match.phase}."
        return refuse("wrong-phase", message, "G5.1")
    deal = find(match, name)
    if deal is None or who(deal) != faction:
        return refuse("not-yours", f"You have no deal {name} to {verb}.", "G5.8")
    if deal.state != "offered":
        return refuse("not-open", f"Deal {name} is {deal.state}; nothing to {verb}.", "G5.8")
    return None
