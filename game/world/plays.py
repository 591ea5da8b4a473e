"""Cards are laid down and world events happen, before anything else in a quarter (R15, R14).

R14.3 A world event happens at most once, in its window, where its conditions hold, with its
odds; some odds grow with a figure such as tension.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.conditions import hold
from game.world.turn import Turn
from game.world.world import NEVER


def lay_down(turn: Turn) -> NDArray[np.float64]:
    """Mark the cards played this quarter; return the political capital spent, float64[4, B]."""
    rules, now = turn.rules, turn.quarter - turn.rules.first
    spent = np.zeros((turn.drawn.shape[0], turn.size))
    played = turn.played.reshape(-1)
    for row in turn.inputs.plays:
        games = np.flatnonzero(row != NEVER)
        cards = row[games].astype(np.intp)
        # One index into all cards of all games: twice as fast as a pair of indices.
        places = cards * turn.size + games
        fresh = played[places] == NEVER
        played[places[fresh]] = now
        capital = rules.card_capital[cards] * fresh
        paying = np.flatnonzero(capital)
        spent[rules.card_owner[cards[paying]], games[paying]] += capital[paying]
    return spent


def happen(turn: Turn) -> None:
    """R14.3 Let world events happen."""
    now = turn.quarter - turn.rules.first
    before = turn.before
    for number in turn.rules.events:
        event = turn.rules.cards[number]
        if not event.first <= turn.quarter <= event.last:
            continue
        if event.grows >= 0:
            happens = turn.luck(event.id) < before.values[event.grows] * (event.odds / event.per)
        else:
            happens = turn.chance.under(turn.quarter, event.id, event.odds)
        happens &= turn.played[number] == NEVER
        if event.requires:
            happens &= hold(event.requires, before.values, before.played)
        turn.played[number][happens] = now


def draw_gates(turn: Turn) -> None:
    """R15.6 Draw the gates of the cards just played."""
    now = turn.quarter - turn.rules.first
    for number, gate in enumerate(turn.rules.gates):
        fresh = turn.played[gate.card] == now
        if fresh.any():
            turn.gates[number] |= fresh & turn.chance.under(turn.quarter, gate.draw, gate.odds)
