"""Cards are laid down and world events happen, before anything else in a quarter (R15, R14).

R14.3 A world event happens at most once, in its window, where its conditions hold, with its
odds; some odds grow with a figure such as tension.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from game.world.requirements import hold
from game.world.step import step
from game.world.turn import Turn
from game.world.world import NEVER

Bools = NDArray[np.bool_]


def lay_down(turn: Turn) -> NDArray[np.float64]:
    """Mark the cards played this quarter; return the political capital spent, float64[4, B]."""
    rules = turn.rules
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
        played[places] = turn.now
        capital = rules.card_capital[cards]
        paying = capital.nonzero()[0]
        spent[rules.card_owner[cards[paying]], games[paying]] += capital[paying]
    return spent


@step(100, "R14")
def happen(turn: Turn) -> None:
    """R14.3 Let world events happen."""
    rules, before = turn.rules, turn.before
    numbers = [*rules.plain_events, *rules.growing_events]
    happens = np.concatenate((_plain(turn), *_growing(turn)))
    for number, row in zip(numbers, happens, strict=True):
        requires = rules.cards[number].requires
        if requires:
            row &= hold(requires, before.values, before.played)
    first, last = rules.event_windows
    played = turn.played[numbers]
    happens = (played == NEVER) & (first <= turn.now) & (last >= turn.now) & happens
    # Where an event happens NEVER becomes now; masked writes are several times slower.
    played += happens.view(np.int8) * (turn.now - np.int8(NEVER))
    turn.played[numbers] = played


def _plain(turn: Turn) -> Bools:
    """Draw events of plain odds, bool[n, B]."""
    plain = [turn.rules.cards[number] for number in turn.rules.plain_events]
    names, odds = [event.id for event in plain], [event.odds for event in plain]
    return turn.chance.under(turn.quarter, names, odds)


def _growing(turn: Turn) -> Iterator[Bools]:
    """Draw events whose odds grow with a figure, each bool[1, B]."""
    growing = [turn.rules.cards[number] for number in turn.rules.growing_events]
    lucks = turn.chance.uniforms(turn.quarter, [event.id for event in growing])
    for number, event in enumerate(growing):
        odds = turn.before.values[event.grows] * (event.odds / event.per)
        yield lucks[number : number + 1] < odds


@step(200, "R15")
def draw_gates(turn: Turn) -> None:
    """R15.6 Draw the gates of the cards just played."""
    for number, gate in enumerate(turn.rules.gates):
        games = turn.just_laid(gate.card)
        if games.size:
            fell = turn.chance.under_in(turn.quarter, gate.draw, gate.odds, games)
            turn.gates[number][games] |= fell
