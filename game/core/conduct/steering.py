"""What holds for whatever the white cell does to a table (G10): when, why, and to what."""

from game.core.conduct.prose import prose
from game.core.errors import Refusal
from game.core.match import Match
from game.core.phase import Phase
from game.world.world import NEVER

STEERED: tuple[Phase, ...] = ("briefing", "negotiation", "orders", "consequences", "debrief")
"""The phases in which a table is steered."""


def check_steered(match: Match) -> Refusal | None:
    """Return why nothing is steered now, if that is so."""
    if match.phase not in STEERED:
        message = f"Now is {match.phase}: nothing is steered any more."
        return Refusal(code="wrong-phase", message=message, rule="G10.1")
    return None


def check_reason(reason: str) -> Refusal | None:
    """Return why a reason is none (G10.4)."""
    if not prose(reason):
        message = "Say why: the reason goes on the record."
        return Refusal(code="no-reason", message=message, rule="G10.4")
    return None


def because(reason: str) -> str:
    """Return how all are told of a reason."""
    return f"Reason: {reason}" if reason else "No reason was given."


def injects_left(match: Match) -> tuple[str, ...]:
    """Return the injects that have not been brought in, in the rulebook's order (G10.3)."""
    index = match.rules.card_index
    return tuple(
        card.id
        for card in match.rulebook.injects
        if card.id in index
        and card.id not in match.injects
        and match.world.played[index[card.id], 0] == NEVER
    )


def may_be_ruled(match: Match) -> tuple[str, ...]:
    """Return the figures a ruling may move (G10.2): what is measured.

    Rates last no longer than a quarter's steps, scores (R13) are worked out after all rulings,
    and incidents and breaches are counted one by one.
    """
    return tuple(
        v.name
        for v in match.rulebook.variables
        if v.kind != "rate" and not v.rule.startswith("R13.") and v.unit != "count"
    )
