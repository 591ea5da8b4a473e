"""Step 11, promises: kept or broken, found out or not, and what deals move between budgets.

R11.1 Each promise in force is checked against the true value it names, at the end of the quarter.
R11.2 A breach is found with a probability that grows with monitoring and with the other side's
insight. A found breach ends the deal, costs escrow (R12.4), standing at home, and the talks.
R12.4 Deals move points between the two sides, monitoring costs both, and escrow is lost by the
side found in breach to the other.

The one step that looks at deals; what comes of them goes to the steps after it as notes:
``upheld`` and ``found`` float64[B], ``moved`` float64[4, B].
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.world.step import step
from game.world.turn import Turn
from game.world.vocabulary import FACTIONS
from game.world.world import DealRows, between

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_CHINA = FACTIONS.index("china")


@step(2100, "R11")
def move(turn: Turn) -> None:
    """R11.1, R11.2, R12.4 Judge the deals in force and settle what they cost."""
    deals = turn.inputs.deals
    turn.deals = deals
    turn.notes["upheld"] = np.zeros(turn.size)
    turn.notes["found"] = np.zeros(turn.size)
    turn.notes["moved"] = np.zeros((len(FACTIONS), turn.size))
    if deals.active.any():
        turn.deals = _check(turn, deals)
        turn.notes["moved"] = _transfers(deals, turn.deals)


def _measures(turn: Turn) -> Floats:
    """True value of what each pledge measures, float64[pledges, B]."""
    rows = []
    for test in turn.rules.pledge_tests:
        if test.lever >= 0:
            rows.append(turn.inputs.points[test.lever].astype(np.float64))
        else:
            rows.append(turn.values[test.row])
    return np.stack(rows)


def _check(turn: Turn, deals: DealRows) -> DealRows:
    """R11.1, R11.2 Find breaches; deals so ended, or past their last quarter, bind no more."""
    p, measures = turn.p, _measures(turn)
    most = np.array([test.at_most for test in turn.rules.pledge_tests])
    loosest = np.array([pl.high if pl.sense == "at_most" else pl.low for pl in turn.rules.pledges])
    insight = np.stack([turn[f"insight.{faction}"] for faction in FACTIONS])
    insight = insight / p["agreements.points"]
    found = np.zeros(turn.size)
    breached = np.zeros_like(deals.breached)
    held: Floats = np.zeros(turn.size)
    for number in _in_force(deals):
        active = deals.active[number]
        caught = []
        sides = ((deals.pledge_a, deals.limit_a, deals.b), (deals.pledge_b, deals.limit_b, deals.a))
        broken = np.zeros(turn.size, dtype=np.bool_)
        for side, (pledge, limit, other) in enumerate(sides):
            bad = active & _broken(measures, most, pledge[number], limit[number])
            watch = (
                p["agreements.detect_base"]
                + p["agreements.detect_monitoring"] * deals.monitoring[number]
            )
            seen = insight[np.maximum(other[number], 0), np.arange(turn.size)]
            odds = watch + p["agreements.detect_insight"] * seen
            caught.append(bad & (turn.luck(f"deal/{number}-{side}") < odds))
            broken |= bad
        breached[number] = caught[0] + 2 * caught[1]
        found = found + caught[0] + caught[1]
        across = (deals.a[number] == _CHINA) | (deals.b[number] == _CHINA)
        bound_a = _binding(deals.pledge_a[number], deals.limit_a[number], loosest)
        bound_b = _binding(deals.pledge_b[number], deals.limit_b[number], loosest)
        kept = active & across & ~broken
        held = held + kept * 0.5 * (1 * bound_a + bound_b) * (1 + deals.monitoring[number])
    _blame(turn, deals, breached)
    turn.notes["found"] = found
    turn.notes["upheld"] = held
    lasting = deals.active & (breached == 0) & (deals.until > turn.quarter)
    return replace(deals, active=lasting, breached=breached)


def _broken(measures: Floats, most: Bools, pledge: NDArray[np.int8], limit: Floats) -> Bools:
    which = np.maximum(pledge, 0).astype(np.intp)
    value = measures[which, np.arange(len(pledge))]
    bad = np.where(most[which], value > limit, value < limit)
    broken: Bools = bad & (pledge >= 0)
    return broken


def _binding(pledge: NDArray[np.int8], limit: Floats, loosest: Floats) -> Bools:
    """R11.3 Whether there is a promise, and one that could be broken."""
    which = np.maximum(pledge, 0).astype(np.intp)
    binding: Bools = (pledge >= 0) & (limit != loosest[which])
    return binding


def _blame(turn: Turn, deals: DealRows, breached: NDArray[np.int8]) -> None:
    """R11.2 Found breaches cost the breaker political capital and the talks."""
    p = turn.p
    for seat, faction in enumerate(FACTIONS):
        own = ((breached == 1) | (breached == 1 + 2)) & (deals.a == seat)
        own |= (breached >= 2) & (deals.b == seat)
        count = np.zeros(turn.size)
        for row in own:
            count = count + row
        row_name = f"capital.{faction}"
        cost = np.minimum(p["agreements.blame"] * count, turn[row_name])
        turn.add(row_name, -cost, "coupling breaches", "R11.2")
        heard = np.minimum(p["agreements.talks_lost"] * count, turn["talks"])
        turn.add("talks", -heard, "coupling breaches", "R11.2")


def _transfers(deals: DealRows, after: DealRows) -> Floats:
    """R12.4 What deals add to and take from each faction's next budget, float64[4, B]."""
    moved = np.zeros((len(FACTIONS), deals.active.shape[1]))
    for number in _in_force(deals):
        given = deals.points[number].astype(np.float64) * deals.active[number]
        watched = deals.monitoring[number].astype(np.float64) * deals.active[number]
        stake = deals.escrow[number].astype(np.float64)
        by_a = (after.breached[number] & 1).astype(np.float64) * stake
        by_b = (after.breached[number] >= 2) * stake
        for seat in between(number):
            is_a = deals.a[number] == seat
            is_b = deals.b[number] == seat
            moved[seat] = moved[seat] + is_a * (by_b - by_a - given - watched)
            moved[seat] = moved[seat] + is_b * (by_a - by_b + given - watched)
    return moved


def _in_force(deals: DealRows) -> list[int]:
    """The rows that bind anybody in any game: few do."""
    numbers: list[int] = np.flatnonzero(deals.active.any(axis=1)).tolist()
    return numbers
