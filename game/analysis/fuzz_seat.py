"""One seat of a random match: what it tries in each phase, legal and not, from what it sees."""

import random
from collections.abc import Iterator

from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.standing import Standing
from game.core.acts.withdraw import Withdraw
from game.core.command import Command
from game.core.deals import Promise, Proposal, Terms
from game.core.match import Match
from game.core.observation import Observation, PledgeView
from game.core.orders.vocabulary import Allocate, Estimate, PlayCard, React, SetStance
from game.world.vocabulary import FACTIONS, Faction


class FuzzSeat:
    """A player without sense. Attempts are made one after another on the newest match."""

    def __init__(self, faction: Faction, luck: random.Random) -> None:
        self.faction = faction
        self.luck = luck

    def attempts(self, match: Match, view: Observation) -> Iterator[Command]:
        """Yield what to try in this phase: a few things, sometimes nothing at all."""
        if match.phase == "negotiation":
            yield from self._deals(view)
        elif match.phase == "orders":
            yield from self._orders(view)
        elif match.phase == "consequences":
            for card in view.hand:
                yield Draft(order=React(card=card.id))
        if self.luck.random() < 0.05:
            yield self._out_of_turn()

    def _out_of_turn(self) -> Command:
        """Something that may not be done now, or not by this seat."""
        return self.luck.choice(
            [
                Draft(order=Allocate(lever=f"{self.luck.choice(FACTIONS)}.adoption", points=3)),
                Draft(order=PlayCard(card="nobody/has-it")),
                Reopen(),
                Standing(),
                Answer(deal="uc1", accept=True),
                Retract(key="allocate us.energy"),
            ]
        )

    def _orders(self, view: Observation) -> Iterator[Command]:
        levers = list(view.levers)
        self.luck.shuffle(levers)
        for lever in levers:
            points = self.luck.randint(0, lever.cap + (self.luck.random() < 0.1))
            yield Draft(order=Allocate(lever=lever.name, points=points))
        for stance in view.stances:
            if self.luck.random() < 0.3:
                yield Draft(order=SetStance(stance=stance.name, level=self.luck.randint(0, 3)))
        for card in view.hand:
            yield Draft(order=PlayCard(card=card.id))
        for figure in self.luck.sample(view.options.estimates, min(2, len(view.options.estimates))):
            middle = self.luck.uniform(-10, 60)
            low, high = middle - self.luck.uniform(-1, 9), middle + self.luck.uniform(-1, 9)
            yield Draft(order=Estimate(figure=figure, low=low, central=middle, high=high))
        if self.luck.random() < 0.2:
            yield Standing()
        if self.luck.random() < 0.1:
            yield Commit()
            yield Reopen()

    def _deals(self, view: Observation) -> Iterator[Command]:
        for deal in view.deals:
            yield Answer(deal=deal.deal.id, accept=self.luck.random() < 0.5)
        if self.luck.random() < 0.4:
            proposal = self._proposal(view)
            yield Propose(proposal=proposal)
        if view.deals and self.luck.random() < 0.2:
            name = self.luck.choice(view.deals).deal.id
            yield Withdraw(deal=name)

    def _proposal(self, view: Observation) -> Proposal:
        partner = self.luck.choice(FACTIONS)
        return Proposal(
            partner=partner,
            give=self._terms(view, self.faction),
            get=self._terms(view, partner),
            monitoring=self.luck.randint(0, 3),
            escrow=self.luck.randint(0, 3),
            until=self.luck.choice([view.quarter, "2027Q3", "2028Q2", "2028Q4", "2031Q1"]),
        )

    def _terms(self, view: Observation, faction: Faction) -> Terms:
        own = [pledge for pledge in view.options.pledges if pledge.faction == faction]
        promise = self._promise(self.luck.choice(own)) if own else None
        kept = promise if self.luck.random() < 0.7 else None
        return Terms(points=self.luck.choice([0, 0, 1, 2]), promise=kept)

    def _promise(self, pledge: PledgeView) -> Promise:
        return Promise(pledge=pledge.name, limit=self.luck.uniform(pledge.low, pledge.high + 0.2))
