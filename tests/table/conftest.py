"""Hosts of tables, whose records are given back when a test is over."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from game.core.rulebook import Doctrine, Rulebook
from tests.table.hosted import Host, Time


@pytest.fixture
def host(tmp_path: Path, rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> Iterator[Host]:
    """Somebody to host a table, on a clock that stands still."""
    one = Host(tmp_path / "hosted.jsonl", rulebook, doctrines, Time())
    yield one
    if hasattr(one, "table"):
        one.table.close()
