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

from game.bots.conditions import Holding
from game.bots.offers import Offers
from game.bots.plan import Choice, ReadPlan, Turn, read_plan
from game.bots.policy import NONE, Bid, nothing
from game.bots.printed import printed
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
        points = seen.budget.astype(np.int16)
        orders = _Orders(seen, decision, self._plan, points, seen.capital.copy())
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
        for choice in self._plan.choices:
            _play(orders, choice)

    def _spend(self, orders: _Orders) -> None:
        left, points = orders.points, orders.decision.points
        for fund in self._plan.funds:
            given = np.minimum(left, fund.points - points[fund.row] if fund.again else fund.points)
            if fund.again:
                np.maximum(given, 0, out=given)
            ready = orders.holding.all(fund.when)
            if ready is not None:
                given *= ready
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
    step = np.where(level < turn.level, level + 1, level - 1)
    np.copyto(orders.decision.stances[turn.row], step, where=ready, casting="same_kind")
    orders.capital -= turn.cost * ready


def _play(orders: _Orders, choice: Choice) -> None:
    """Play a card in the games where it is in hand, playable, affordable and wanted."""
    seen = orders.seen
    ready = seen.hand(choice.card)
    if not ready.any():
        return
    wanted = orders.holding.all(choice.when)
    if wanted is not None:
        ready = ready & wanted
    ready = ready & seen.may_play(choice.card)
    play = orders.decision.plays[choice.place]
    ready &= play == NONE
    if choice.cost:
        ready &= orders.points >= choice.cost
    if choice.capital:
        ready &= orders.capital >= choice.capital
    if not ready.any():
        return
    # Plain arithmetic on whole rows: masked writes are several times slower in big batches.
    play += ready * np.int16(choice.row - NONE)
    if choice.cost:
        orders.points -= ready * np.int16(choice.cost)
    if choice.capital:
        orders.capital -= ready * np.float64(choice.capital)
