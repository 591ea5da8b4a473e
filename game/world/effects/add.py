"""Add: a stock gets its term at once, a figure after it has been worked out (R15.2)."""

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, mask: NDArray[np.bool_]) -> None:
    """R15.2 Add the card's amount where it works; ``side`` marks a stock."""
    if effect.side:
        name = turn.rules.layout.names[effect.target]
        turn.add(name, np.float64(effect.by) * mask, effect.cause, "R15.2")
    else:
        turn.extra.setdefault(effect.target, []).append((mask, effect.by, effect.cause))
