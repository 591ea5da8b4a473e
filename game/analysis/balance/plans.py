"""Plans for one faction to be compared: an early and a late share-out, dials, perhaps one card.

A plan is one column of each array. All of a faction's plans are played as one batch, every plan
in the same games.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from game.bots.doctrine import DoctrinePolicy
from game.bots.mix import Mix, carry_out
from game.bots.own_rows import Printed
from game.bots.policy import NONE, QUARTER, REACTION, Bid, BotAnswer
from game.core.deals import Proposal
from game.core.knowledge import PLAYS, Decision, Seen
from game.world.quarters import parse_quarter
from game.world.vocabulary import Faction

Floats = NDArray[np.float64]
Cards = NDArray[np.int16]


@dataclass(frozen=True)
class Plans:
    """``K`` plans of one faction.

    ``early`` and ``late`` float64[own levers, K] share out the budget in either half of the
    match; ``levels`` int8[own stances, K] are the dials wanted (−1 leave); ``cards`` int16[K] the
    only card a plan plays, as soon as it may (−1 none) from quarter ``since`` int16[K] of the match
    on (0 the first). ``banned`` bool[own levers, K]: points
    shared out to these levers are lost. ``idle`` bool[K]: the first quarter's budget is lost.
    ``granted`` bool[K]: the card is played as soon as its window is open, from ``since`` on,
    whether or not it is in hand and its conditions hold.
    """

    early: Floats
    late: Floats
    levels: NDArray[np.int8]
    cards: Cards
    since: Cards
    banned: NDArray[np.bool_]
    idle: NDArray[np.bool_]
    granted: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """How many plans there are."""
        return int(self.cards.size)

    def take(self, places: NDArray[np.intp]) -> "Plans":
        """The plans at these places."""
        return Plans(**{name: array[..., places] for name, array in vars(self).items()})

    @staticmethod
    def joined(parts: list["Plans"]) -> "Plans":
        """Several sets of plans, one after the other."""
        names = vars(parts[0])
        return Plans(
            **{name: np.concatenate([vars(p)[name] for p in parts], axis=-1) for name in names}
        )

    @staticmethod
    def even(printed: Printed) -> "Plans":
        """One plan: the same weight on every lever, dials as they are, no card."""
        weights = np.ones((len(printed.levers), 1))
        return Plans(
            early=weights,
            late=weights.copy(),
            levels=np.full((len(printed.stances), 1), NONE, np.int8),
            cards=np.full(1, NONE, np.int16),
            since=np.zeros(1, np.int16),
            banned=np.zeros((len(printed.levers), 1), np.bool_),
            idle=np.zeros(1, np.bool_),
            granted=np.zeros(1, np.bool_),
        )

    def with_card(self, card: int, since: int = 0, granted: bool = False) -> "Plans":
        """The same plans, playing this card."""
        return replace(
            self,
            cards=np.full(self.count, card, np.int16),
            since=np.full(self.count, since, np.int16),
            granted=np.full(self.count, granted),
        )


@dataclass(frozen=True)
class Granting(Seen):
    """What a faction sees, with some cards put into its hand and freed of their conditions."""

    granted: Mapping[str, NDArray[np.bool_]] = field(kw_only=True)

    def hand(self, card: str) -> NDArray[np.bool_]:
        """Whether a card is in the hand or granted, bool[B]."""
        own = super().hand(card)
        return own | self.granted[card]

    def playable(self, cards: Sequence[str]) -> NDArray[np.bool_]:
        """Which cards may be played or are granted, bool[len(cards), B]."""
        own = super().playable(cards)
        return own | np.stack([self.granted[card] for card in cards])


class PlansPolicy:
    """Plays plan ``i`` of ``wide`` in game ``i`` of a batch; no deals."""

    def __init__(self, wide: Plans, printed: Printed, base: DoctrinePolicy, middle: int) -> None:
        self._wide, self._printed, self._base, self._middle = wide, printed, base, middle
        self._rows = [row for row, _ in printed.levers.values()]
        self._opened = NONE
        self.spent: Floats = np.zeros((len(printed.levers), wide.count))
        self.given: Floats = np.zeros(wide.count)
        self.played: NDArray[np.bool_] = np.zeros(wide.count, np.bool_)

    def decide(self, seen: Seen) -> Decision:
        """Carry out each game's own plan, and count what is spent and played."""
        if self._opened < 0:
            self._opened = seen.quarter
        plans = self._wide
        weights = plans.early if seen.quarter < self._middle else plans.late
        mix = Mix(weights, plans.levels, self._plays(seen))
        decision = carry_out(self._granted(seen), mix, self._printed, self._base, first=True)
        own = decision.points[self._rows]
        own[plans.banned] = 0
        if seen.quarter == self._opened:
            own[:, plans.idle] = 0
        decision.points[self._rows] = own
        self.spent += own
        self.given += seen.budget
        self.played |= (decision.plays != NONE).any(axis=0)
        return decision

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Offer nothing."""
        return ()

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Refuse everything: plans are compared without deals of their own."""
        return BotAnswer(np.zeros(seen.games, np.bool_), "This plan makes no deals.")

    def _granted(self, seen: Seen) -> Seen:
        """The same sight, with the granted cards in hand and playable when their window opens."""
        granted = {}
        for name, (row, card) in self._printed.cards.items():
            opens = parse_quarter(card.window.first) if card.window.first else seen.quarter
            due = np.maximum(opens, self._opened + self._wide.since) == seen.quarter
            granted[name] = due & self._wide.granted & (self._wide.cards == row)
        return Granting(**vars(seen), granted=granted)

    def _plays(self, seen: Seen) -> Cards:
        plays = np.full((PLAYS, seen.games), NONE, np.int16)
        for row, card in self._printed.cards.values():
            lanes = (self._wide.cards == row) & (self._wide.since <= seen.quarter - self._opened)
            if lanes.any():
                place = REACTION if card.timing == "reactive" else QUARTER
                plays[place][lanes] = row
        return plays
