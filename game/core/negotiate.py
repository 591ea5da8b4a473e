"""Deals (G5): what may be offered, answered and withdrawn, and by whom."""

from collections.abc import Callable

from game.core.deals import Deal, Promise, Proposal
from game.core.errors import Refusal
from game.core.match import Match
from game.core.names import FACTION_TITLES
from game.core.suggest import did_you_mean
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import ROOM, rows_between


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
        or _check_room(match, faction, proposal.partner)
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
        message = f"{FACTION_TITLES[owner]} can't promise {promise.pledge}.{hint}"
        return refuse("pledge", message, "G5.9")
    if not pledge.low <= promise.limit <= pledge.high:
        message = f"{pledge.title} is promised at {pledge.low:g} to {pledge.high:g}."
        return refuse("pledge-range", message, "G5.9")
    return None


def _check_room(match: Match, faction: Faction, partner: Faction) -> Refusal | None:
    open_now = [d for d in between(match, faction, partner) if d.state in ("offered", "active")]
    if len(open_now) >= ROOM:
        message = (
            f"You and {FACTION_TITLES[partner]} have {ROOM} deals open or in force;"
            " one must end before another begins."
        )
        return refuse("too-many", message, "G5.7")
    return None


def between(match: Match, one: Faction, other: Faction) -> list[Deal]:
    """Return every deal two factions ever offered each other."""
    return [d for d in match.deals if {d.proposer, d.proposal.partner} == {one, other}]


def new_name(match: Match, one: Faction, other: Faction) -> str:
    """Return a name for the next deal of two factions, such as ``uc1`` (G9.4).

    It counts their own deals only: a number over all would tell others how many were made.
    """
    first, second = sorted((one, other), key=FACTIONS.index)
    return f"{first[0]}{second[0]}{len(between(match, one, other)) + 1}"


def free_row(match: Match, deal: Deal) -> int:
    """Return the place among the world's deals that an accepted deal takes."""
    one, other = deal.proposer, deal.proposal.partner
    taken = {d.row for d in between(match, one, other) if d.state == "active"}
    rows = rows_between(FACTIONS.index(one), FACTIONS.index(other))
    return next(row for row in range(rows.start, rows.stop) if row not in taken)


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
