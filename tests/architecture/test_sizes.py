"""Small files and small functions: a place that grows past these is to be redesigned."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "game").rglob("*.py"))

FILE_LINES = 400
FUNCTION_LINES = 50
BANNED_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}

# path (or path::function) -> why it may be longer
REASONS: dict[str, str] = {}


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 1


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_stays_small(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    length = len(path.read_text().splitlines())
    assert length <= FILE_LINES or name in REASONS, f"{name} has {length} lines"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_its_functions_stay_small(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    long = [
        f"{node.name} ({lines_of(node)} lines)"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and lines_of(node) > FUNCTION_LINES
        and f"{name}::{node.name}" not in REASONS
    ]
    assert not long


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_named_after_nothing(path: Path) -> None:
    assert not BANNED_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)


def test_every_exception_to_a_size_is_still_needed() -> None:
    for name in REASONS:
        path, _, function = name.partition("::")
        tree = ast.parse((ROOT / path).read_text())
        if not function:
            assert len((ROOT / path).read_text().splitlines()) > FILE_LINES
            continue
        found = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == function
        ]
        assert any(lines_of(node) > FUNCTION_LINES for node in found)


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(p.relative_to(ROOT)) for p in FILES if not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []
