"""The bot that tries plans out in worlds it thinks possible, and plays the best one found.

Each quarter, from what it sees alone and without memory:

1. *Mixes*: what each doctrine would spend now, what keeps up its own capacities, an even spread,
   and each lever alone beside the base doctrine are played to the end.
2. *Changes*: the best mix is varied by moving weight from lever to lever, in rounds; a better one
   takes its place.
3. *Cards and dials*: with that mix, each card in hand, no card, and each dial one level up or down
   are played to the end too.

`Strength` counts samples and rounds: the same seed gives the same game. At a table, where people
wait, a clock may cut a decision short (`PATIENCE`): then the best plan found so far is played.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from game.bots.doctrine import DoctrinePolicy
from game.bots.lookahead import Outlook
from game.bots.mix import Mix, carry_out, joined
from game.bots.offer_answers import in_view, is_gift, thanks
from game.bots.policy import NONE, QUARTER, REACTION, Bid, BotAnswer
from game.core.agree import agree
from game.core.deals import Proposal
from game.core.knowledge import Decision, Seen
from game.core.rulebook import Doctrine, Rulebook
from game.world.vocabulary import Faction

Floats = NDArray[np.float64]
Now = Callable[[], float]
"""Seconds since some moment."""
PATIENCE = 20.0
"""Seconds after which no further round of a decision begins, by the clock of a table.

