"""Deals between bots in a batch: offers and answers for all games at once (rulebook G5).

Each policy states its bids. In the factions' fixed order, a bid is put to its partner once a
game; the partner takes it if one of its own bids, wanted in that game, is no worse for the
proposer (`accepts`). A deal and its mirror count as the same bid. At the table the same bids go
through offers and answers one by one, to the same end.
"""

from collections.abc import Mapping
from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from game.bots.policy import Bid, Policy, accepts
from game.core.deals import Promise, Proposal, Terms
from game.core.knowledge import Seen
from game.world.quarters import parse_quarter
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import NEVER, DealRows, World, rows_between

Bools = NDArray[np.bool_]


class Bargains:
    """What was already put to whom, game by game, over a match."""

    def __init__(self, rules: Rules, policies: Mapping[Faction, Policy]) -> None:
        self._pledges = {pledge.name: row for row, pledge in enumerate(rules.pledges)}
        self._policies = policies
        self._put: dict[tuple[object, ...], Bools] = {}

    def strike(self, world: World, seen: Mapping[Faction, Seen]) -> DealRows:
        """Return the deals in force this quarter: those that were, and the new ones."""
        bids = {faction: self._policies[faction].offers(seen[faction]) for faction in FACTIONS}
        deals = world.deals
        for faction in FACTIONS:
            for bid in bids[faction]:
                taken = self._put_to_partner(faction, bid, bids[bid.proposal.partner])
                if taken.any():
                    deals = self._add(deals, faction, bid.proposal, taken)
        return deals

    def _put_to_partner(self, faction: Faction, bid: Bid, answers: tuple[Bid, ...]) -> Bools:
        key = _same_either_way(faction, bid.proposal)
        before = self._put.get(key, np.zeros_like(bid.wanted))
        now = bid.wanted & ~before
        self._put[key] = before | now
        willing = np.zeros_like(now)
        for answer in answers:
            if answer.proposal.partner == faction and accepts(answer.proposal, bid.proposal):
                willing |= answer.wanted
        return now & willing

    def _add(self, deals: DealRows, faction: Faction, offer: Proposal, taken: Bools) -> DealRows:
        """Write the deal into the two sides' first free row of each game that took it."""
        one, other = FACTIONS.index(faction), FACTIONS.index(offer.partner)
        kept = rows_between(one, other)
        free = ~deals.active[kept]
        games = np.flatnonzero(taken & free.any(axis=0))
        rows = kept.start + free.argmax(axis=0)[games]
        terms: dict[str, float] = {
            "active": True,
            "a": one,
            "b": other,
            "pledge_a": self._pledge(offer.give.promise),
            "limit_a": offer.give.promise.limit if offer.give.promise else 0.0,
            "pledge_b": self._pledge(offer.get.promise),
            "limit_b": offer.get.promise.limit if offer.get.promise else 0.0,
            "points": offer.give.points - offer.get.points,
            "monitoring": offer.monitoring,
            "escrow": offer.escrow,
            "until": parse_quarter(offer.until),
            "breached": 0,
        }
        changed = {field.name: getattr(deals, field.name).copy() for field in fields(deals)}
        for name, array in changed.items():
            array[rows, games] = terms[name]
        return replace(deals, **changed)

    def _pledge(self, promise: Promise | None) -> int:
        return NEVER if promise is None else self._pledges[promise.pledge]


def _same_either_way(faction: Faction, offer: Proposal) -> tuple[object, ...]:
    """A key that a deal shares with its mirror image."""
    one, other = (faction, _key(offer.give)), (offer.partner, _key(offer.get))
    return (*sorted((one, other)), offer.monitoring, offer.escrow)


def _key(terms: Terms) -> tuple[object, ...]:
    promise = terms.promise
    return (terms.points, promise.pledge if promise else "", promise.limit if promise else 0.0)
