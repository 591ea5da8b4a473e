"""No number of the rules hides in the code, and every number says what it rests on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from game.content.lint.code import said
from game.content.load import load_rulebook, load_text

ROOT = Path(__file__).parents[2] / "game"
BOOK = load_rulebook()
PLAIN = {0, 1, 2, -1, 0.5, 4, 100}  # counting, halves, quarters of a year, percent
NOT_RULES = {"_WIDE", "exit_code", "WORLD_DECK", "INJECT_DECK"}
NOT_RULES |= {"CRISIS_DECK", "OUTCOME_DECK", "BEHAVIOUR"}
NOT_RULES |= {"MINUTE", "LONGEST", "LONGEST_REASON"}
NOT_RULES |= {"_LINE", "_AHEAD", "VECTOR", "SPAN", "AT_A_TIME", "_LONG"}  # of a processor
NOT_RULES |= {"LENGTH", "MOST_LETTERS", "LARGEST", "DIGITS"}  # of what people type
LUCK = ROOT / "world" / "chance.py"  # the bits of a generator are no rules
FILES = [p for part in ("core", "world") for p in sorted((ROOT / part).rglob("*.py")) if p != LUCK]


def reckoned(code: str) -> Iterator[tuple[int, float]]:
    """The literals that code reckons or compares with, or keeps under a name."""
    for node in ast.walk(ast.parse(code)):
        parts: list[ast.expr] = []
        if isinstance(node, ast.BinOp):
            parts = [node.left, node.right]
        elif isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.AugAssign):
            parts = [node.value]
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            parts = [] if names & NOT_RULES else [node.value]
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            parts = list(node.args) if name in ("float64", "minimum", "maximum") else []
        for part in parts:
            if isinstance(part, ast.Constant) and type(part.value) in (int, float):
                yield part.lineno, part.value


def test_the_code_reckons_with_no_number_of_the_rules() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}": value
        for path in FILES
        for line, value in reckoned(path.read_text())
        if value not in PLAIN
    }
    assert found == {}, "move it to rules/base/parameters-*.yaml"


def test_the_search_finds_a_number_in_every_place() -> None:
    for code in ("a = 7", "b = x * 7", "x += 7", "x > 7", "np.minimum(x, 7)"):
        assert [value for _, value in reckoned(code)] == [7], code


def test_every_number_is_in_its_range_and_says_what_it_rests_on_and_who_doubts_it() -> None:
    for row in BOOK.parameters:
        assert row.low <= row.central <= row.high, row.name
        assert row.unit and row.source, row.name
        assert row.dissent, f"{row.name}: say who disagrees, or why nobody can"


def test_every_number_is_reached_from_a_receipt() -> None:
    spoken = {word.text for word in said() if re.fullmatch(r"R\d+\.\d+", word.text)}
    text = load_text()
    lost = [p.name for p in BOOK.parameters if p.rule not in spoken and f"{{{p.name}}}" not in text]
    assert not lost
