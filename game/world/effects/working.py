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
    found: dict[tuple[int, int, int], Games] = {}
    for effect in effects:
        last = now - effect.after
        first = max(last - effect.lasts + 1, 0)
        if last < 0 or latest[effect.card] < first:
            continue
        key = (effect.card, first, last)
        games = found.get(key)
        if games is None:
            since = played[effect.card]
            mask = since == last if first == last else (since >= first) & (since <= last)
            games = found[key] = mask.nonzero()[0]
        if effect.gate != NEVER:
            games = games[gates[effect.gate][games] == effect.branch]
        if games.size:
            yield effect, games


def work(turn: Turn) -> None:
    """Let every effect that works this quarter do its work."""
    now = turn.quarter - turn.rules.first
    for effect, games in active(turn.rules.effects, turn.played, turn.gates, now):
        KINDS[effect.kind](turn, effect, games)
