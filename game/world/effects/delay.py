"""Delay: a lever's capacity may fall but not rise while the card works (R15.7)."""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, mask: NDArray[np.bool_]) -> None:
    """R15.7 Freeze the growth of the capacity where the card works."""
    known = turn.frozen.get(effect.target)
    turn.frozen[effect.target] = mask if known is None else known | mask
