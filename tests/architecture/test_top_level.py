"""The top of the tree stays as a newcomer was told it is."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALLOWED = {"pyproject.toml", "README.md", "Makefile", "game", "cards", "rules", "tests", "saves"}


def tracked() -> list[str]:
    """Files that git keeps, or none where this is not a checkout."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_only_the_agreed_names_stand_at_the_top() -> None:
    tops = {name.split("/")[0] for name in tracked()}
    assert {name for name in tops if not name.startswith(".")} <= ALLOWED
