"""The map of the code, `game/README.md`, is true: what it names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "game" / "README.md").read_text(encoding="utf-8")
PLACES = ("game/", "cards/", "rules/", "tests/", "saves/")
RECIPES = ["card", "lever", "step", "act", "page", "screen", "bot", "lens", "check", "command"]


def named(text: str) -> set[str]:
    """Every path in backticks that begins at the top of the checkout."""
    return {word for word in re.findall(r"`([^`\s]+)`", text) if word.startswith(PLACES)}


def test_every_path_it_names_is_there() -> None:
    assert len(named(MAP)) > 60
    assert {path for path in named(MAP) if not (ROOT / path).exists()} == set()


def test_every_package_has_a_sentence() -> None:
    packages = {f"game/{p.name}" for p in (ROOT / "game").iterdir() if (p / "__init__.py").exists()}
    rows = set(re.findall(r"^\| `(game/\w+)` \|", MAP, re.MULTILINE))
    assert rows == packages


def test_its_layers_are_the_contract() -> None:
    (drawn,) = re.findall(r"^`(cli → .*)`$", MAP.split("\n## ")[1], re.MULTILINE)
    contract = (ROOT / "pyproject.toml").read_text().split('name = "Layers go one way"')[1]
    layers = re.findall(r"layers = \[(.*?)\]", contract, re.DOTALL)[0]
    rows = re.findall(r'"([^"]+)"', layers)
    kept = [{name.strip(" ()").removeprefix("game.") for name in row.split("|")} for row in rows]
    assert [{name.strip() for name in row.split("|")} for row in drawn.split("→")] == kept


def test_there_is_a_recipe_for_each_kind_of_thing_one_adds() -> None:
    part = MAP.split("## To add one of these")[1].split("\n## ")[0]
    recipes = re.findall(r"^\*\*An? ([\w ]+)\*\*", part, re.MULTILINE)
    assert [any(word in recipe.split() for recipe in recipes) for word in RECIPES] == [True] * 10
    for recipe in re.split(r"^\*\*", part, flags=re.MULTILINE)[1:]:
        assert named(recipe), recipe


def test_what_renews_a_golden_file_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    part = MAP.split("## Golden files")[1].split("\n## ")[0]
    for target in re.findall(r"`make ([a-z-]+)`", part):
        assert f"\n{target}:" in makefile
    for variable in re.findall(r"`([A-Z_]+)=1 ", part):
        assert any(variable in path.read_text() for path in (ROOT / "tests").rglob("*.py"))
