"""Which effects work this quarter, and in which games (rulebook R15).

R15.1 A card works from the quarter in which it is played, or as many quarters later as it says,
and for as many quarters as it says. Effects work in the order of the card files.
R15.6 A chance gate is drawn once, in the quarter in which its card is played.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from game.world.effects import add, cap, delay, draw, reveal, scale, unlock
from game.world.effects import set as set_effect
from game.world.rules import EffectRules
from game.world.turn import Games, Turn
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
    effects: Sequence[EffectRules], played: NDArray[np.int8], gates: Bools, now: int
) -> Iterator[tuple[EffectRules, Games]]:
    """The effects that work in quarter ``now`` (an index), each with its games, intp[n] (n > 0).

    Effects of one card that work at the same time share their games: they are found once.
    """
    if not len(played):
        return
    latest = played.max(axis=1).tolist()
    found: dict[tuple[int, int, int, int, bool], Games] = {}
    for effect in effects:
        last = now - effect.after
        if last < 0 or latest[effect.card] < last - effect.lasts + 1:
            continue
        key = (effect.card, effect.after, effect.lasts, effect.gate, effect.branch)
        games = found.get(key)
        if games is None:
            games = found[key] = _games(effect, played[effect.card], gates, last)
        if games.size:
            yield effect, games


def _games(effect: EffectRules, since: NDArray[np.int8], gates: Bools, last: int) -> Games:
    """The games in which a card was played so that its effect works in this quarter."""
    first = max(last - effect.lasts + 1, 0)
    mask: Bools = since == last if first == last else (since >= first) & (since <= last)
    if effect.gate != NEVER:
        mask &= gates[effect.gate] if effect.branch else ~gates[effect.gate]
    return np.flatnonzero(mask)


def work(turn: Turn) -> None:
    """Let every effect that works this quarter do its work."""
    now = turn.quarter - turn.rules.first
    for effect, games in active(turn.rules.effects, turn.played, turn.gates, now):
        KINDS[effect.kind](turn, effect, games)
