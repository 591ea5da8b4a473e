"""Set: a stock is given a value (R15.4)."""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, mask: NDArray[np.bool_]) -> None:
    """R15.4 Set the stock where the card works."""
    name = turn.rules.layout.names[effect.target]
    turn.put(name, np.where(mask, effect.by, turn[name]), effect.cause, "R15.4")
