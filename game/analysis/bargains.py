"""Deals between bots in a batch: offers and answers for all games at once (rulebook G5).

Each policy states its bids. In the factions' fixed order, a bid is put to its partner once a
game, and the partner answers. A deal and its mirror count as the same bid. At the table the same
bids go through offers and answers one by one, to the same end.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from game.bots.policy import Bid, Policy
from game.core.agree import agree
from game.core.deals import Proposal, Terms
from game.core.knowledge import Seen
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import DealRows, World

Bools = NDArray[np.bool_]


class Bargains:
    """What was already put to whom, game by game, over a match."""

    def __init__(self, rules: Rules, policies: Mapping[Faction, Policy]) -> None:
        self._pledges = rules.pledges
        self._policies = policies
        self._put: dict[tuple[object, ...], Bools] = {}

    def strike(self, world: World, seen: Mapping[Faction, Seen]) -> DealRows:
        """Return the deals in force this quarter: those that were, and the new ones."""
        bids = {faction: self._policies[faction].offers(seen[faction]) for faction in FACTIONS}
        deals = world.deals
        for faction in FACTIONS:
            for bid in bids[faction]:
                taken = self._put_to_partner(faction, bid, seen[bid.proposal.partner])
                if taken.any():
                    deals = agree(deals, self._pledges, faction, bid.proposal, taken)
        return deals

    def _put_to_partner(self, faction: Faction, bid: Bid, partner: Seen) -> Bools:
        key = _same_either_way(faction, bid.proposal)
        before = self._put.get(key, np.zeros_like(bid.wanted))
        now = bid.wanted & ~before
        self._put[key] = before | now
        if not now.any():
            return now
        answer = self._policies[bid.proposal.partner].answer(partner, faction, bid.proposal)
        return now & answer.willing


def _same_either_way(faction: Faction, offer: Proposal) -> tuple[object, ...]:
    """A key that a deal shares with its mirror image."""
    one, other = (faction, _key(offer.give)), (offer.partner, _key(offer.get))
    return (*sorted((one, other)), offer.monitoring, offer.escrow)


def _key(terms: Terms) -> tuple[object, ...]:
    promise = terms.promise
    return (terms.points, promise.pledge if promise else "", promise.limit if promise else 0.0)
