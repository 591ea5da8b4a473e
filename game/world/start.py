"""The world before the first quarter: the scenario's start values, and the decks shuffled."""

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance
from game.world.rules import CRISIS_DECK, WORLD_DECK, Rules
from game.world.world import NEVER, DealRows, World, blank


def start(rules: Rules, chance: Chance) -> World:
    """R14.4 Decks are shuffled by the chance of the quarter before the first."""
    size = chance.size
    cards = len(rules.cards)
    values = blank(len(rules.starts), size)
    values[:] = rules.starts if rules.starts.ndim > 1 else rules.starts[:, None]
    return World(
        quarter=rules.first,
        values=values,
        played=np.full((cards, size), NEVER, dtype=np.int8),
        rank=_shuffle(rules, chance),
        drawn=np.full((WORLD_DECK, size), rules.hand, dtype=np.int16),
        gates=np.zeros((len(rules.gates), size), dtype=np.bool_),
        deals=DealRows.none(size),
    )


def _shuffle(rules: Rules, chance: Chance) -> NDArray[np.uint8]:
    """Place of each card in its own deck: how many of the deck drew a lower number.

    Of two equal numbers the earlier card's counts as the lower.
    """
    rank = np.zeros((len(rules.cards), chance.size), dtype=np.uint8)
    for owner in (*range(WORLD_DECK), CRISIS_DECK):
        deck = [n for n, card in enumerate(rules.cards) if card.owner == owner]
        if not deck:
            continue
        luck = chance.heads(rules.first - 1, tuple(f"deck {rules.cards[n].id}" for n in deck))
        # All later cards of the deck come before one, but for those that drew no less than it.
        places = np.empty(luck.shape, dtype=np.uint8)
        places[:] = np.arange(len(deck))[::-1, None]
        for place in range(1, len(deck)):
            lower = (luck[:place] <= luck[place]).view(np.uint8)
            places[:place] -= lower
            places[place] += np.add.reduce(lower, axis=0, dtype=np.uint8)
        rank[deck] = places
    return rank
