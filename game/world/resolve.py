"""Resolve one quarter for a batch of games: the only way from one world to the next.

Cards are laid down and the crisis is answered, then the steps are carried out in their order
(`order`), one by one or in one go before and after `promises`: to the same bytes. Then the next
crisis is asked. Pure: the arguments are never changed.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.world import crises, plays
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.order import AFTER_PROMISES, BEFORE_PROMISES, PROMISES
from game.world.receipts import Ledger
from game.world.rules import Rules
from game.world.step import ONE_BY_ONE, Run
from game.world.turn import Turn
from game.world.world import DealRows, Spare, World, blank

Array = TypeVar("Array", NDArray[np.float64], NDArray[np.int8])


def resolve(
    world: World,
    inputs: Inputs,
    rules: Rules,
    chance: Chance,
    ledger: Ledger | None = None,
    room: Spare | None = None,
    run: Run = ONE_BY_ONE,
) -> World:
    """The world after quarter ``world.quarter``. `ledger`, if given, collects the receipts.

    ``run`` carries out the steps where no receipts are asked for and nothing is ruled on.

    With ``room`` nobody may look at ``world`` again: the new one is written into either's memory,
    and what is left of both is room for the next.
    """
    turn = _open(world, inputs, rules, chance, ledger, room)
    turn.notes["capital"] = plays.lay_down(turn)
    turn.notes["pressed"] = crises.answer(turn)
    if ledger is not None or inputs.rulings:
        run = ONE_BY_ONE
    run(turn, BEFORE_PROMISES)
    PROMISES(turn)
    run(turn, AFTER_PROMISES)
    crises.ask(turn)
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
    room: Spare | None,
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
