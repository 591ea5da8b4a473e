"""Cards are laid down and world events happen, before anything else in a quarter (R15, R14).

R14.3 A world event happens at most once, in its window, where its conditions hold, with its
odds; some odds grow with a figure such as tension.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from game.world.conditions import hold
from game.world.rules import CardRules
from game.world.turn import Turn
from game.world.world import NEVER, Games


def remember(turn: Turn) -> None:
    """R15.1 Recall what was laid down or happened as long ago as a card may still work."""
    now = turn.quarter - turn.rules.first
    first = max(now - turn.rules.reach + 1, 0)
    turn.laid = {since: turn.before.laid(since) for since in range(first, now)}
    turn.laid[now] = {}


def lay_down(turn: Turn) -> NDArray[np.float64]:
    """Mark the cards played this quarter; return the political capital spent, float64[4, B]."""
    rules = turn.rules
    spent = np.zeros((turn.drawn.shape[0], turn.size))
    for row in turn.inputs.plays:
        for card, games in _card_by_card(row):
            fresh = games[turn.played[card][games] == NEVER]
            _mark(turn, card, fresh)
            if rules.card_capital[card]:
                spent[rules.card_owner[card]][fresh] += rules.card_capital[card]
    return spent


def _card_by_card(row: NDArray[np.int16]) -> Iterator[tuple[int, Games]]:
    """The cards of a row of plays, each with its games."""
    games = (row != NEVER).nonzero()[0]
    order = row[games].argsort(kind="stable")
    games = games[order]
    cards = row[games]
    edges = np.flatnonzero(cards[1:] != cards[:-1]) + 1
    for begin, end in pairwise([0, *edges.tolist(), cards.size]):
        if begin < end:
            yield int(cards[begin]), games[begin:end]


def _mark(turn: Turn, card: int, games: Games) -> None:
    """Write down that a card was laid down, or an event happened, in some games."""
    if not games.size:
        return
    now = turn.quarter - turn.rules.first
    turn.played[card][games] = now
    fresh = turn.laid[now]
    fresh[card] = np.concatenate((fresh[card], games)) if card in fresh else games


def happen(turn: Turn) -> None:
    """R14.3 Let world events happen."""
    cards, before = turn.rules.cards, turn.before
    due = [n for n in turn.rules.events if cards[n].first <= turn.quarter <= cards[n].last]
    events = [cards[number] for number in due]
    drawn = turn.chance.under(turn.quarter, [e.id for e in events], [e.odds for e in events])
    for number, event, happens in zip(due, events, drawn, strict=True):
        if event.grows >= 0:
            _grow(turn, event, happens)
        if event.requires:
            happens &= hold(event.requires, before.values, before.played)
        happens &= turn.played[number] == NEVER
        _mark(turn, number, happens.nonzero()[0])


def _grow(turn: Turn, event: CardRules, happens: NDArray[np.bool_]) -> None:
    """R14.3 Draw an event whose odds grow with a figure."""
    odds = turn.before.values[event.grows] * (event.odds / event.per)
    np.less(turn.luck(event.id), odds, out=happens)


def draw_gates(turn: Turn) -> None:
    """R15.6 Draw the gates of the cards just played."""
    fresh = turn.laid[turn.quarter - turn.rules.first]
    for number, gate in enumerate(turn.rules.gates):
        games = fresh.get(gate.card)
        if games is not None:
            fell = turn.chance.under_in(turn.quarter, gate.draw, gate.odds, games)
            turn.gates[number][games] |= fell
