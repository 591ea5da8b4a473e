"""Reactive cards (G4.7): one, in the consequences phase; it works in the next quarter."""

from game.core.errors import Refusal
from game.core.match import Match
from game.core.orders.play import affordable, held, playable
from game.core.orders.vocabulary import Orders, React
from game.core.rule_titles import titles_of
from game.world.vocabulary import Faction


def check(order: React, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say why this may not be played now, or nothing. Paid from the next quarter's budget."""
    card, refusal = held(order.card, match, faction)
    if card is None:
        return refusal
    if card.timing != "reactive":
        message = f"{card.title} is no reactive card: play it with your orders."
        return Refusal(code="not-reactive", message=message, rule="G4.7")
    if faction in match.reactions:
        message = "You have reacted to this quarter; one reactive card is played at a time."
        return Refusal(code="one-card", message=message, rule="G4.7")
    if match.finished:
        message = "The last quarter is over; a reaction would come too late."
        return Refusal(code="too-late", message=message, rule="G4.7")
    return playable(card, match, match.world.quarter) or affordable(card, match, faction, others)


def describe(order: React, match: Match) -> str:
    """Return the order in a player's words."""
    return f"React with {titles_of(match.rulebook).cards[order.card]}"
