"""What a bot is: something that sees one faction's side of a batch of games and gives orders.

A policy never meets a world, a seed or a table. The same policy plays a seat (a batch of one)
or a million games; game *i* of a batch gets the same orders as game *i* alone.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.core.deals import Proposal
from game.core.knowledge import Decision, Seen
from game.world.vocabulary import Faction

NONE = -1
QUARTER, REACTION = 0, 1
"""Rows of `Decision.plays`: the card of the quarter, the reaction to the quarter before."""


@dataclass(frozen=True)
class Bid:
    """A deal a policy stands ready to enter, in the games where ``wanted`` (bool[B]) holds.

    As proposer it offers ``proposal``; as partner it accepts any offer that gives it as much
    and asks no more (see `accepts`). ``reason`` is shown with the offer or the answer.
    """

    proposal: Proposal
    wanted: NDArray[np.bool_]
    reason: str


@dataclass(frozen=True)
class BotAnswer:
    """What a policy says to an offer: ``willing`` bool[B], and its reason in the first game."""

    willing: NDArray[np.bool_]
    reason: str


class Policy(Protocol):
    """The three things a bot does in a quarter."""

    def decide(self, seen: Seen) -> Decision:
        """Return legal orders for every game of the batch."""

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Return the deals it would enter this quarter, as proposer or as partner."""

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Say whether it takes an offer that ``proposer`` makes it now, and why."""


def accepts(bid: Proposal, offer: Proposal) -> bool:
    """Whether a partner who would make ``bid`` takes ``offer``, which was made to it (G5).

    The promises must be the same ones at the same limits, it must not pay more points or get
    fewer than it would have asked, and the watching, stake and end must be no heavier.
    """
    return (
        offer.get.promise == bid.give.promise
        and offer.give.promise == bid.get.promise
        and offer.get.points - offer.give.points <= bid.give.points - bid.get.points
        and offer.monitoring <= bid.monitoring
        and offer.escrow <= bid.escrow
        and offer.until <= bid.until
    )
