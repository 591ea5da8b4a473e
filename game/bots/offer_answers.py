"""How a plan answers an offer it did not look for, and the words it gives for it.

The words name only what everybody sees: the terms themselves, the tension and the lead.
"""

import numpy as np
from numpy.typing import NDArray

from game.bots.policy import Bid, BotAnswer, accepts
from game.core.deals import Proposal
from game.core.knowledge import Seen
from game.world.vocabulary import Faction


def answer(bids: tuple[Bid, ...], seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
    """Take what one of ``bids`` asks for, and any offer that gives and asks for nothing back."""
    willing = stands_for(bids, seen, proposer, offer)
    if willing[0]:
        return BotAnswer(willing, f"This is a deal our plan looks for. {in_view(seen)}")
    if is_gift(offer):
        return thanks(seen, offer)
    return BotAnswer(willing, f"{_asked(offer)} {in_view(seen)}")


def thanks(seen: Seen, gift: Proposal) -> BotAnswer:
    """Take a gift in every game."""
    words = f"It costs us nothing and brings us {_given(gift)}. {in_view(seen)}"
    return BotAnswer(np.ones(seen.games, np.bool_), words)


def stands_for(
    bids: tuple[Bid, ...], seen: Seen, proposer: Faction, offer: Proposal
) -> NDArray[np.bool_]:
    """Whether one of the bids wanted in a game takes the offer, bool[B]."""
    willing = np.zeros(seen.games, np.bool_)
    for bid in bids:
        if bid.proposal.partner == proposer and accepts(bid.proposal, offer):
            willing |= bid.wanted
    return willing


def is_gift(offer: Proposal) -> bool:
    """Whether an offer asks its partner for no promise and leaves it no poorer in points."""
    gain = offer.give.points - offer.get.points - offer.monitoring
    return offer.get.promise is None and gain >= 0 and (gain > 0 or offer.give.promise is not None)


def in_view(seen: Seen) -> str:
    """The state of the world that all see, in the first game."""
    tension, lead = float(seen.figure("tension")[0]), float(seen.figure("lead")[0])
    return f"Tension is {tension:.0f} and the American lead {lead:.1f} months."


def _given(offer: Proposal) -> str:
    if offer.give.promise is not None:
        return "a promise"
    return f"{offer.give.points} points a quarter"


def _asked(offer: Proposal) -> str:
    if offer.get.promise is not None:
        return "Our plan needs a free hand in what you ask us to promise."
    cost = offer.get.points + offer.monitoring - offer.give.points
    if cost > 0:
        return f"It would cost us {cost} points a quarter, which our plan spends better."
    return "It brings our plan nothing."
