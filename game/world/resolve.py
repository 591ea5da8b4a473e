"""Resolve one quarter for a batch of games: the only way from one world to the next.

Order: stances are turned, cards are laid down, events happen, cards work, capacities move, then
the steps of the rulebook, with rulings just before the last (fronts and scores). Pure: the
arguments are never changed.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.world import capacity, plays
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
    research,
    resilience,
)
from game.world.turn import Turn
from game.world.world import DealRows, World

__all__ = ["STEPS", "resolve", "start"]

Array = TypeVar("Array", NDArray[np.float64], NDArray[np.int8])

STEPS = (
    politics, controls, compute, access, research, capability, adoption, distribution,
    resilience, hazard, agreements, income,
)  # fmt: skip


def resolve(
    world: World,
    inputs: Inputs,
    rules: Rules,
    chance: Chance,
    ledger: Ledger | None = None,
    room: World | None = None,
) -> World:
    """The world after quarter ``world.quarter``. `ledger`, if given, collects the receipts.

    ``room`` is a world of the same size that nobody will look at again: the new one is written
    into its arrays, which saves big batches from asking for new memory every quarter.
    """
    turn = _open(world, inputs, rules, chance, ledger, room)
    turn.notes["capital"] = plays.lay_down(turn)
    plays.happen(turn)
    plays.draw_gates(turn)
    working.work(turn)
    capacity.move(turn)
    for step in STEPS:
        step.move(turn)
    _rule(turn)
    fronts.move(turn)
    if ledger is not None:
        ledger.before, ledger.after = world.values, turn.values.copy()
    return World(
        quarter=world.quarter + 1, values=turn.values, played=turn.played, rank=turn.rank,
        drawn=turn.drawn, gates=turn.gates,
        deals=turn.deals if isinstance(turn.deals, DealRows) else inputs.deals,
    )  # fmt: skip


def _open(
    world: World,
    inputs: Inputs,
    rules: Rules,
    chance: Chance,
    ledger: Ledger | None,
    room: World | None,
) -> Turn:
    """A turn with its own copy of the world, rates back at one and stances as ordered."""
    turn = Turn(
        rules=rules, chance=chance, inputs=inputs, before=world,
        values=_copy(world.values, None if room is None else room.values),
        played=_copy(world.played, None if room is None else room.played), rank=world.rank,
        drawn=world.drawn + rules.p["politics.cards_a_quarter"].astype(np.int16),
        gates=world.gates.copy(), ledger=ledger,
    )  # fmt: skip
    luck = chance.uniforms(world.quarter, rules.draws)
    turn.luck_rows = dict(zip(rules.draws, luck, strict=True))
    if ledger is not None:
        ledger.draws = turn.luck_rows
    one = np.ones((rules.rate_rows.stop - rules.rate_rows.start, 1))
    turn.put_block(rules.rate_rows, one, "coupling rates", "R15.1")
    if ledger is None:
        turn.values[rules.stance_rows] = inputs.stances
        return turn
    for number, stance in enumerate(rules.stances):
        level = inputs.stances[number].astype(np.float64)
        turn.put(f"stance.{stance.name}", level, f"stance {stance.name}", stance.rule)
    return turn


def _copy(array: Array, into: Array | None) -> Array:
    """A copy of an array, in the place of another if there is one."""
    if into is None:
        return array.copy()
    np.copyto(into, array)
    return into


def _rule(turn: Turn) -> None:
    """G10 What the white cell decided is added last, and held in range."""
    for name, amount in turn.inputs.rulings:
        row = turn.rules.layout.row(name)
        turn.add(name, np.full(turn.size, amount), "ruling", "G10.2")
        turn.keep(slice(row, row + 1))
