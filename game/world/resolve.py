"""Resolve one quarter for a batch of games: the only way from one world to the next.

Order: stances are turned, cards are laid down, events happen, cards work, capacities move, then
the steps of the rulebook, with rulings just before the last (fronts and scores). Pure: the
arguments are never changed.

All steps are arithmetic on rows, but for one: `promises` looks at deals. Those before it and those
after it run one by one, or as one loop each (`game.world.fused`): the same bytes either way.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.world import capacity, plays, stances
from game.world.chance import Chance
from game.world.effects import working
from game.world.inputs import Inputs
from game.world.receipts import Ledger
from game.world.rules import Rules
from game.world.start import start
from game.world.steps import (
    access,
    adoption,
    agreements,
    capability,
    compute,
    controls,
    distribution,
    fronts,
    hazard,
    income,
    politics,
    promises,
    research,
    resilience,
    rulings,
)
from game.world.turn import Steps, Turn, one_by_one
from game.world.world import DealRows, Room, World, blank

__all__ = ["AFTER_PROMISES", "BEFORE_PROMISES", "resolve", "start"]

Array = TypeVar("Array", NDArray[np.float64], NDArray[np.int8])

BEFORE_PROMISES: Steps = (
    plays.happen,
    plays.draw_gates,
    working.deal,
    working.wait,
    working.work,
    stances.move,
    capacity.move,
    politics.move,
    controls.move,
    compute.move,
    access.move,
    research.move,
    capability.move,
    adoption.move,
    distribution.move,
    resilience.move,
    hazard.move,
    agreements.learn,
)
AFTER_PROMISES: Steps = (agreements.move, income.move, rulings.move, fronts.move)


def resolve(
    world: World,
    inputs: Inputs,
    rules: Rules,
    chance: Chance,
    ledger: Ledger | None = None,
    room: Room | None = None,
) -> World:
    """The world after quarter ``world.quarter``. `ledger`, if given, collects the receipts.

    With ``room`` nobody may look at ``world`` again: the new one is written into either's memory,
    and what is left of both is room for the next.
    """
    turn = _open(world, inputs, rules, chance, ledger, room)
    turn.notes["capital"] = plays.lay_down(turn)
    run = one_by_one if ledger is not None or inputs.rulings or rules.run is None else rules.run
    run(turn, BEFORE_PROMISES)
    promises.move(turn)
    run(turn, AFTER_PROMISES)
    if ledger is not None:
        ledger.draws = dict(zip(rules.draws, turn.lucks, strict=True))
        ledger.before, ledger.after = world.values, turn.values.copy()
    after = World(
        quarter=world.quarter + 1,
        values=turn.values,
        played=turn.played,
        rank=turn.rank,
        drawn=turn.drawn,
        gates=turn.gates,
        deals=turn.deals if isinstance(turn.deals, DealRows) else inputs.deals,
    )
    after.found.update(turn.laid)
    if room is not None:
        room.values, room.played = turn.before.values, turn.before.played
    return after


def _open(
    world: World,
    inputs: Inputs,
    rules: Rules,
    chance: Chance,
    ledger: Ledger | None,
    room: Room | None,
) -> Turn:
    """A turn with room for the world to come, which starts from the one before (see `working`)."""
    return Turn(
        rules=rules,
        chance=chance,
        inputs=inputs,
        before=world,
        values=blank(*world.values.shape) if room is None else room.values,
        played=_copy(world.played, None if room is None else room.played),
        rank=world.rank,
        drawn=world.drawn + rules.p["politics.cards_a_quarter"].astype(np.int16),
        gates=world.gates.copy(),
        ledger=ledger,
        fleeting=room is not None,
    )


def _copy(array: Array, into: Array | None) -> Array:
    """A copy of an array, in the place of another if there is one."""
    if into is None:
        return array.copy()
    np.copyto(into, array)
    return into
