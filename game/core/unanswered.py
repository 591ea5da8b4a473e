"""What a seat would leave unanswered for good by going on to the next phase."""

from game.core.observation import Observation


def unanswered(seen: Observation) -> str:
    """Return a sentence about offers and reactions that the phase ends with; empty for none."""
    if not seen.options.may_ready:
        return ""
    offers = [view for view in seen.deals if view.may_answer]
    if offers:
        several = f"{len(offers)} offers wait for your answer."
        return several if offers[1:] else "An offer waits for your answer."
    if seen.options.may_react and any(
        card.reactive and card.refusal is None and not card.ordered for card in seen.hand
    ):
        return "You hold a reactive card that could be played now."
    return ""
