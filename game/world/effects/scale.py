"""Scale: a rate, or the working capacity of a lever, is multiplied (R15.3)."""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, mask: NDArray[np.bool_]) -> None:
    """R15.3 Scale a rate where the card works; a capacity (``side``) once it has moved."""
    if effect.side:
        turn.scaled.setdefault(effect.target, []).append((mask, effect.by))
        return
    name = turn.rules.layout.names[effect.target]
    value = turn[name]
    turn.put(name, np.where(mask, value * effect.by, value), effect.cause, "R15.3")
