"""The resolver uses only correctly rounded arithmetic, and no number of the rules."""

import ast
from pathlib import Path

import game.world

ROOT = Path(game.world.__file__).parent
FILES = sorted(p for p in ROOT.rglob("*.py"))
RULES = [p for p in FILES if p.parent.name in ("steps", "effects") and "vocabulary" not in p.name]
RULES += [
    ROOT / name for name in ("capacity.py", "curves.py", "plays.py", "requirements.py", "crises.py")
]
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


def name_of(path: Path) -> str:
    """A file as it is named below the package of the world."""
    return str(path.relative_to(ROOT))


def loose(code: str) -> list[str]:
    """What code does that is not rounded alike everywhere."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow | ast.MatMult):
            found.append(f"{node.lineno}: {type(node.op).__name__}")
        elif isinstance(node, ast.Attribute) and node.attr in FORBIDDEN:
            found.append(f"{node.lineno}: {node.attr}")
        elif isinstance(node, ast.Attribute) and ast.unparse(node) == "np.sum":
            found.append(f"{node.lineno}: np.sum")
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name == "sum" or (name == "pow" and isinstance(node.func, ast.Name)):
                found.append(f"{node.lineno}: {name}")
    return found


def test_only_permitted_arithmetic() -> None:
    assert {name_of(path): found for path in FILES if (found := loose(path.read_text()))} == {}


def test_the_search_finds_loose_arithmetic() -> None:
    for code in ("x ** 3", "a @ b", "np.exp(x)", "sum(x)", "pow(x, y)", "x.sum()", "f = np.sum"):
        assert len(loose(code)) == 1, code


def test_no_number_of_the_rules_is_in_the_code() -> None:
    found = {
        f"{name_of(path)}:{node.lineno}": node.value
        for path in RULES
        for node in ast.walk(without_places(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        if node.value not in PLAIN
    }
    assert found == {}


def without_places(code: str) -> ast.Module:
    """Code without the marks of its steps, whose number is a place in the order of the quarter."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = [
                mark for mark in node.decorator_list if not ast.unparse(mark).startswith("step(")
            ]
    return tree
