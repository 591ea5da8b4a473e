"""The top of the tree stays as a newcomer was told it is."""

import re
import subprocess
from datetime import date
from pathlib import Path

import yaml

from game import __version__

ROOT = Path(__file__).parents[2]
ALLOWED = {"pyproject.toml", "README.md", "Makefile", "game", "cards", "rules", "tests", "saves"}
ALLOWED |= {"CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE"}  # what every project has


def tracked() -> list[str]:
    """Files that git keeps, or none where this is not a checkout."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_only_the_agreed_names_stand_at_the_top() -> None:
    tops = {name.split("/")[0] for name in tracked()}
    assert {name for name in tops if not name.startswith(".")} <= ALLOWED


def test_the_citation_names_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == __version__
    assert isinstance(cited["date-released"], date)
    assert cited["license"] == "MIT"


def test_the_changelog_begins_with_this_version() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", log, re.MULTILINE)[0] == __version__
