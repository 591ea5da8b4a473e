"""Cards are laid down and world events happen, before anything else in a quarter (R15, R14).

R14.3 A world event happens at most once, in its window, where its conditions hold, with its
odds; some odds grow with a figure such as tension.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.conditions import hold
from game.world.rules import CardRules
from game.world.turn import Turn
from game.world.world import NEVER


def lay_down(turn: Turn) -> NDArray[np.float64]:
    """Mark the cards played this quarter; return the political capital spent, float64[4, B]."""
    rules, now = turn.rules, turn.quarter - turn.rules.first
    spent = np.zeros((turn.drawn.shape[0], turn.size))
    played = turn.played.reshape(-1)
    for row in turn.inputs.plays:
        games = (row != NEVER).nonzero()[0]
        cards = row[games].astype(np.intp)
        # One index into all cards of all games: twice as fast as a pair of indices.
        places = cards * turn.size + games
        fresh = played[places] == NEVER
        if not fresh.all():
            cards, games, places = cards[fresh], games[fresh], places[fresh]
        played[places] = now
        capital = rules.card_capital[cards]
        paying = capital.nonzero()[0]
        spent[rules.card_owner[cards[paying]], games[paying]] += capital[paying]
    return spent


def happen(turn: Turn) -> None:
    """R14.3 Let world events happen."""
    cards, before = turn.rules.cards, turn.before
    due = [n for n in turn.rules.events if cards[n].first <= turn.quarter <= cards[n].last]
    events = [cards[number] for number in due]
    happens = turn.chance.under(turn.quarter, [e.id for e in events], [e.odds for e in events])
    for event, row in zip(events, happens, strict=True):
        if event.grows >= 0:
            _grow(turn, event, row)
        if event.requires:
            row &= hold(event.requires, before.values, before.played)
    played = turn.played[due]
    happens &= played == NEVER
    # Where an event happens NEVER becomes now; masked writes are several times slower.
    played += happens.view(np.int8) * np.int8(turn.quarter - turn.rules.first - NEVER)
    turn.played[due] = played


def _grow(turn: Turn, event: CardRules, happens: NDArray[np.bool_]) -> None:
    """R14.3 Draw an event whose odds grow with a figure."""
    odds = turn.before.values[event.grows] * (event.odds / event.per)
    np.less(turn.luck(event.id), odds, out=happens)


def draw_gates(turn: Turn) -> None:
    """R15.6 Draw the gates of the cards just played."""
    now = turn.quarter - turn.rules.first
    for number, gate in enumerate(turn.rules.gates):
        if turn.latest[gate.card] == now:
            games = turn.games(gate.card, now)
            fell = turn.chance.under_in(turn.quarter, gate.draw, gate.odds, games)
            turn.gates[number][games] |= fell
