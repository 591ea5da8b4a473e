"""Which effects work this quarter, and in which games (rulebook R15).

R15.1 A card works from the quarter in which it is played, or as many quarters later as it says,
and for as many quarters as it says. Effects work in the order of the card files.
R15.6 A chance gate is drawn once, in the quarter in which its card is played.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.effects import add, cap, delay, draw, reveal, scale, unlock
from game.world.effects import set as set_effect
from game.world.turn import Turn
from game.world.world import NEVER

Bools = NDArray[np.bool_]
KINDS = {
    "add": add.work,
    "scale": scale.work,
    "set": set_effect.work,
    "cap": cap.work,
    "delay": delay.work,
    "draw": draw.work,
    "unlock": unlock.work,
    "reveal": reveal.work,
}


def active(
    table: NDArray[np.int16], played: NDArray[np.int16], gates: Bools, now: int
) -> tuple[NDArray[np.intp], Bools]:
    """Numbers of the effects that work in any game, and where, bool[len(numbers), B].

    ``table`` has a row an effect: card, after, end, gate, branch; ``now`` is the quarter's index.
    """
    if not len(table):
        return np.zeros(0, dtype=np.intp), np.zeros((0, played.shape[1]), dtype=np.bool_)
    somewhere = (played != NEVER).any(axis=1)
    numbers = np.flatnonzero(somewhere[table[:, 0]])
    card, after, end, gate, branch = table[numbers].T
    since = played[card]
    age = now - since
    mask = (since != NEVER) & (age >= after[:, None]) & (age < end[:, None])
    for place in np.flatnonzero(gate != NEVER):
        mask[place] &= gates[gate[place]] == bool(branch[place])
    keep = mask.any(axis=1)
    return numbers[keep], mask[keep]


def work(turn: Turn) -> None:
    """Let every effect that works this quarter do its work."""
    now = turn.quarter - turn.rules.first
    numbers, masks = active(turn.rules.effect_table, turn.played, turn.gates, now)
    for place, number in enumerate(numbers):
        effect = turn.rules.effects[int(number)]
        KINDS[effect.kind](turn, effect, masks[place])
