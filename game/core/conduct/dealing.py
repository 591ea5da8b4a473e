"""What holds for whatever two factions do about a deal (G5): when, and which one."""

from collections.abc import Sequence

from game.core.deals import Deal
from game.core.errors import Refusal
from game.core.grammar import Unclear
from game.core.match import Match, changed
from game.core.phase import Phase
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import rows_between

DEALING: tuple[Phase, ...] = ("negotiation",)
"""The phases in which deals are made."""


def check_dealing(match: Match) -> Refusal | None:
    """Return why no deals are made now, if that is so (G5.1)."""
    if match.phase not in DEALING:
        message = f"Deals are made in the negotiation phase; now is {match.phase}."
        return Refusal(code="wrong-phase", message=message, rule="G5.1")
    return None


def check_offered(match: Match, name: str, own: bool, verb: str) -> Refusal | None:
    """Return why there is nothing to answer or withdraw: not one's own, or not open (G5.8)."""
    if refusal := check_dealing(match):
        return refusal
    deal = find(match, name)
    if deal is None or not own:
        message = f"You have no deal {name} to {verb}."
        return Refusal(code="not-yours", message=message, rule="G5.8")
    if deal.state != "offered":
        message = f"Deal {name} is {deal.state}; nothing to {verb}."
        return Refusal(code="not-open", message=message, rule="G5.8")
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


def moved(match: Match, name: str, **update: object) -> Match:
    """Return the match with a deal in another state."""

    def after(deal: Deal) -> Deal:
        return deal.model_copy(update=update) if deal.id == name else deal

    return changed(match, deals=tuple(after(deal) for deal in match.deals))


def typed_deal(words: Sequence[str]) -> str:
    """Return which deal is typed."""
    if len(words) != 1:
        raise Unclear("Say which deal: accept uc1.")
    return words[0]
