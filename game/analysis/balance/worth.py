"""What one thing is worth beside a plan: the owner's score with it, less without it.

The difference is taken game by game, with the same luck.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.analysis.balance.arena import Arena
from game.analysis.balance.plans import Plans
from game.analysis.interval import Estimate, mean
from game.bots.policy import NONE

LATE = 3
"""How many quarters from the end a card held back is played."""
FEW = 24
"""Fewer games than this in which a card could be played say nothing about it.

One incident more or less in a dozen games outweighs what any card does.
"""


@dataclass(frozen=True)
class CardWorth:
    """A card's worth where it was played, and the part of games in which it could be.

    A card whose conditions hardly ever held beside the plan is weighed as if they did.
    """

    worth: Estimate
    played: float


def lever_worths(arena: Arena, plan: Plans) -> dict[str, Estimate]:
    """What the points on each lever bring: the plan, less the plan with those points lost."""
    variants = []
    for lever in range(len(arena.printed.levers)):
        banned = plan.banned.copy()
        banned[lever] = True
        variants.append(replace(plan, banned=banned))
    scores = arena.results(Plans.joined([plan, *variants])).scores
    return {
        name: mean(scores[0] - scores[place])
        for place, name in enumerate(arena.printed.levers, start=1)
    }


def stance_worths(arena: Arena, plan: Plans) -> dict[str, tuple[int, Estimate]]:
    """For each dial, the level that scores best beside the plan, and what it brings."""
    found = {}
    for place, name in enumerate(arena.printed.stances):
        variants = [_dialled(plan, place, level) for level in (NONE, 0, 1, 2, 3)]
        scores = arena.results(Plans.joined(variants)).scores
        best = int(scores[1:].mean(axis=1).argmax())
        found[name] = (best, mean(scores[1 + best] - scores[0]))
    return found


def card_worths(arena: Arena, plan: Plans) -> dict[str, CardWorth]:
    """What each card brings at the better of two times, its price paid out of the plan.

    It is played as soon as it may be, or held until the last quarters, when points spent on
    levers come too late to build much.
    """
    cards = arena.printed.cards
    times = (0, arena.rules.length - LATE)
    variants = [plan.with_card(row, since) for row, _ in cards.values() for since in times]
    results = arena.results(Plans.joined([plan.with_card(NONE), *variants]))
    usual = results.scores[0]
    found = {}
    for place, (name, (row, _)) in enumerate(cards.items()):
        first = 1 + place * len(times)
        rows = range(first, first + len(times))
        gains = [(results.scores[at] - usual)[results.played[at]] for at in rows]
        gains = [gain for gain in gains if gain.size >= FEW]
        if not gains:
            late = [plan.with_card(row, since, granted=True) for since in times]
            gains = [*(arena.results(Plans.joined(late)).scores - usual)]
        best = max((mean(gain) for gain in gains), key=lambda worth: worth.value)
        found[name] = CardWorth(best, float(results.played[first].mean()))
    return found


def quarter_worth(arena: Arena, plan: Plans) -> Estimate:
    """What the budget of the first quarter brings, spent by the plan and not lost."""
    idle = replace(plan, idle=np.ones(plan.count, np.bool_))
    scores = arena.results(Plans.joined([plan, idle])).scores
    return mean(scores[0] - scores[1])


def _dialled(plan: Plans, stance: int, level: int) -> Plans:
    levels = plan.levels.copy()
    levels[stance] = level
    return replace(plan, levels=levels)
