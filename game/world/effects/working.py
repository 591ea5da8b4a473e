"""Which effects work this quarter, and in which games (rulebook R15).

R15.1 A card works from the quarter in which it is played, or as many quarters later as it says,
and for as many quarters as it says. Effects work in the order of the card files.
R15.6 A chance gate is drawn once, in the quarter in which its card is played.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.effects import add, cap, delay, draw, reveal, scale, unlock
from game.world.effects import set as set_effect
from game.world.rules import EffectRules
from game.world.step import step
from game.world.timing import Games
from game.world.turn import Turn

Bools = NDArray[np.bool_]
Due = dict[int, list[tuple[EffectRules, Games]]]
"""Effects that move a row at once, by row, in the order of the card files."""
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


@step(300, "R15")
def deal(turn: Turn) -> None:
    """R15.8, R15.9 Let every effect on a hand that works do its work."""
    for effect, games in turn.active(turn.rules.dealing):
        KINDS[effect.kind](turn, effect, games)


@step(400, "R15")
def wait(turn: Turn) -> None:
    """Let every effect that comes later in the quarter wait for its place."""
    for effect, games in turn.active(turn.rules.waiting):
        KINDS[effect.kind](turn, effect, games)


@step(500, "R15")
def work(turn: Turn) -> None:
    """Carry the world over into the new quarter, and let every effect on its rows do its work."""
    due: Due = {}
    for effect, games in turn.active(turn.rules.working):
        due.setdefault(effect.target, []).append((effect, games))
    rates = turn.rules.rate_rows
    scales = {row: due.pop(row) for row in range(rates.start, rates.stop) if row in due}
    _carry_over(turn, due)
    one = np.ones((rates.stop - rates.start, 1))
    turn.put_block(rates, one, "coupling rates", "R15.1")
    for waiting in scales.values():
        _change(turn, waiting)


def _carry_over(turn: Turn, due: Due) -> None:
    """Copy the world before row by row, and change each while it is in the processor's cache."""
    first = 0
    for row, waiting in sorted(due.items()):
        np.copyto(turn.values[first : row + 1], turn.before.values[first : row + 1])
        _change(turn, waiting)
        first = row + 1
    np.copyto(turn.values[first:], turn.before.values[first:])


def _change(turn: Turn, waiting: list[tuple[EffectRules, Games]]) -> None:
    for effect, games in waiting:
        KINDS[effect.kind](turn, effect, games)
