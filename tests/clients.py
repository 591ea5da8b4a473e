"""What tests drive as real clients: Chromium, OpenSSH, tmux, jq, and readers of tables.

Where one is missing, the tests marked ``@pytest.mark.drives("jq")`` are left out, and the end of
the run says so, a line each. Where `REQUIRED` is set, as in `.ci/run`, they fail instead.
"""

import os
import re
import shutil
from collections import Counter
from importlib.util import find_spec

import pytest

GET = {
    "chromium": "apt install chromium",
    "frictionless": "pip install frictionless",
    "jq": "apt install jq, or brew install jq",
    "pandas": "pip install pandas",
    "polars": "pip install polars",
    "pyarrow": "pip install pyarrow",
    "ssh": "apt install openssh-client",
    "tmux": "apt install tmux, or brew install tmux",
}
PACKAGES = ("frictionless", "pandas", "polars", "pyarrow")
"""Those that are no programs, but packages."""
REQUIRED = "FOURFRONTS_CLIENTS"
_REASON = "drives {}, which is not here"


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "drives(*programs): runs these as a real client")


def missing(item: pytest.Item) -> list[str]:
    """The programs a test drives and this machine lacks."""
    driven = {program for mark in item.iter_markers("drives") for program in mark.args}
    return sorted(program for program in driven if not _is_here(program))


def _is_here(program: str) -> bool:
    if program in PACKAGES:
        return find_spec(program) is not None
    return shutil.which(program) is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out, or fail it, before anything is made for it."""
    lacking = missing(item)
    if lacking and os.environ.get(REQUIRED):
        pytest.fail(f"{REQUIRED} is set, and {lacking[0]} is missing: {GET[lacking[0]]}")
    if lacking:
        pytest.skip(_REASON.format(" and ".join(lacking)))


def left_out(reasons: list[str]) -> list[str]:
    """A line for each program that is missing: how many tests wait for it, how to get it."""
    pattern = re.compile(_REASON.format("(.*)").replace("not here", "not here$"))
    counts: Counter[str] = Counter()
    for reason in reasons:
        if found := pattern.search(reason):
            counts.update(found[1].split(" and "))
    return [
        f"Left out {count} test{'s' * (count != 1)} that drive{'s' * (count == 1)} {program}."
        f" To get it: {GET[program]}"
        for program, count in sorted(counts.items())
    ]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was left out for want of a program."""
    skipped = terminalreporter.stats.get("skipped", [])
    for line in left_out([str(report.longrepr[2]) for report in skipped]):
        terminalreporter.write_line(line)
