"""A doctrine (data) as a policy: the same file plays a seat or a million games.

Each quarter, in this order (a line counts in its window only, and where its conditions hold):

1. *Dials* move one level towards their level, in the order of the file, while there is
   political capital to pay for it. The first line whose conditions hold decides for its dial.
2. The *crisis*, where it asks: the first line that fits it, whose conditions hold and which can be
   paid, says what is answered; without one it is held.
3. *Cards* in the order of the file: played when in hand, playable, affordable and wanted.
   With ``cards_first: false`` they are paid from what the spending lines leave.
4. *Spending lines* in order: each funds its lever up to its points from what is left.
5. What is still left goes to the plan's levers in the order of their first lines, each up to
   its cap; then to the faction's other levers in the rulebook's order. No budget is wasted,
   unless the plan says ``spend_all: false``: then it buys what its lines say and no more.
"""

import numpy as np
from numpy.typing import NDArray

from game.bots.conditions import Holding
from game.bots.offer_answers import answer
from game.bots.offers import Offers
from game.bots.own_rows import printed
from game.bots.plan import Choice, ReadPlan, StanceTurn, read_plan
from game.bots.policy import NONE, Bid, BotAnswer
from game.core.deals import Proposal
from game.core.knowledge import Decision, Seen
from game.core.rulebook import Doctrine, Rulebook
from game.world.inputs import HOLD, PRESS
from game.world.vocabulary import Faction


class _Draft:
    """The orders of one quarter as they are written, and what is left to pay them with."""

    def __init__(
        self,
        plan: ReadPlan,
        seen: Seen,
        decision: Decision,
        points: NDArray[np.int16],
        capital: NDArray[np.float64],
    ) -> None:
        self.plan = plan
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
        self._plan = read_plan(plan, printed(rulebook, faction))
        self._offers = Offers(plan.offers, doctrine.title, self._plan.conditions, rulebook)

    def decide(self, seen: Seen) -> Decision:
        """Return the orders of this quarter (see the module's words)."""
        return seen.decide(self._plan, _orders)

    def play_cards(
        self,
        seen: Seen,
        decision: Decision,
        points: NDArray[np.int16],
        capital: NDArray[np.float64],
    ) -> None:
        """Lay the plan's cards into ``decision``, paid from ``points`` and ``capital`` in place."""
        _play_cards(_Draft(self._plan, seen, decision, points, capital))

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Return the deals this plan would enter now, as proposer or as partner."""
        return self._offers.bids(seen, Holding(self._plan.conditions, seen))

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Take what the plan would have offered itself, and what costs nothing and brings some."""
        return answer(self.offers(seen), seen, proposer, offer)


def _orders(plan: ReadPlan, seen: Seen) -> Decision:
    """The orders of a plan. The same arithmetic in every game, so that it can be a loop."""
    draft = _Draft(plan, seen, seen.nothing(), seen.budget, seen.capital)
    _turn_dials(draft)
    _answer(draft)
    if plan.cards_first:
        _play_cards(draft)
    _spend(draft)
    if not plan.cards_first:
        _play_cards(draft)
    _spend_the_rest(draft)
    return draft.decision


def _turn_dials(draft: _Draft) -> None:
    decided: dict[int, NDArray[np.bool_]] = {}
    for turn in draft.plan.turns:
        ready = draft.holding.all(turn.when)
        if ready is None:
            ready = np.ones(draft.seen.games, np.bool_)
        before = decided.get(turn.row)
        if before is None:
            decided[turn.row] = ready
        else:
            decided[turn.row] = before | ready
            ready = ready & ~before
        _turn_dial(draft, turn, ready)


def _answer(draft: _Draft) -> None:
    """Answer the crisis; the first line that may decides."""
    answer, free = draft.decision.answer, np.ones(draft.seen.games, np.bool_)
    for say in draft.plan.says:
        ready = draft.seen.asked(say.crisis) & free
        wanted = draft.holding.all(say.when)
        if wanted is not None:
            ready = ready & wanted
        if say.answer == PRESS:
            ready = ready & (draft.capital >= draft.seen.press_capital)
            draft.capital -= ready * draft.seen.press_capital
        free = free & ~ready
        answer[0] += ready * np.int8(say.answer - HOLD)


def _play_cards(draft: _Draft) -> None:
    choices = draft.plan.choices
    if not choices:
        return
    playable = draft.seen.playable([choice.card for choice in choices])
    anywhere = np.flatnonzero(playable.any(axis=1)).tolist()
    for place in anywhere:
        _play(draft, choices[place], playable[place])


def _spend(draft: _Draft) -> None:
    left, points = draft.points, draft.decision.points
    for fund in draft.plan.funds:
        # numpy compares two arrays four times as fast as an array and a number.
        given = np.full(left.size, fund.points, np.int16)
        if fund.again:
            given = np.maximum(given - points[fund.row], np.zeros_like(given))
        given = np.minimum(given, left)
        ready = draft.holding.all(fund.when)
        if ready is not None:
            given *= ready.astype(np.int16)
        points[fund.row] += given
        left -= given


def _spend_the_rest(draft: _Draft) -> None:
    left, points = draft.points, draft.decision.points
    for rest in draft.plan.rests:
        if not left.any():
            break
        given = np.minimum(left, rest.cap - points[rest.row])
        points[rest.row] += given
        left -= given


def _turn_dial(draft: _Draft, turn: StanceTurn, ready: NDArray[np.bool_]) -> None:
    """Move one level where it is wanted and can be paid; −1 stays "as it is"."""
    level = draft.seen.stance(turn.stance)
    ready = ready & (level != turn.level) & (draft.capital >= turn.cost)
    if not ready.any():
        return
    up = (level < turn.level).view(np.int8)
    next_ = level + (up + up - np.int8(1))
    draft.decision.stances[turn.row] += ready * (next_ - np.int8(NONE))
    draft.capital -= turn.cost * ready


def _play(draft: _Draft, choice: Choice, ready: NDArray[np.bool_]) -> None:
    """Play a card in the games where it is ready (overwritten), affordable and wanted."""
    wanted = draft.holding.all(choice.when)
    if wanted is not None:
        ready &= wanted
    ready &= draft.free[choice.place]
    if choice.cost:
        ready &= draft.points >= choice.cost
    if choice.capital:
        ready &= draft.capital >= choice.capital
    if not ready.any():
        return
    draft.free[choice.place] &= ~ready
    # Plain arithmetic on whole rows: masked writes are several times slower in big batches.
    once = ready.astype(np.int16)
    draft.decision.plays[choice.place] += once * np.int16(choice.row - NONE)
    if choice.cost:
        draft.points -= once * np.int16(choice.cost)
    if choice.capital:
        draft.capital -= ready * np.float64(choice.capital)
