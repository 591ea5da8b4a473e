"""Bots at the table: they see what their faction sees and act one event at a time.

The bids and decisions are those of a batch of one, so a match of bots at the table and the same
lane of a simulation are the same game, byte for byte.
"""

from collections.abc import Mapping

from game.bots.policy import Bid, Policy
from game.core.acts.answer import DealAnswered
from game.core.acts.commit import OrdersSealed
from game.core.acts.propose import check_proposal, deal_offered
from game.core.acts.react import ReactionPlayed
from game.core.check import lawful
from game.core.deals import Proposal, Terms
from game.core.event import Event
from game.core.knowledge import Seen, decision_orders, see
from game.core.match import Match
from game.core.orders.vocabulary import Orders
from game.world.chance import Chance
from game.world.vocabulary import FACTIONS, Faction


class Bots:
    """The policies at a table, by faction; `absent` ones order where nobody came (G8.3)."""

    def __init__(
        self,
        policies: Mapping[Faction, Policy],
        absent: Mapping[Faction, Policy] | None = None,
    ) -> None:
        self._policies = {f: policies[f] for f in FACTIONS if f in policies}
        self._absent = absent or {}

    def act(self, match: Match, chance: Chance) -> tuple[Event, ...]:
        """Return the next thing a bot does in this phase, or nothing when all are done."""
        if match.phase == "negotiation":
            return self._answer(match, chance) or self._offer(match, chance)
        if match.phase == "consequences" and not match.finished:
            return self._react(match, chance)
        if match.phase == "orders":
            return self._seal(match, chance)
        return ()

    def _bids(self, match: Match, chance: Chance, faction: Faction) -> list[Bid]:
        seen = see(match.world, match.rules, chance, faction)
        return [bid for bid in self._policies[faction].offers(seen) if bid.wanted[0]]

    def _answer(self, match: Match, chance: Chance) -> tuple[Event, ...]:
        """Answer the first open offer made to a bot."""
        for deal in match.deals:
            partner = deal.proposal.partner
            if deal.state != "offered" or partner not in self._policies:
                continue
            seen = see(match.world, match.rules, chance, partner)
            answer = self._policies[partner].answer(seen, deal.proposer, deal.proposal)
            accepted = bool(answer.willing[0])
            return (DealAnswered(deal=deal.id, accepted=accepted, reason=answer.reason),)
        return ()

    def _offer(self, match: Match, chance: Chance) -> tuple[Event, ...]:
        """Make the first offer a bot stands ready for and that was not made before."""
        put = {_same_either_way(deal.proposer, deal.proposal) for deal in match.deals}
        for faction in self._policies:
            for bid in self._bids(match, chance, faction):
                if _same_either_way(faction, bid.proposal) in put:
                    continue
                if check_proposal(match, faction, bid.proposal) is None:
                    return (deal_offered(match, faction, bid.proposal, why=bid.reason),)
        return ()

    def _react(self, match: Match, chance: Chance) -> tuple[Event, ...]:
        for faction in self._policies:
            if faction in match.reactions:
                continue
            wanted = [
                order for order in self._orders(match, chance, faction) if order.kind == "react"
            ]
            for order in wanted:
                if lawful(match, faction, (order,)):
                    return (ReactionPlayed(faction=faction, card=order.card),)
        return ()

    def _seal(self, match: Match, chance: Chance) -> tuple[Event, ...]:
        stand_ins = [f for f, source in match.substituted.items() if source == "bot"]
        for faction in (*self._policies, *stand_ins):
            if faction not in match.sealed:
                orders = self._orders(match, chance, faction)
                own = tuple(order for order in orders if order.kind != "react")
                return (OrdersSealed(faction=faction, orders=list(lawful(match, faction, own))),)
        return ()

    def _orders(self, match: Match, chance: Chance, faction: Faction) -> Orders:
        seen: Seen = see(match.world, match.rules, chance, faction)
        policy = self._policies.get(faction) or self._absent[faction]
        return decision_orders(policy.decide(seen), seen, match.rules)


def _same_either_way(faction: Faction, offer: Proposal) -> tuple[object, ...]:
    """A key that a deal shares with its mirror image."""
    one, other = (faction, _key(offer.give)), (offer.partner, _key(offer.get))
    return (*sorted((one, other)), offer.monitoring, offer.escrow)


def _key(terms: Terms) -> tuple[object, ...]:
    promise = terms.promise
    return (terms.points, promise.pledge if promise else "", promise.limit if promise else 0.0)
