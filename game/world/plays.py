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
    now = turn.quarter - turn.rules.first
    spent = np.zeros((turn.drawn.shape[0], turn.size))
    lanes = np.arange(turn.size)
    for row in turn.inputs.plays:
        games = lanes[row != NEVER]
        if not len(games):
            continue
        cards = row[games]
        fresh = turn.played[cards, games] == NEVER
        games, cards = games[fresh], cards[fresh]
        turn.played[cards, games] = now
        owner = turn.rules.card_owner[cards]
        ours = owner < len(spent)
        spent[owner[ours], games[ours]] += turn.rules.card_capital[cards[ours]]
    return spent


def happen(turn: Turn) -> None:
    """R14.3 Let world events happen."""
    now = turn.quarter - turn.rules.first
    for number in turn.rules.events:
        event = turn.rules.cards[number]
        if not event.first <= turn.quarter <= event.last:
            continue
        odds = event.odds
        if event.grows >= 0:
            chance = turn.luck(event.id) < turn.before.values[event.grows] * (odds / event.per)
        else:
            chance = turn.luck(event.id) < odds
        chance &= turn.played[number] == NEVER
        if event.requires:
            chance &= hold(event.requires, turn.before.values, turn.before.played)
        turn.played[number][chance] = now


def draw_gates(turn: Turn) -> None:
    """R15.6 Draw the gates of the cards just played."""
    now = turn.quarter - turn.rules.first
    for number, gate in enumerate(turn.rules.gates):
        fresh = turn.played[gate.card] == now
        if fresh.any():
            turn.gates[number] |= fresh & (turn.luck(gate.draw) < gate.odds)
