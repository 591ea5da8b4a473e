"""The names that the Python of the game says aloud: strings and patterns of strings."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
READ = ("world", "core")
ANY = "[a-z0-9_]+"


@dataclass(frozen=True)
class Spoken:
    """A string in a Python file, or (``pattern``) one with parts worked out when it runs (`ANY`).

    ``parameter`` is set where the string looks a parameter up: ``p["compute.us_growth"]``.
    """

    path: str
    line: int
    column: int
    text: str
    pattern: bool
    parameter: bool


@cache
def said(folder: Path = PACKAGE) -> tuple[Spoken, ...]:
    """Every string in the Python of `game.world` and `game.core`, docstrings left out."""
    return tuple(
        word
        for part in READ
        for path in sorted((folder / part).rglob("*.py"))
        for word in strings(path.read_text(encoding="utf-8"), f"game/{path.relative_to(folder)}")
    )


def strings(code: str, path: str) -> Iterator[Spoken]:
    """Every string in one Python text."""
    tree = ast.parse(code)
    looked_up = {
        id(node.slice)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and _last_name(node.value) == "p"
    }
    for node in ast.walk(tree):
        at = (path, getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Spoken(*at, node.value, False, id(node) in looked_up)
        elif isinstance(node, ast.JoinedStr):
            yield Spoken(*at, _pattern(node), True, id(node) in looked_up)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY
        for part in node.values
    )
