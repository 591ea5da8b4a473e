"""What a lever will have built after the quarter to be played, as far as its faction can know.

Counted are cards that lie on the table and those of its own draft; not what others may play.
"""

from collections.abc import Iterator

import numpy as np

from game.core.match import Match
from game.core.orders.vocabulary import PlayCard, React
from game.world.capacity import growth
from game.world.timing import NO_GATE
from game.world.vocabulary import Faction


def capacity_after(match: Match, faction: Faction, lever: str, points: int) -> float:
    """Return the capacity of a lever after a quarter in which so many points go to it (R2.1)."""
    number = match.rules.lever_index[lever]
    stored = np.array([match.value(f"capacity.{lever}")])
    change = float(growth(match.rules, number, np.array([float(points)]), stored)[0])
    if change > 0 and _held(match, faction, number):
        change = 0.0
    return float(stored[0]) + change


def _held(match: Match, faction: Faction, lever: int) -> bool:
    """R15.7 Whether a card that is known to work then lets a capacity fall but not rise."""
    own, now = set(_ordered(match, faction)), match.world.quarter - match.rules.first
    return any(
        (effect.card in own and 0 in effect.ages and effect.gate == NO_GATE)
        or any(games.size for games in match.world.under(effect, now))
        for effect in match.rules.effects
        if effect.kind == "delay" and effect.target == lever
    )


def _ordered(match: Match, faction: Faction) -> Iterator[int]:
    """Yield the numbers of the faction's cards that will be laid down with its orders."""
    index = match.rules.card_index
    for order in match.sealed.get(faction) or match.drafts.get(faction, ()):
        if isinstance(order, PlayCard | React):
            yield index[order.card]
    if (reaction := match.reactions.get(faction)) is not None:
        yield index[reaction]
