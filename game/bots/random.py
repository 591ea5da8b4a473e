"""Random legal play from the bot's own luck: the fuzzer's player and a yardstick for others.

Every choice is a named draw of `Seen.luck`, so the orders are the same alone or in a batch.
A quarter: each dial is turned one level up or down with chance `TURN`; a crisis that asks is
answered in a drawn way, but not pressed where that can't be paid; each card in hand that can
be played and paid is played with chance `PLAY`; then points fall one by one on uniformly drawn
own levers (a point on a full lever is kept), all of the budget in half of the quarters and a
uniformly drawn part of it in the other half.

Every third quarter a deal comes up between two factions, one of each side's pledges, not too
strict, watched now more and now less; a side is for it with chance `DEAL`, and keeps it as chance
will have it.
"""

import numpy as np
from numpy.typing import NDArray

from game.bots.offer_answers import stands_for
from game.bots.own_rows import printed
from game.bots.policy import NONE, QUARTER, REACTION, Bid, BotAnswer
from game.core.deals import Promise, Proposal, Terms
from game.core.knowledge import Decision, Seen
from game.core.rulebook import Rulebook
from game.world.inputs import ANSWERS, HOLD, PRESS
from game.world.quarters import quarter_words
from game.world.vocabulary import FACTIONS, Faction, Pledge

TURN = 0.2
PLAY = 0.5
DEAL = 0.5
EVERY = 3
"""Quarters from one deal of two factions to the next; each lasts twice as long (G5.7)."""
WATCHING = 4
"""Levels of monitoring, from none (G5.4)."""
LOOSE = 0.75
"""Where in its range an upper limit is promised; a lower limit as far from the other end."""


class RandomPolicy:
    """Plays any legal orders, with no thought."""

    def __init__(self, faction: Faction, rulebook: Rulebook) -> None:
        self.faction = faction
        self._printed = printed(rulebook, faction)
        self._pledges = {
            side: [pledge for pledge in rulebook.pledges if pledge.faction == side]
            for side in FACTIONS
        }

    def decide(self, seen: Seen) -> Decision:
        """Return uniformly drawn legal orders."""
        decision = seen.nothing()
        capital = seen.capital.copy()
        left = seen.budget.astype(np.int16)
        self._turn_dials(seen, decision, capital)
        self._answer_crisis(seen, decision, capital)
        self._play_cards(seen, decision, capital, left)
        self._spend(seen, decision, left)
        return decision

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Return the deal that is up this quarter with each other faction, in half the games."""
        return tuple(
            Bid(
                proposal=self._deal(seen, partner),
                wanted=seen.luck(f"deal {partner}") < DEAL,
                reason="Chance is for this deal.",
            )
            for partner in FACTIONS
            if partner != self.faction and self._up(seen, partner)
        )

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Take what chance is for on this side too."""
        willing = stands_for(self.offers(seen), seen, proposer, offer)
        return BotAnswer(willing, f"Chance is {'for' if willing[0] else 'against'} this deal.")

    def _up(self, seen: Seen, partner: Faction) -> bool:
        """Whether it is the turn of these two: the same from either side."""
        pair = FACTIONS.index(self.faction) + FACTIONS.index(partner)
        return (seen.quarter + pair) % EVERY == 0

    def _deal(self, seen: Seen, partner: Faction) -> Proposal:
        """Return the deal both sides have before them: the quarter alone decides which."""
        turn = seen.quarter // EVERY
        return Proposal(
            partner=partner,
            give=Terms(promise=_promise(self._pledges[self.faction], turn)),
            get=Terms(promise=_promise(self._pledges[partner], turn)),
            monitoring=seen.quarter % WATCHING,
            until=quarter_words(min(seen.quarter + 2 * EVERY - 1, seen.last)),
        )

    def _turn_dials(self, seen: Seen, decision: Decision, capital: NDArray[np.float64]) -> None:
        for name, (row, stance) in self._printed.stances.items():
            level = seen.stance(name).astype(np.int8)
            draw = seen.luck(f"turn {name}")
            step = np.where(draw < TURN / 2, -1, 1).astype(np.int8)
            wanted = np.minimum(np.maximum(level + step, 0), 3)
            ready = (draw < TURN) & (wanted != level) & (capital >= stance.cost)
            np.copyto(decision.stances[row], wanted, where=ready, casting="same_kind")
            capital -= stance.cost * ready

    def _answer_crisis(self, seen: Seen, decision: Decision, capital: NDArray[np.float64]) -> None:
        asked = seen.asked()
        drawn = (seen.luck("crisis") * len(ANSWERS)).astype(np.int8)
        presses = asked & (drawn == PRESS)
        poor = presses & (capital < seen.press_capital)
        said = np.where(poor, np.int8(HOLD), drawn)
        np.copyto(decision.answer[0], said, where=asked)
        capital -= seen.press_capital * (presses & ~poor)

    def _play_cards(
        self,
        seen: Seen,
        decision: Decision,
        capital: NDArray[np.float64],
        left: NDArray[np.int16],
    ) -> None:
        own = self._printed.cards
        playable = seen.playable([*own])
        for (name, (card_row, card)), ready in zip(own.items(), playable, strict=True):
            if not ready.any():
                continue
            ready &= seen.luck(f"play {name}") < PLAY
            ready &= (left >= card.cost) & (capital >= card.capital)
            play = decision.plays[REACTION if card.timing == "reactive" else QUARTER]
            ready &= play == NONE
            play[ready] = card_row
            left -= card.cost * ready.astype(np.int16)
            capital -= card.capital * ready

    def _spend(self, seen: Seen, decision: Decision, left: NDArray[np.int16]) -> None:
        levers = tuple(self._printed.levers.values())
        share = np.minimum(2 * seen.luck("spend"), 1)
        spending = (share * (left + 1)).astype(np.int16)
        np.minimum(spending, left, out=spending)
        for point in range(int(spending.max(initial=0))):
            place = (seen.luck(f"point {point}") * len(levers)).astype(np.int16)
            for number, (row, lever) in enumerate(levers):
                falls = (place == number) & (point < spending)
                falls &= decision.points[row] < lever.cap
                decision.points[row] += falls


def _promise(pledges: list[Pledge], turn: int) -> Promise:
    pledge = pledges[turn % len(pledges)]
    part = LOOSE if pledge.sense == "at_most" else 1 - LOOSE
    return Promise(pledge=pledge.name, limit=pledge.low + part * (pledge.high - pledge.low))
