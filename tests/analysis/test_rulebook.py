"""The rulebook's tables and examples are those of the rules, and every paragraph has its use."""

import re
from pathlib import Path

import pytest

from game.analysis.rulebook import block, blocks, written
from game.analysis.tables import TABLES
from game.content.lint.code import said
from game.content.load import load_rulebook, load_text
from game.content.paragraphs import cut
from game.core.errors import ContentError

ROOT = Path(__file__).parents[2]
BOOK = load_rulebook()
TEXT = load_text()
ID = re.compile(r"\b[RG]\d+\.\d+\b")
NUMBERS = {p.id: p.text for p in cut(TEXT) if ID.fullmatch(p.id)}


def test_no_generated_block_is_stale() -> None:
    assert written(TEXT, BOOK) == TEXT, "run: fourfronts rules --write"


def test_every_table_is_in_the_rulebook() -> None:
    assert set(TABLES) <= set(blocks(TEXT))


def test_every_step_has_a_worked_example() -> None:
    chapters = re.split(r"^## ", TEXT, flags=re.MULTILINE)
    with_example = {c.split()[0] for c in chapters if "<!-- begin: example" in c}
    assert {f"R{step}" for step in range(1, 14)} <= with_example
    assert len([b for b in blocks(TEXT) if b.startswith("example")]) >= 12


def test_an_example_shows_more_than_standing_still() -> None:
    for name in blocks(TEXT):
        if name.startswith("example") and "=" in name:
            lines = block(name, BOOK)
            after = next(line for line in lines if line.startswith("| after")).split("|")[2]
            assert f"stand at {after.strip()}." not in lines[-1], name


@pytest.mark.parametrize(
    "name",
    [
        "leverz",
        "example nonsense",
        "example us.nothing=3 for 1 shows lead",
        "example us.energy=3 for 1 shows nothing",
    ],
)
def test_a_mark_that_means_nothing_is_refused(name: str) -> None:
    with pytest.raises(ContentError):
        block(name, BOOK)


def _named_elsewhere() -> set[str]:
    """Every paragraph named by a row, a refusal or receipt in the code, or a case."""
    rows = (*BOOK.parameters, *BOOK.variables, *BOOK.levers, *BOOK.stances, *BOOK.pledges)
    cases = "\n".join(path.read_text() for path in (ROOT / "tests/cases").glob("*.yaml"))
    spoken = {word.text for word in said() if ID.fullmatch(word.text)}
    return {row.rule for row in rows} | spoken | set(ID.findall(cases))


def test_every_paragraph_that_is_named_is_there() -> None:
    cards = "\n".join(path.read_text() for path in (ROOT / "cards").rglob("*.yaml"))
    code = "\n".join(path.read_text() for path in (ROOT / "game").rglob("*.py"))
    named = _named_elsewhere() | set(ID.findall(cards)) | set(ID.findall(code))
    assert len(named) > 60
    assert named <= set(NUMBERS)
    assert {one for text in NUMBERS.values() for one in ID.findall(text)} <= set(NUMBERS)


def test_a_paragraph_is_used_or_says_that_it_explains() -> None:
    named = _named_elsewhere()
    explains = {
        found
        for line in re.findall(r"<!-- explains: (.*?) -->", TEXT, re.DOTALL)
        for found in ID.findall(line)
    }
    unused = set(NUMBERS) - named - explains
    assert not unused, f"name them in a rule, receipt or case, or mark them: {sorted(unused)}"
    assert explains <= set(NUMBERS)
    assert not explains & named, "these are used and explain nothing"
