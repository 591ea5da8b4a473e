"""A deal that was agreed, written among the deals in force of many games (G5.7)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.core.deals import Promise, Proposal
from game.world.quarters import parse_quarter
from game.world.vocabulary import FACTIONS, Faction, Pledge
from game.world.world import NEVER, DealRows, rows_between


def agree(
    deals: DealRows,
    pledges: Sequence[Pledge],
    proposer: Faction,
    offer: Proposal,
    taken: NDArray[np.bool_],
) -> DealRows:
    """Write the deal into the two sides' first free row of each game where it was ``taken``."""
    one, other = FACTIONS.index(proposer), FACTIONS.index(offer.partner)
    kept = rows_between(one, other)
    free = ~deals.active[kept]
    games = np.flatnonzero(taken & free.any(axis=0))
    rows = kept.start + free.argmax(axis=0)[games]
    terms: dict[str, float] = {
        "active": True,
        "a": one,
        "b": other,
        "pledge_a": _number(pledges, offer.give.promise),
        "limit_a": offer.give.promise.limit if offer.give.promise else 0.0,
        "pledge_b": _number(pledges, offer.get.promise),
        "limit_b": offer.get.promise.limit if offer.get.promise else 0.0,
        "points": offer.give.points - offer.get.points,
        "monitoring": offer.monitoring,
        "escrow": offer.escrow,
        "until": parse_quarter(offer.until),
        "breached": 0,
    }
    changed = {name: column.copy() for name, column in vars(deals).items()}
    for name, column in changed.items():
        column[rows, games] = terms[name]
    return replace(deals, **changed)


def _number(pledges: Sequence[Pledge], promise: Promise | None) -> int:
    if promise is None:
        return NEVER
    return next(n for n, pledge in enumerate(pledges) if pledge.name == promise.pledge)
