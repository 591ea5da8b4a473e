"""Receipts: why a value moved, as named terms that add up exactly.

A `Ledger` is handed to the resolver at the table and left away in big batches; the arithmetic
is the same either way. Amounts are added in order; the limits of a range write their own term.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.world.layout import Layout

Floats = NDArray[np.float64]
BY_LUCK = "chance "
"""What a cause begins with that is put down to a draw; the draw's name follows."""


@dataclass(frozen=True)
class RowTerm:
    """One named amount, float64[B], and the paragraph that says so."""

    cause: str
    rule: str
    amount: Floats
    draw: Floats | None = None
    """The draw of the quarter that fell, in [0, 1), where the cause names one (R14.6)."""


@dataclass(frozen=True)
class RowReceipt:
    """``before`` plus the terms in order is ``after``, bit for bit."""

    variable: str
    before: Floats
    terms: tuple[RowTerm, ...]
    after: Floats


@dataclass
class Ledger:
    """Collects terms while a quarter is resolved."""

    before: Floats | None = None
    after: Floats | None = None
    entries: list[tuple[int, str, str, Floats]] = field(default_factory=list)
    draws: dict[str, Floats] = field(default_factory=dict)

    def note(self, row: int, cause: str, rule: str, amount: Floats) -> None:
        """Write down one term for one row."""
        self.entries.append((row, cause, rule, amount))

    def change(self, row: int, cause: str, rule: str, old: Floats, new: Floats) -> None:
        """Write down the term that leads from ``old`` to ``new`` exactly.

        The difference is rounded once; where adding it back misses ``new`` by a last place,
        the miss (exact, the two being so close) is a term of its own.
        """
        amount = new - old
        self.entries.append((row, cause, rule, amount))
        reached = old + amount
        if (reached != new).any():
            self.entries.append((row, cause, rule, new - reached))


def receipts(ledger: Ledger, layout: Layout) -> dict[str, RowReceipt]:
    """The receipt of every variable, in the order of the rows; zero terms are left out."""
    if ledger.before is None or ledger.after is None:
        raise ValueError("this ledger has not been through a quarter yet")
    terms: dict[int, list[RowTerm]] = {}
    for row, cause, rule, amount in ledger.entries:
        if amount.any():
            draw = ledger.draws.get(cause.removeprefix(BY_LUCK))
            terms.setdefault(row, []).append(RowTerm(cause, rule, amount, draw))
    return {
        name: RowReceipt(name, ledger.before[row], tuple(terms.get(row, ())), ledger.after[row])
        for row, name in enumerate(layout.names)
    }
