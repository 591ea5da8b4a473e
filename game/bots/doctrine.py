"""A doctrine (data) as a policy: the same file plays a seat or a million games.

Each quarter, in this order (a line counts in its window only, and where its conditions hold):

1. *Dials* move one level towards their level, in the order of the file, while there is
   political capital to pay for it. The first line whose conditions hold decides for its dial.
2. *Cards* in the order of the file: played when in hand, playable, affordable and wanted.
   With ``cards_first: false`` they are paid from what the spending lines leave.
3. *Spending lines* in order: each funds its lever up to its points from what is left.
4. What is still left goes to the plan's levers in the order of their first lines, each up to
   its cap; then to the faction's other levers in the rulebook's order. No budget is wasted,
   unless the plan says ``spend_all: false``: then it buys what its lines say and no more.
"""

import numpy as np
from numpy.typing import NDArray

from game.bots.appraisal import answer
from game.bots.conditions import Holding
from game.bots.offers import Offers
from game.bots.plan import Choice, ReadPlan, Turn, read_plan
from game.bots.policy import NONE, Answer, Bid, nothing
from game.bots.printed import printed
from game.core.deals import Proposal
from game.core.knowledge import Decision, Seen
from game.core.rulebook import Doctrine, Rulebook
from game.world.vocabulary import Faction


class _Orders:
    """The orders of one quarter as they are written, and what is left to pay them with."""

    def __init__(
        self,
        seen: Seen,
        decision: Decision,
        plan: ReadPlan,
        points: NDArray[np.int16],
        capital: NDArray[np.float64],
    ) -> None:
        self.seen = seen
        self.decision = decision
        self.points = points
        self.capital = capital
        self.free = decision.plays == NONE
        self.holding = Holding(plan.conditions, seen)


class DoctrinePolicy:
    """One faction's plan in a doctrine, ready to play against this rulebook."""

    def __init__(self, doctrine: Doctrine, faction: Faction, rulebook: Rulebook) -> None:
        plan = doctrine.plans[faction]
        self.faction = faction
        self._printed = printed(rulebook, faction)
        self._cards_first = plan.cards_first
        self._plan = read_plan(plan, self._printed)
        self._offers = Offers(plan.offers, doctrine.title, self._plan.conditions, rulebook)

    def decide(self, seen: Seen) -> Decision:
        """Return the orders of this quarter (see the module's words)."""
        known = self._printed
        decision = nothing(known.lever_rows, known.stance_rows, seen.games)
        orders = _Orders(seen, decision, self._plan, seen.budget, seen.capital)
        self._turn_dials(orders)
        if self._cards_first:
            self._play_cards(orders)
        self._spend(orders)
        if not self._cards_first:
            self._play_cards(orders)
        self._spend_the_rest(orders)
        return decision

    def play_cards(
        self,
        seen: Seen,
        decision: Decision,
        points: NDArray[np.int16],
        capital: NDArray[np.float64],
    ) -> None:
        """Lay the plan's cards into ``decision``, paid from ``points`` and ``capital`` in place."""
        self._play_cards(_Orders(seen, decision, self._plan, points, capital))

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Return the deals this plan would enter now, as proposer or as partner."""
        return self._offers.bids(seen, Holding(self._plan.conditions, seen))

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> Answer:
        """Take what the plan would have offered itself, and what costs nothing and brings some."""
        return answer(self.offers(seen), seen, proposer, offer)

    def _turn_dials(self, orders: _Orders) -> None:
        decided: dict[int, NDArray[np.bool_]] = {}
        for turn in self._plan.turns:
            ready = orders.holding.all(turn.when)
            if ready is None:
                ready = np.ones(orders.seen.games, np.bool_)
            before = decided.get(turn.row)
            if before is None:
                decided[turn.row] = ready
            else:
                decided[turn.row] = before | ready
                ready = ready & ~before
            _turn_dial(orders, turn, ready)

    def _play_cards(self, orders: _Orders) -> None:
        choices = self._plan.choices
        if not choices:
            return
        playable = orders.seen.playable([choice.card for choice in choices])
        ready_anywhere = playable.any(axis=1).tolist()
        for choice, ready, anywhere in zip(choices, playable, ready_anywhere, strict=True):
            if anywhere:
                _play(orders, choice, ready)

    def _spend(self, orders: _Orders) -> None:
        left, points = orders.points, orders.decision.points
        for fund in self._plan.funds:
            # numpy compares two arrays four times as fast as an array and a number.
            given = np.full(left.size, fund.points, np.int16)
            if fund.again:
                given -= points[fund.row]
                np.maximum(given, np.zeros_like(given), out=given)
            np.minimum(given, left, out=given)
            ready = orders.holding.all(fund.when)
            if ready is not None:
                given *= ready.astype(np.int16)
            points[fund.row] += given
            left -= given

    def _spend_the_rest(self, orders: _Orders) -> None:
        left, points = orders.points, orders.decision.points
        for rest in self._plan.rests:
            if not left.any():
                break
            given = np.minimum(left, rest.cap - points[rest.row])
            points[rest.row] += given
            left -= given


def _turn_dial(orders: _Orders, turn: Turn, ready: NDArray[np.bool_]) -> None:
    """Move one level where it is wanted and can be paid; −1 stays "as it is"."""
    level = orders.seen.stance(turn.stance)
    ready = ready & (level != turn.level) & (orders.capital >= turn.cost)
    if not ready.any():
        return
    up = (level < turn.level).view(np.int8)
    next_ = level + (up + up - np.int8(1))
    orders.decision.stances[turn.row] += ready * (next_ - np.int8(NONE))
    orders.capital -= turn.cost * ready


def _play(orders: _Orders, choice: Choice, ready: NDArray[np.bool_]) -> None:
    """Play a card in the games where it is ready (overwritten), affordable and wanted."""
    wanted = orders.holding.all(choice.when)
    if wanted is not None:
        ready &= wanted
    ready &= orders.free[choice.place]
    if choice.cost:
        ready &= orders.points >= choice.cost
    if choice.capital:
        ready &= orders.capital >= choice.capital
    if not ready.any():
        return
    orders.free[choice.place] ^= ready
    # Plain arithmetic on whole rows: masked writes are several times slower in big batches.
    once = ready.astype(np.int16)
    orders.decision.plays[choice.place] += once * np.int16(choice.row - NONE)
    if choice.cost:
        orders.points -= once * np.int16(choice.cost)
    if choice.capital:
        orders.capital -= ready * np.float64(choice.capital)
