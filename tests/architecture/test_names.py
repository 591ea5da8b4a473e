"""A name means one thing: files and types are found by it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

GAME = Path("game")
RULES = ("world", "core", "content", "store")
"""Packages whose types and files nobody else calls his own by."""
_ONCE = "soon crowd answers unreached folder ahead asked counted gather mixed luck told signs"
UNGUESSABLE = frozenset(f"{_ONCE} paths playing beside printed appraisal outlook machine".split())
"""What files were once called, and nobody guessed."""
SAME_THING = {
    "appoint": "the act, and the screen that asks for it",
    "behaviour": "which one a match follows, and what a table says of it",
    "cards": "what they are, and how they are painted",
    "cell": "the white cell: what it sees, its words, its screen, its ink",
    "clock": "what happens to it, and how it is painted",
    "commit": "the act, and the screen that asks for it",
    "conditions": "of cards: met by bots, checked by lint",
    "crises": "what they are, how they are answered, their lint",
    "crisis": "what a seat sees of it, its page, its screen, its ink",
    "deals": "what they are, and how they are painted",
    "draft": "the act, and how what it made is painted",
    "estimate": "the order, and the screen that asks for it",
    "fronts": "the step, what a seat sees of it, its lint, its ink",
    "lenses": "checked, compared, and the command that compares",
    "members": "what they do, and how they are called",
    "news": "what is told, its screen, its ink",
    "paragraphs": "of the rulebook: cut, and checked",
    "places": "on the disk, and on the board",
    "play": "the order of a card, and the command that plays a match",
    "press": "what is written, its screen, its ink",
    "progress": "of a match, and of a long command",
    "react": "the order, and the act",
    "reading": "records, content, and the screens for reading",
    "receipts": "made, seen by a seat, told in lines, painted",
    "records": "in a save, and the commands on them",
    "rulebook": "the rules, and what is printed of them",
    "rules": "in numbers, their screen, their ink",
    "settings": "of a match, and their screen",
    "sight": "of figures: worked out, and as a seat has it",
    "vocabulary": "the typed words of world, effects and orders",
    "words": "of acts, of the line mode, and the field they are written in",
}
SAME_TYPE = {"Estimate": "an order of the game, and a figure that a calibration measured"}


def modules() -> Iterator[tuple[str, Path]]:
    """The package of each file under it, and the file."""
    for path in sorted(GAME.rglob("*.py")):
        if path.name != "__init__.py":
            yield path.relative_to(GAME).parts[0], path


def types(path: Path) -> Iterator[str]:
    """The public types a file defines: classes and aliases, but no stand-ins for a type."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, of = node.targets[0].id, getattr(node.value, "func", None)
            stands_in = isinstance(of, ast.Name) and of.id == "TypeVar"
            if name[0].isupper() and not name.isupper() and not stands_in:
                yield name


def test_no_file_is_called_what_nobody_guesses() -> None:
    assert [str(path) for _, path in modules() if path.stem in UNGUESSABLE] == []


def test_two_files_have_one_name_only_where_they_are_the_same_thing() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for package, path in modules():
        found[path.stem].append(package)
    twice = {name for name, where in found.items() if len(where) > 1 and {*where} & {*RULES}}
    assert twice <= set(SAME_THING), twice - set(SAME_THING)


def test_a_type_of_the_rules_has_its_name_for_itself() -> None:
    """Pages are made of cells, numbers and words of their own, which are of no other package."""
    found: dict[str, set[str]] = defaultdict(set)
    for package, path in modules():
        for name in types(path) if package != "view" else ():
            if name not in ("Floats", "Bools") and not name.startswith("_"):
                found[name].add(f"{package}:{path}")
    twice = {
        name: sorted(where)
        for name, where in found.items()
        if len(where) > 1 and any(one.partition(":")[0] in RULES for one in where)
    }
    assert set(twice) <= set(SAME_TYPE), twice
