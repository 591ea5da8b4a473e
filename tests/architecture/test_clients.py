"""A machine without the real clients still runs the tests, and is told what it left out."""

import os
import subprocess
import sys
from pathlib import Path

from tests.clients import GET, REQUIRED, left_out

ROOT = Path(__file__).parents[2]
DRIVEN = {
    "chromium": "tests/server/test_chromium.py",
    "frictionless": "tests/analysis/test_export.py",
    "jq": "tests/store/test_journal.py",
    "pandas": "tests/analysis/test_export.py",
    "polars": "tests/analysis/test_export.py",
    "pyarrow": "tests/analysis/test_export.py",
    "ssh": "tests/server/test_openssh.py",
    "tmux": "tests/server/test_openssh.py",
}


def run(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the test of `jq` where no program at all is on the path."""
    environment = {**os.environ, "PATH": str(folder), **more}
    environment = {name: v for name, v in environment.items() if v and "PYTEST" not in name}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", DRIVEN["jq"], "-k", "jq"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_what_is_missing_is_left_out_and_named(tmp_path: Path) -> None:
    done = run(tmp_path, **{REQUIRED: ""})
    assert done.returncode == 0, done.stdout
    assert f"Left out 1 test that drives jq. To get it: {GET['jq']}" in done.stdout


def test_where_all_are_required_what_is_missing_fails(tmp_path: Path) -> None:
    done = run(tmp_path, **{REQUIRED: "all"})
    assert done.returncode == 1, done.stdout
    assert "jq is missing" in done.stdout


def test_each_program_is_counted_by_itself() -> None:
    reasons = ["Skipped: drives ssh and tmux, which is not here"] * 2 + ["Skipped: Windows"]
    assert [line.split(".")[0] for line in left_out(reasons)] == [
        "Left out 2 tests that drive ssh",
        "Left out 2 tests that drive tmux",
    ]


def test_tests_of_every_program_are_marked() -> None:
    assert DRIVEN.keys() == GET.keys()
    for program, path in DRIVEN.items():
        marks = [line for line in (ROOT / path).read_text().splitlines() if "mark.drives(" in line]
        assert any(f'"{program}"' in line for line in marks), path


def test_the_gate_requires_them_all() -> None:
    assert f"export {REQUIRED}=all" in (ROOT / ".ci" / "run").read_text()
