"""Draw: a faction is dealt more cards from its deck (R15.8)."""

import numpy as np

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.8 Deal the cards where the card works."""
    turn.drawn[effect.faction][games] += np.int16(effect.by)
