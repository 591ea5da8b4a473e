"""A line mode with its table, fed from a list and heard into a list."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable

import pytest

from game.lines.session import PlainSession
from game.table.local import LocalPort
from game.table.table import Table

Talk = Callable[..., str]


async def one_by_one(lines: Iterable[str]) -> AsyncIterator[str]:
    for line in lines:
        yield line


@pytest.fixture
def talk() -> Talk:
    """Types lines at a table's people and returns everything that was printed."""

    def typed(table: Table, lines: Iterable[str]) -> str:
        heard: list[str] = []
        ports = [LocalPort(table, faction) for faction in table.people]
        farewell = (
            f"The match is kept in {table.path}.",
            f"Saved in {table.path}. Go on with: fourfronts resume {table.path}",
        )
        session = PlainSession(ports, one_by_one(lines), heard.append, lambda w: [w], farewell)
        assert asyncio.run(session.run()) == 0
        return "\n".join(heard)

    return typed
