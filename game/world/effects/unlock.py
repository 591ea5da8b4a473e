"""Unlock: a named card comes into its owner's hand (R15.9)."""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, mask: NDArray[np.bool_]) -> None:
    """R15.9 Move the card to the top of its deck; others keep their places."""
    turn.rank[effect.target][mask] = 0
