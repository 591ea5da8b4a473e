"""Which effects work this quarter, and in which games (rulebook R15).

R15.1 A card works from the quarter in which it is played, or as many quarters later as it says,
and for as many quarters as it says. Effects work in the order of the card files.
R15.6 A chance gate is drawn once, in the quarter in which its card is played.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from game.world.effects import add, cap, delay, draw, reveal, scale, unlock
from game.world.effects import set as set_effect
from game.world.rules import EffectRules, Rules
from game.world.turn import Turn
from game.world.world import NEVER, Games, Laid

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


def work(turn: Turn) -> None:
    """Carry the world over into the new quarter, and let every effect that works do its work."""
    due: Due = {}
    for effects, games in _cards(turn.rules, turn.laid, turn.quarter - turn.rules.first):
        for effect in effects:
            where = fallen(effect, games, turn.gates)
            if not where.size:
                continue
            if effect.at_once:
                due.setdefault(effect.target, []).append((effect, where))
            else:
                KINDS[effect.kind](turn, effect, where)
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


def _cards(
    rules: Rules, past: dict[int, Laid], now: int
) -> Iterator[tuple[tuple[EffectRules, ...], Games]]:
    """The effects of each card that work in quarter ``now``, with their games, card by card."""
    found = [
        (card, since, games)
        for since, cards in past.items()
        for card, games in cards.items()
        if now - since < len(rules.working.get(card, ()))
    ]
    for card, since, games in sorted(found, key=lambda one: one[:2]):
        yield rules.working[card][now - since], games


def fallen(effect: EffectRules, games: Games, gates: Bools) -> Games:
    """R15.6 Those of the games in which an effect's gate, if it has one, fell its way."""
    if effect.gate == NEVER:
        return games
    return games[gates[effect.gate][games] == effect.branch]
