"""Worked examples of the rulebook: orders resolved, and the receipt of one variable as a table.

An example is told in its mark: ``example us.enforcement=4 for 2 shows control.enforcement``.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from game.analysis.tables import table
from game.core.compile import compile_rules
from game.core.errors import ContentError
from game.core.rule_titles import Titles, titles_of
from game.core.rulebook import Lens, Rulebook
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.quarters import quarter_words
from game.world.receipts import Ledger, RowReceipt, receipts
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start

_MARK = re.compile(r"(?:([a-z_.]+)=(\d+) )?for (\d+) shows ([a-z_.]+)$")
SCENARIO = "2026q3"
SEED = bytes(32)
NEUTRAL = "Z"


def example(words: str, rulebook: Rulebook) -> list[str]:
    """Return a worked example; `ContentError` when its mark can't be read.

    It is played from the first scenario with every number at its central value.
    """
    read = _MARK.match(words)
    if read is None:
        raise ContentError(f"the rulebook's example {words!r} is not like: LEVER=4 for 2 shows ROW")
    order, amount, quarters, row = read.groups()
    rules = neutral_rules(rulebook)
    known = {*rules.lever_index, *rules.stance_index}
    if (order and order not in known) or row not in rules.layout.index:
        raise ContentError(f"the rulebook's example {words!r} names nothing the rules have")
    orders = {order: int(amount)} if order else {}
    receipt, when = play(rules, orders, int(quarters), row)
    idle, _ = play(rules, {}, int(quarters), row)
    return _told(receipt, float(idle.after[0]), when, orders, titles_of(rulebook))


def play(
    rules: Rules, orders: Mapping[str, int], quarters: int, row: str
) -> tuple[RowReceipt, str]:
    """Return the receipt of `row` in the last of so many quarters under the same orders."""
    chance = Chance.single(SEED)
    world = start(rules, chance)
    ledger, when = Ledger(), ""
    for _ in range(quarters):
        ledger, when = Ledger(), quarter_words(world.quarter)
        world = resolve(
            world, _inputs(Inputs.idle(world, rules), rules, orders), rules, chance, ledger
        )
    return receipts(ledger, rules.layout)[row], when


def _inputs(idle: Inputs, rules: Rules, orders: Mapping[str, int]) -> Inputs:
    points, stances = idle.points.copy(), idle.stances.copy()
    for name, amount in orders.items():
        if name in rules.lever_index:
            points[rules.lever_index[name]] = np.int16(amount)
        else:
            stances[rules.stance_index[name]] = np.int8(amount)
    return replace(idle, points=points, stances=stances)


def _told(
    receipt: RowReceipt, idle: float, when: str, orders: Mapping[str, int], names: Titles
) -> list[str]:
    variable = names.variables.get(receipt.variable)
    unit = f", {variable.unit}" if variable else ""
    ordered = [
        f"{names.levers[name]} gets {amount} points every quarter"
        if name in names.levers
        else f"{names.stances[name]} is set to {amount}"
        for name, amount in orders.items()
    ]
    causes = [
        (names.cause(term.cause), f"{term.amount[0]:+.4f}", term.rule) for term in receipt.terms
    ]
    after = float(receipt.after[0])
    rows = [("before", f"{receipt.before[0]:.4f}", ""), *causes, ("after", f"{after:.4f}", "")]
    return [
        f"*Worked example.* {'; '.join(ordered) or 'Nobody gives any order'}; nobody else does"
        f" anything. {names.row(receipt.variable)} in {when}{unit}:",
        "",
        *table(("Cause", "Amount", "Rule"), iter(rows)),
        "",
        f"With no orders at all it would stand at {idle:.4f}.",
    ]


class _Held:
    """A rulebook as a key of a cache."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return id(self.rulebook)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.rulebook is self.rulebook


def neutral_rules(rulebook: Rulebook) -> Rules:
    """Return the rules with every number at its central value, under no lens."""
    return _neutral(_Held(rulebook))


@lru_cache(maxsize=2)
def _neutral(held: _Held) -> Rules:
    words = "Every number at its central value"
    none = Lens(
        id=NEUTRAL,
        title=words,
        claim=words,
        argument=words,
        proponents="nobody",
        prediction=words,
        changes=[],
        sources=[],
        weight=0.0,
    )
    # A crisis that nobody answers still moves things: it would stand in the way of an example.
    update = {"lenses": [none], "crises": []}
    return compile_rules(held.rulebook.model_copy(update=update), NEUTRAL, SCENARIO)
