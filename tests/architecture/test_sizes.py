"""Small files and small functions: a place that grows past these is to be redesigned."""

import ast
from collections.abc import Iterator
from pathlib import Path

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


def oversized(name: str, code: str) -> Iterator[tuple[str, int]]:
    """The file and the functions in it that are too long, with their lines."""
    length = len(code.splitlines())
    if length > FILE_LINES:
        yield name, length
    for node in ast.walk(ast.parse(code)):
        function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if function and lines_of(node) > FUNCTION_LINES:
            yield f"{name}::{node.name}", lines_of(node)


def all_oversized() -> dict[str, int]:
    """Everything in the package that is too long."""
    return {
        place: length
        for path in FILES
        for place, length in oversized(str(path.relative_to(ROOT)), path.read_text())
    }


def test_files_and_functions_stay_small() -> None:
    assert {place: n for place, n in all_oversized().items() if place not in REASONS} == {}


def test_every_exception_to_a_size_is_still_needed() -> None:
    assert set(REASONS) <= set(all_oversized())


def test_the_search_finds_what_is_too_long() -> None:
    long = "def f():\n" + "    x = 1\n" * (FUNCTION_LINES + 1)
    assert list(oversized("one.py", long)) == [("one.py::f", FUNCTION_LINES + 1)]
    assert list(oversized("one.py", "x = 1\n" * (FILE_LINES + 1))) == [("one.py", FILE_LINES + 1)]


def test_no_file_is_named_after_nothing() -> None:
    parts = {str(path): set(path.relative_to(ROOT).with_suffix("").parts) for path in FILES}
    assert [name for name, own in parts.items() if own & BANNED_NAMES] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(p.relative_to(ROOT)) for p in FILES if not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert silent == []
