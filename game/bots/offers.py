"""The deals of a doctrine: what it would enter this quarter, and why, in words."""

import numpy as np

from game.bots.conditions import Conditions, Holding, When
from game.bots.policy import Bid
from game.core.deals import Promise, Proposal, Terms
from game.core.knowledge import Seen
from game.core.rulebook import Offer, Rulebook
from game.world.quarters import quarter_words
from game.world.vocabulary import Condition


class Offers:
    """A plan's offers with their tests numbered among the plan's conditions."""

    def __init__(
        self, offers: list[Offer], title: str, conditions: Conditions, rulebook: Rulebook
    ) -> None:
        self._middles = {pledge.name: (pledge.low + pledge.high) / 2 for pledge in rulebook.pledges}
        self._lines: list[tuple[Offer, When, str]] = [
            (offer, conditions.of(offer), _reason(title, offer.when)) for offer in offers
        ]

    def bids(self, seen: Seen, holding: Holding) -> tuple[Bid, ...]:
        """Return this quarter's bids; a deal never runs past the last quarter."""
        bids = []
        for offer, when, reason in self._lines:
            wanted = holding.all(when)
            if wanted is None:
                wanted = np.ones(seen.games, np.bool_)
            bids.append(Bid(self._proposal(offer, seen.quarter, seen.last), wanted, reason))
        return tuple(bids)

    def _proposal(self, offer: Offer, quarter: int, last: int) -> Proposal:
        return Proposal(
            partner=offer.partner,
            give=Terms(
                points=max(offer.points, 0), promise=self._promise(offer.mine, offer.mine_at)
            ),
            get=Terms(
                points=max(-offer.points, 0), promise=self._promise(offer.theirs, offer.theirs_at)
            ),
            monitoring=offer.monitoring,
            until=quarter_words(min(quarter + offer.quarters - 1, last)),
        )

    def _promise(self, pledge: str | None, limit: float | None) -> Promise | None:
        if pledge is None:
            return None
        return Promise(pledge=pledge, limit=self._middles[pledge] if limit is None else limit)


def _reason(title: str, when: list[Condition]) -> str:
    """Say why: ``"React to what is seen" holds to this deal while lead is at most 4``."""
    tests = " and ".join(_words(condition) for condition in when)
    return f"“{title}” stands by this deal{' while ' + tests if tests else ''}."


def _words(condition: Condition) -> str:
    if condition.card is not None:
        return f"{condition.card} has been played"
    bounds = []
    if condition.at_least is not None:
        bounds.append(f"at least {condition.at_least:g}")
    if condition.at_most is not None:
        bounds.append(f"at most {condition.at_most:g}")
    return f"{condition.variable} is {' and '.join(bounds)}"
