"""A small content folder that is right in every way, to be spoiled one way at a time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.lint import causes, code, paragraphs, parameters

FIXTURE = Path(__file__).parent / "fixture"
CODE = """
def step(p, tables, bloc):
    rule = "R1.2"
    said = ("coupling wear", f"{bloc}/mood", f"coupling {rule}")
    return p["compute.growth"] + tables["compute.offer"] + p[f"compute.base_{bloc}"]
"""

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small content."""
    return shutil.copytree(FIXTURE, tmp_path / "content")


@pytest.fixture
def edit(root: Path) -> Edit:
    """Replace some words of one file of the copy; they must be there."""

    def change(name: str, old: str, new: str) -> Path:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return root

    return change


@pytest.fixture
def small_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the checks on the game's Python read a game as small as the small content."""
    words = tuple(code.strings(CODE, "game/world/step.py"))
    monkeypatch.setattr(parameters, "said", lambda: words)
    monkeypatch.setattr(causes, "said", lambda: words)
    monkeypatch.setattr(paragraphs, "said", lambda: words)
