"""Several policies in one seat of one batch: the first plays the first games, and so on.

Small batches cost as much as larger ones, so that policies to be compared in the same games are
played side by side. Each sees and orders its own games only, and plays them as it would alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

import numpy as np

from game.bots.policy import Bid, BotAnswer, Policy
from game.core.deals import Proposal
from game.core.knowledge import Decision, Seen
from game.world.vocabulary import Faction


class SideBySide:
    """A policy made of several, each with the number of games it plays.

    One that comes several times in a row is asked once for all those games.
    """

    def __init__(self, policies: Sequence[tuple[Policy, int]]) -> None:
        playing = [(policy, games) for policy, games in policies if games]
        self._policies = [
            (policy, sum(games for _, games in row))
            for policy, row in groupby(playing, key=itemgetter(0))
        ]

    def decide(self, seen: Seen) -> Decision:
        """Return every policy's orders for its own games."""
        own = [policy.decide(part) for policy, part, _ in self._parts(seen)]
        return Decision(
            points=np.concatenate([one.points for one in own], axis=1),
            stances=np.concatenate([one.stances for one in own], axis=1),
            plays=np.concatenate([one.plays for one in own], axis=1),
            answer=np.concatenate([one.answer for one in own], axis=1),
        )

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Return every policy's bids, wanted in its own games at most."""
        bids = []
        for policy, part, games in self._parts(seen):
            for bid in policy.offers(part):
                wanted = np.zeros(seen.games, np.bool_)
                wanted[games] = bid.wanted
                bids.append(replace(bid, wanted=wanted))
        return tuple(bids)

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Return every policy's answer for its own games; the words are the first one's."""
        own = [policy.answer(part, proposer, offer) for policy, part, _ in self._parts(seen)]
        return BotAnswer(np.concatenate([one.willing for one in own]), own[0].reason)

    def _parts(self, seen: Seen) -> Iterator[tuple[Policy, Seen, slice]]:
        first = 0
        for policy, games in self._policies:
            yield policy, seen.part(first, games), slice(first, first + games)
            first += games
