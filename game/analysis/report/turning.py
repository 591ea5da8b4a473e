"""Turning points: where a cause moved a front otherwise than it mostly does, from the receipts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.analysis.report.telling import Quarter
from game.core.observation import Cause, Receipt

HEADLINES = (
    "lead",
    "adoption.us",
    "adoption.allies",
    "adoption.china",
    "distribution.us",
    "distribution.china",
    "resilience.us",
    "resilience.allies",
    "resilience.china",
)
"""The public figures of the four fronts."""
MOST = 8
UNTOLD = ("limit", "unseen")
"""Kinds of causes that say nothing of what people or luck did."""


@dataclass(frozen=True)
class Moment:
    """A cause that did something else in a quarter than it does in most.

    ``weight`` is by how much, in usual quarters of that figure: so months and shares compare.
    ``behind`` is the largest cause of what the cause itself comes from, where a receipt says so.
    """

    receipt: Receipt
    cause: Cause
    weight: float
    behind: Cause | None = None


def moments(quarters: Sequence[Quarter]) -> list[Moment]:
    """The causes that weighed most, at most one a figure and quarter, in order of time."""
    found: dict[tuple[str, str], Moment] = {}
    for moment in _all(quarters):
        place = (moment.receipt.quarter, moment.receipt.variable)
        if place not in found or moment.weight > found[place].weight:
            found[place] = moment
    chosen = sorted(found.values(), key=lambda one: -one.weight)[:MOST]
    return sorted(chosen, key=lambda one: (one.receipt.quarter, -one.weight))


def _all(quarters: Sequence[Quarter]) -> Iterator[Moment]:
    every = {(r.quarter, r.variable): r for one in quarters for r in one.seen.receipts}
    receipts = [receipt for receipt in every.values() if receipt.variable in HEADLINES]
    for variable in HEADLINES:
        own = [receipt for receipt in receipts if receipt.variable == variable]
        moves = [abs(receipt.after - receipt.before) for receipt in own]
        usual = sum(moves) / len(moves) if moves else 0.0
        means = _means(own)
        for receipt in own if usual > 0 else ():
            for cause in receipt.causes:
                if cause.kind not in UNTOLD:
                    away = abs(cause.amount - means[cause.title])
                    yield Moment(receipt, cause, away / usual, _behind(cause, receipt, every))


def _means(receipts: Sequence[Receipt]) -> dict[str, float]:
    """What each cause moves a figure by in a quarter, over all of them."""
    whole: dict[str, float] = {}
    for receipt in receipts:
        for cause in receipt.causes:
            whole[cause.title] = whole.get(cause.title, 0.0) + cause.amount
    return {title: amount / len(receipts) for title, amount in whole.items()}


def _behind(
    cause: Cause, receipt: Receipt, every: Mapping[tuple[str, str], Receipt]
) -> Cause | None:
    found = [
        one
        for variable in cause.follow
        if (deeper := every.get((receipt.quarter, variable)))
        for one in deeper.causes
        if one.kind not in UNTOLD
    ]
    return max(found, key=lambda one: abs(one.amount), default=None)
