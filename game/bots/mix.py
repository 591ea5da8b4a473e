"""A simple plan to search among: how points are shared out, and where the dials should come.

``weights`` float64[own levers, N] share the budget, ``levels`` int8[own stances, N] are the levels
wanted (−1 leave). The first quarter's cards are part of a candidate; later ones are played as the
base doctrine would. One function plays a mix, in an imagined world as at the table, so every
candidate is legal.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.bots.doctrine import DoctrinePolicy
from game.bots.own_rows import Printed
from game.bots.policy import NONE, QUARTER, REACTION
from game.core.knowledge import PLAYS, Decision, Seen

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Mix:
    """``N`` plans side by side; ``plays`` int16[2, N] are the cards of the first quarter."""

    weights: Floats
    levels: NDArray[np.int8]
    plays: NDArray[np.int16]

    def take(self, places: NDArray[np.intp]) -> "Mix":
        """The plans at these places."""
        return Mix(self.weights[:, places], self.levels[:, places], self.plays[:, places])


def joined(mixes: list[Mix]) -> Mix:
    """Several sets of plans, one after the other."""
    return Mix(
        np.concatenate([mix.weights for mix in mixes], axis=1),
        np.concatenate([mix.levels for mix in mixes], axis=1),
        np.concatenate([mix.plays for mix in mixes], axis=1),
    )


def carry_out(
    seen: Seen, mix: Mix, printed: Printed, base: DoctrinePolicy, first: bool
) -> Decision:
    """Orders of one quarter for plan ``i`` in game ``i``; cards are the mix's own if ``first``."""
    decision = seen.nothing()
    capital, left = seen.capital, seen.budget.astype(np.int16)
    _turn_dials(seen, mix, printed, decision, capital)
    if first:
        _play(seen, mix, printed, decision, capital, left)
    else:
        base.play_cards(seen, decision, left, capital)
    _share_out(mix.weights, printed, decision, left)
    return decision


def _turn_dials(
    seen: Seen, mix: Mix, printed: Printed, decision: Decision, capital: Floats
) -> None:
    for place, (name, (row, stance)) in enumerate(printed.stances.items()):
        level, wanted = seen.stance(name), mix.levels[place]
        ready = (wanted >= 0) & (wanted != level) & (capital >= stance.cost)
        step = np.where(level < wanted, level + 1, level - 1)
        np.copyto(decision.stances[row], step, where=ready, casting="same_kind")
        capital -= stance.cost * ready


def _play(
    seen: Seen,
    mix: Mix,
    printed: Printed,
    decision: Decision,
    capital: Floats,
    left: NDArray[np.int16],
) -> None:
    playable = seen.playable([*printed.cards])
    for (row, card), ready in zip(printed.cards.values(), playable, strict=True):
        place = REACTION if card.timing == "reactive" else QUARTER
        wanted = mix.plays[place] == row
        if not wanted.any():
            continue
        ready &= wanted
        ready &= (left >= card.cost) & (capital >= card.capital)
        decision.plays[place][ready] = row
        left -= card.cost * ready.astype(np.int16)
        capital -= card.capital * ready


def _share_out(
    weights: Floats, printed: Printed, decision: Decision, left: NDArray[np.int16]
) -> None:
    """Whole points by weight, rounded down; what is left falls on weighted levers, then on any."""
    levers = tuple(printed.levers.values())
    total = np.zeros(left.size)
    for row in weights:
        total += row
    budget = left.astype(np.float64)
    for place, (row, lever) in enumerate(levers):
        share = (weights[place] * budget / np.maximum(total, 1e-9)).astype(np.int16)
        given = np.minimum(np.minimum(share, lever.cap), left)
        decision.points[row] = given
        left -= given
    for place, (row, lever) in enumerate(levers):
        room = np.minimum(np.minimum(lever.cap - decision.points[row], left), 1)
        given = np.where(weights[place] > 0, room, 0).astype(np.int16)
        decision.points[row] += given
        left -= given
    for row, lever in levers:
        given = np.minimum(lever.cap - decision.points[row], left)
        decision.points[row] += given
        left -= given


def no_cards(games: int) -> NDArray[np.int16]:
    """No card in any game."""
    return np.full((PLAYS, games), NONE, np.int16)
