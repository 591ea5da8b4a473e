"""Draw: a faction is dealt more cards from its deck (R15.8)."""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, mask: NDArray[np.bool_]) -> None:
    """R15.8 Deal the cards where the card works."""
    turn.drawn[effect.faction] += (mask * effect.by).astype(np.int16)
