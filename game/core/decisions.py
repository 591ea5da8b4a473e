"""Four decisions put side by side, as the resolver takes them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from game.core.knowledge import Decision
from game.world.inputs import Inputs
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import DealRows, World


def gather(
    world: World,
    rules: Rules,
    decisions: Mapping[Faction, Decision],
    deals: DealRows,
    injects: tuple[int, ...],
) -> Inputs:
    """Put the four decisions side by side; a dial nobody turns stays as it is."""
    us, allies, china, labs = (decisions[faction] for faction in FACTIONS)
    points = np.empty_like(us.points)
    for faction, own in rules.lever_blocks:
        points[own] = decisions[faction].points[own]
    stances = world.values[rules.stance_rows].astype(np.int8)
    for decision in (us, allies, china, labs):
        np.copyto(stances, decision.stances, where=decision.stances >= 0)
    brought: NDArray[np.int16] = np.empty((len(injects), world.size), np.int16)
    brought[:] = np.array(injects, np.int16).reshape(-1, 1)
    return Inputs(
        points=points,
        stances=stances,
        plays=np.concatenate((us.plays, allies.plays, china.plays, labs.plays, brought)),
        rulings=(),
        deals=deals,
        answers=np.concatenate((us.answer, allies.answer, china.answer, labs.answer)),
    )
