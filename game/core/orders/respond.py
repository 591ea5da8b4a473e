"""Answers to the crisis of the quarter (G22): yield, hold or press, in secret; holding is free."""

from game.core.crises import ANSWERS, Crisis
from game.core.errors import Refusal
from game.core.grammar import Typed, Unclear
from game.core.match import Match
from game.core.orders.cost import capital_spent, press_cost
from game.core.orders.vocabulary import Orders, Respond
from game.core.rule_titles import FACTION_TITLES
from game.world.vocabulary import Faction


def check(order: Respond, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say why this may not be answered beside the `others` of the draft, or nothing."""
    crisis = match.crisis
    if crisis is None or crisis.id != order.crisis:
        return Refusal(code="no-crisis", message=_not_asked(crisis), rule="G22.1")
    if faction not in crisis.asks:
        asked = ", ".join(FACTION_TITLES[one] for one in crisis.asks)
        message = f"{crisis.title} does not ask you; it asks {asked}."
        return Refusal(code="not-asked", message=message, rule="G22.1")
    cost, left = press_cost(order, match), match.capital(faction) - capital_spent(others, match)
    if cost > left:
        message = f"Pressing costs {cost} political capital; you have {left:.1f} left."
        return Refusal(code="capital", message=message, rule="G22.3")
    return None


def _not_asked(crisis: Crisis | None) -> str:
    if crisis is None:
        return "No crisis asks anybody this quarter."
    return f"The crisis of this quarter is {crisis.title} ({crisis.id}); answer that one."


def describe(order: Respond, match: Match) -> str:
    """Return the order in a player's words."""
    crisis = next(one for one in match.rulebook.crises if one.id == order.crisis)
    return f"{crisis.title}: {order.answer} ({crisis.answers[order.answer]})"


def typed(line: Typed) -> Respond:
    """Return the answer that is typed, by its word or the beginning of it."""
    if line.seen.crisis is None:
        raise Unclear("No crisis asks anybody this quarter.")
    said = line.words[0].lower() if len(line.words) == 1 else ""
    meant = [answer for answer in ANSWERS if said and answer.startswith(said)]
    if not meant:
        raise Unclear("Say how you answer the crisis: answer yield, answer hold or answer press.")
    return Respond(crisis=line.seen.crisis.id, answer=meant[0])
