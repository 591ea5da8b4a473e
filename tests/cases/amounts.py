"""Amounts worked out by hand: a little arithmetic over the names of the rules.

``politics.regain_us`` is a parameter under the case's lens, ``half.us.energy`` (and ``speed``,
``cap``) a lever's, ``cost.us.chip_controls`` a stance's. Any other name is a figure as it stood
before, or after with ``new.`` in front (``new.lead``), or in the match that this one is played
against (``other.lead``). There are + − × ÷, `min`, `max`, `abs` and
`round`.
"""

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.core.match import Match

OPERATORS: dict[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}
CALLS: dict[str, Callable[..., float]] = {"min": min, "max": max, "abs": abs, "round": round}


@dataclass(frozen=True)
class Came:
    """What came of a case: the match, what it is compared with, and the match as given."""

    match: Match
    other: Match
    start: Match


def amount(words: Any, came: Came) -> float:
    """The number that a formula stands for."""

    def of(node: ast.AST) -> float:
        if isinstance(node, ast.Constant):
            return float(node.value)
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](of(node.left), of(node.right))
        if isinstance(node, ast.UnaryOp):
            return OPERATORS[type(node.op)](of(node.operand))
        if isinstance(node, ast.Call):
            return float(CALLS[ast.unparse(node.func)](*(of(part) for part in node.args)))
        return _named(ast.unparse(node), came)

    return of(ast.parse(str(words), mode="eval").body)


def _named(name: str, came: Came) -> float:
    rules = came.match.rules
    if name in rules.p:
        return float(rules.p[name])
    first, _, rest = name.partition(".")
    if first == "new":
        return came.match.value(rest)
    if first == "other":
        return came.other.value(rest)
    if first in ("half", "speed", "cap") and rest in rules.lever_index:
        return float(getattr(rules.levers[rules.lever_index[rest]], first))
    if first == "cost" and rest in rules.stance_index:
        return float(rules.stances[rules.stance_index[rest]].cost)
    if first == "hand":
        return float(rules.hand)
    return came.start.value(name)


def close(one: float, other: float) -> bool:
    """Whether two amounts are the same but for rounding."""
    return abs(one - other) <= 1e-9 * (1 + abs(other))
