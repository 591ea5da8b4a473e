"""The resolver uses only correctly rounded arithmetic, and no number of the rules."""

import ast
from pathlib import Path

import pytest

import game.world

ROOT = Path(game.world.__file__).parent
FILES = sorted(p for p in ROOT.rglob("*.py"))
RULES = [p for p in FILES if p.parent.name in ("steps", "effects") and "vocabulary" not in p.name]
RULES += [ROOT / name for name in ("capacity.py", "curves.py", "plays.py", "conditions.py")]
FORBIDDEN = {
    "exp",
    "expm1",
    "log",
    "log1p",
    "log2",
    "log10",
    "power",
    "float_power",
    "tanh",
    "sinh",
    "cosh",
    "sin",
    "cos",
    "tan",
    "cbrt",
    "hypot",
    "mean",
    "average",
    "std",
    "var",
    "dot",
    "matmul",
    "einsum",
    "inner",
    "tensordot",
    "vdot",
    "cumsum",
    "trapezoid",
    "convolve",
    "nansum",
    "linalg",
    "random",
    "fsum",
    "prod",
}
PLAIN = {0, 1, 2, -1, 0.5}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_permitted_arithmetic(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.BinOp):
            assert not isinstance(node.op, ast.Pow | ast.MatMult), f"{path}:{node.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in FORBIDDEN, f"{path}:{node.lineno} {node.attr}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert not (node.value.id == "np" and node.attr == "sum"), f"{path}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"sum", "pow"}, f"{path}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr != "sum", f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", RULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_number_of_the_rules_is_in_the_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            assert node.value in PLAIN, f"{path}:{node.lineno} has {node.value}"