Many times what a decision takes on an ordinary machine: where it is met, games are reproducible.
"""
WORTH_SIGNING = 0.1
"""What a deal must add to the score, of 100, to be signed."""
AT_ONCE = 32
"""Games searched side by side: a matter of memory only."""


@dataclass(frozen=True)
class Strength:
    """How hard a search looks: imagined worlds a plan, rounds of changes, changes a round."""

    samples: int
    rounds: int
    changes: int


STRENGTHS = {
    "easy": Strength(samples=3, rounds=0, changes=0),
    "normal": Strength(samples=9, rounds=2, changes=8),
    "hard": Strength(samples=18, rounds=4, changes=12),
}


class SearchPolicy:
    """Plays one faction by trying plans out; ``lens`` is the one announced for the match.

    With a ``clock`` it keeps to `PATIENCE`; without one it takes whatever its strength takes.
    """

    def __init__(
        self,
        faction: Faction,
        rulebook: Rulebook,
        doctrines: Mapping[str, Doctrine],
        lens: str,
        strength: Strength,
        clock: Now | None = None,
    ) -> None:
        self.faction = faction
        self._clock = clock or (lambda: 0.0)
        self._strength = strength
        self._outlook = Outlook(faction, rulebook, doctrines, lens, strength.samples)
        self._printed = self._outlook.printed
        self._doctrines = [
            DoctrinePolicy(doctrine, faction, rulebook)
            for doctrine in doctrines.values()
            if faction in doctrine.plans and doctrine.plans[faction].spend_all
        ]
        self._pledges = rulebook.pledges
        self._last: tuple[Seen, Decision] | None = None

    def decide(self, seen: Seen) -> Decision:
        """Return the first quarter of the best plan found, for every game.

        At the table reactions and orders are asked for one after the other: one search serves both.
        """
        if self._last is not None and self._last[0].same(seen):
            return self._last[1]
        mixes = [self._search(seen.part(at, AT_ONCE)) for at in range(0, seen.games, AT_ONCE)]
        decision = carry_out(seen, joined(mixes), self._printed, self._outlook.base, first=True)
        self._last = (seen, decision)
        return decision

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Return the deals of the base doctrine."""
        return self._outlook.base.offers(seen)

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Play on with the deal and without it, in the same imagined worlds, and compare.

        A gift needs no trying: a few imagined worlds might hide its small worth.
        """
        if is_gift(offer):
            return thanks(seen, offer)
        mixes = self._mixes(seen)[: len(self._doctrines)]
        deals = seen.own_deals()
        taken = np.ones(seen.games, np.bool_)
        signed = agree(deals, self._pledges, proposer, offer, taken)
        without = self._outlook.worth(seen, joined(mixes), deals).max(axis=0)
        gain = self._outlook.worth(seen, joined(mixes), signed).max(axis=0) - without
        willing = gain > WORTH_SIGNING
        return BotAnswer(willing, f"{_gain_words(float(gain[0]))} {in_view(seen)}")

    def _search(self, seen: Seen) -> Mix:
        begun = self._clock()
        best, worth = self._best(seen, self._mixes(seen))
        ways: list[Callable[[Seen, Mix], list[Mix]]] = [
            *(partial(self._changes, number) for number in range(self._strength.rounds)),
            self._other_cards,
            self._other_levels,
        ]
        for vary in ways:
            if self._clock() - begun > PATIENCE:
                break
            best, worth = self._better(seen, best, worth, vary(seen, best))
        return best

    def _best(self, seen: Seen, mixes: list[Mix]) -> tuple[Mix, Floats]:
        worth = self._outlook.worth(seen, joined(mixes))
        place = worth.argmax(axis=0)
        games = np.arange(seen.games)
        return joined(mixes).take(place * seen.games + games), worth[place, games]

    def _better(
        self, seen: Seen, best: Mix, worth: Floats, others: list[Mix]
    ) -> tuple[Mix, Floats]:
        """The best of ``others`` where it beats ``best``: all met the same worlds and luck."""
        if not others:
            return best, worth
        other, other_worth = self._best(seen, others)
        games = np.arange(seen.games)
        place = np.where(other_worth > worth, games + seen.games, games)
        return joined([best, other]).take(place), np.maximum(worth, other_worth)

    def _mixes(self, seen: Seen) -> list[Mix]:
        """First candidates: each with the cards the base doctrine would play now."""
        rows = [row for row, _ in self._printed.levers.values()]
        base = self._outlook.base.decide(seen)
        mine = [policy.decide(seen).points[rows].astype(np.float64) for policy in self._doctrines]
        steady = np.stack(
            [
                lever.half * _kept_up(seen.figure(f"capacity.{name}"))
                for name, (_, lever) in self._printed.levers.items()
            ]
        )
        first = base.points[rows].astype(np.float64)
        even = np.ones_like(first)
        alone = []
        for place in range(len(rows)):
            one = first / 2
            one[place] += even[place] * 3
            alone.append(one)
        levels = np.full((len(self._printed.stances), seen.games), NONE, np.int8)
        return [Mix(weights, levels, base.plays) for weights in (*mine, steady, even, *alone)]

    def _changes(self, number: int, seen: Seen, best: Mix) -> list[Mix]:
        """Mixes with part of one lever's weight moved to another, both drawn by lot."""
        changed = []
        levers = len(best.weights)
        games = np.arange(seen.games)
        for change in range(self._strength.changes):
            name = f"change {number} {change}"
            gives = (seen.luck(f"{name} gives") * levers).astype(np.intp)
            takes = (seen.luck(f"{name} takes") * levers).astype(np.intp)
            weights = best.weights.copy()
            share = 0.25 + 0.75 * seen.luck(f"{name} share")
            part = np.maximum(weights[gives, games] * share, 0)
            weights[gives, games] -= part
            weights[takes, games] += np.maximum(part, 0.5)
            changed.append(replace(best, weights=weights))
        return changed

    def _other_cards(self, seen: Seen, best: Mix) -> list[Mix]:
        """The same mix with each other card that might be played, and with none."""
        found = []
        for place in (QUARTER, REACTION):
            none = best.plays.copy()
            none[place] = NONE
            found.append(replace(best, plays=none))
        own = self._printed.cards
        for (row, card), ready in zip(own.values(), seen.playable([*own]), strict=True):
            if not ready.any():
                continue
            plays = best.plays.copy()
            place = REACTION if card.timing == "reactive" else QUARTER
            plays[place] = np.where(ready, row, plays[place])
            found.append(replace(best, plays=plays))
        return found

    def _other_levels(self, seen: Seen, best: Mix) -> list[Mix]:
        """The same mix with each dial going to each other level."""
        found = []
        for place, name in enumerate(self._printed.stances):
            for level in range(4):
                if (seen.stance(name) == level).all():
                    continue
                levels = best.levels.copy()
                levels[place] = level
                found.append(replace(best, levels=levels))
        return found


def _gain_words(gain: float) -> str:
    """Say what a deal would do to the own score by the end."""
    if gain > WORTH_SIGNING:
        return f"In the futures we tried it gains us {gain:.1f} of 100 by the end."
    if gain < -WORTH_SIGNING:
        return f"In the futures we tried it costs us {-gain:.1f} of 100 by the end."
    return "In the futures we tried it makes no difference to us."


def _kept_up(capacity: Floats) -> Floats:
    """The points, in units of a lever's half, that keep a capacity where it is (R2.1)."""
    return capacity / np.maximum(1 - capacity, 0.05)
