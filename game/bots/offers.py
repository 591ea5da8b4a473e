"""The deals of a doctrine: what it would enter this quarter, and why, in words."""

import numpy as np

from game.bots.conditions import Conditions, Holding, When
from game.bots.policy import Bid
from game.core.deals import Promise, Proposal, Terms
from game.core.knowledge import Seen
from game.core.rule_titles import Titles, titles_of
from game.core.rulebook import Offer, Rulebook
from game.world.quarters import quarter_words
from game.world.vocabulary import Condition


class Offers:
    """A plan's offers with their tests numbered among the plan's conditions."""

    def __init__(
        self, offers: list[Offer], title: str, conditions: Conditions, rulebook: Rulebook
    ) -> None:
        self._middles = {pledge.name: (pledge.low + pledge.high) / 2 for pledge in rulebook.pledges}
        names = titles_of(rulebook)
        self._lines: list[tuple[Offer, When, str]] = [
            (offer, conditions.of(offer), _reason(title, offer, names)) for offer in offers
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


def _reason(title: str, offer: Offer, names: Titles) -> str:
    """Say why: the line's own words, and what the deal hangs on.

    ``Calm is worth it. “React to what is seen” stands by this deal while we see US lead at most 4
    months.``
    """
    tests = " and ".join(_words(condition, names) for condition in offer.when)
    while_so = f" while we see {tests}" if tests else ""
    return f"{offer.why + ' ' if offer.why else ''}“{title}” stands by this deal{while_so}."


def _words(condition: Condition, names: Titles) -> str:
    if condition.card is not None:
        return f"{names.cards[condition.card]} played"
    return names.bounds(condition)
