"""Crises: answered when a quarter opens, and the next one asked when it ends (R16).

R16.1 One crisis a quarter asks two to four factions, from the second quarter on: the one
scheduled for it, else the first of the shuffled deck that has not been asked, whose window is
open and whose conditions hold. Who does not answer holds.
R16.2 The answers given count at once: the first row that fits is laid down like a card. A clash
is as bad as printed while the ladder is low, worse on its middle and its high rungs. Who presses
pays political capital.
R16.3 The ladder comes down by a part of a rung a quarter; outcomes move it by whole rungs. On its
high rungs the blocs shut each other out: tension rises, cohesion and allied fabs suffer.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import upward
from game.world.inputs import ANSWERS, PRESS
from game.world.requirements import hold
from game.world.step import step
from game.world.turn import Turn
from game.world.world import NEVER

Floats = NDArray[np.float64]
_ASKED, _LADDER = "crisis.asked", "ladder"
_COHESION = ("cohesion.us", "cohesion.allies", "cohesion.china")


def answer(turn: Turn) -> Floats:
    """R16.2 Lay down what comes of the answers; return the capital it took, float64[4, B]."""
    rules, answers = turn.rules, turn.inputs.answers
    spent = np.zeros((len(answers), turn.size))
    if not rules.crises:
        return spent
    asked = turn.old(_ASKED).astype(np.intp)
    code = np.zeros(turn.size, np.intp)
    for said in answers:
        code = code * len(ANSWERS) + said
    ladder, p = turn.old(_LADDER), turn.p
    price = p["crisis.press_capital"] + turn.nought
    band = (ladder >= p["crisis.rung_middle"]).astype(np.intp) + (ladder >= p["crisis.rung_high"])
    for number, crisis in enumerate(rules.crises, 1):
        games = (asked == number).nonzero()[0]
        if not games.size:
            continue
        cards = crisis.table[code[games], band[games]]
        came = (cards != NEVER) & (turn.played[cards, games] == NEVER)
        turn.played[cards[came], games[came]] = turn.now
        for seat in crisis.asks:
            spent[seat, games] = (answers[seat, games] == PRESS) * price[games]
    return spent


def ask(turn: Turn) -> None:
    """R16.1 Choose what will be asked in the coming quarter."""
    rules, coming = turn.rules, turn.quarter + 1
    if not rules.crises:
        return
    chosen, best = np.zeros(turn.size), np.full(turn.size, np.inf)
    for number, crisis in enumerate(rules.crises, 1):
        if coming > rules.last or not crisis.first <= coming <= crisis.last:
            continue
        free = turn.played[crisis.asked] == NEVER
        if crisis.requires:
            free &= hold(crisis.requires, turn.values, turn.played)
        place = turn.rank[crisis.asked] + 1.0
        if crisis.scheduled == coming:
            place = np.zeros(turn.size)
        first = free & (place < best)
        chosen[first], best[first] = number, place[first]
    for number, crisis in enumerate(rules.crises, 1):
        games = (chosen == number).nonzero()[0]
        turn.played[crisis.asked, games] = turn.now
    turn.put(_ASKED, chosen, "coupling crises", "R16.1")


@step(900, "R16")
def move(turn: Turn) -> None:
    """R16.3 Let the ladder come down, and let its high rungs be felt."""
    if not turn.rules.crises:
        return
    p = turn.p
    high = upward(turn[_LADDER] - p["crisis.rung_high"] + 1)
    calmer = np.minimum(turn[_LADDER], p["crisis.calms"])
    turn.add(_LADDER, -calmer, "coupling time", "R16.3")
    turn.add("tension", p["crisis.tension"] * high, "coupling ladder", "R16.3")
    turn.add("supply.allied_fabs", -p["crisis.fabs"] * high, "coupling ladder", "R16.3")
    for name in _COHESION:
        turn.add(name, -p["crisis.cohesion"] * high, "coupling ladder", "R16.3")
    turn.keep(turn.rules.layout.block((_LADDER,)))
