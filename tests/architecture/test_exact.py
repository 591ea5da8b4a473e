"""World and core reckon in ways that come to the same bytes under every Python and numpy.

The built-in `sum` adds floats otherwise since Python 3.12, powers hang on the C library, and
numpy adds along an axis in an order that hangs on how an array lies in memory.
"""

import ast
import builtins
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from game.core.compile import compile_rules
from game.core.rulebook import Doctrine, Rulebook
from game.world.exact import nearest, total
from game.world.rules import Rules

ROOT = Path(__file__).parents[2] / "game"
FILES = [p for part in ("core", "world") for p in sorted((ROOT / part).rglob("*.py"))]
BUILT_IN = {"sum", "round", "pow"}
OF_NUMPY = {
    "sum",
    "mean",
    "std",
    "var",
    "prod",
    "cumsum",
    "cumprod",
    "dot",
    "einsum",
    "matmul",
    "round",
    "exp",
    "log",
    "log2",
    "log10",
    "expm1",
    "log1p",
    "power",
    "cbrt",
    "hypot",
    "sin",
    "cos",
    "tan",
    "sinh",
    "cosh",
    "tanh",
    "arctan",
    "nansum",
    "average",
}


def inexact(code: str) -> Iterator[tuple[int, str]]:
    """What code does that may come to other bytes elsewhere, with its line."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Pow):
            yield node.lineno, "**"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
            yield node.lineno, "@"
        elif isinstance(node, ast.Name) and node.id in BUILT_IN:
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and node.attr in OF_NUMPY:
            yield node.lineno, node.attr


def test_the_code_reckons_exactly() -> None:
    found = [
        f"{p.relative_to(ROOT)}:{n} {what}" for p in FILES for n, what in inexact(p.read_text())
    ]
    assert not found, f"write it out in a fixed order, or use game.world.exact: {found}"


@pytest.mark.parametrize(
    "code",
    [
        "sum(x)",
        "round(x)",
        "pow(x, 2)",
        "map(sum, x)",
        "x ** 3",
        "x **= 2",
        "a @ b",
        "x.sum(-1)",
        "np.exp(x)",
        "math.log(x)",
        "np.tanh(x)",
    ],
)
def test_the_search_finds_each_kind(code: str) -> None:
    assert list(inexact(code))


def test_parts_are_added_in_their_order_each_step_rounded() -> None:
    parts = [1e16, 1.0, 1.0, -1e16]
    assert total(parts) == 0.0
    assert math.fsum(parts) == 2.0
    assert total(()) == 0.0


def test_halves_go_to_the_even_number() -> None:
    assert [nearest(number) for number in (0.5, 1.5, 2.5, -0.5, 2.4999)] == [0, 2, 2, 0, 2]


def test_rules_are_the_same_where_the_built_in_sum_adds_otherwise(
    rulebook: Rulebook, doctrines: Mapping[str, Doctrine], monkeypatch: pytest.MonkeyPatch
) -> None:
    def numbers(rules: Rules) -> list[list[bytes]]:
        return [[aim.weight.tobytes() for aim in own] for own in rules.aims]

    lenses = [lens.id for lens in rulebook.lenses]
    before = [numbers(compile_rules(rulebook, lens, "2026q3")) for lens in lenses]
    monkeypatch.setattr(builtins, "sum", math.fsum)
    assert [numbers(compile_rules(rulebook, lens, "2026q3")) for lens in lenses] == before
