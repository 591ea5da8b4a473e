"""A live room: real tables, real sockets, in the test's own event loop."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli.serving import make_board, play_lines
from game.content.load import rulebook_digest
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.server.client.remote_port import RemotePort
from game.server.doors.browser_door import browser_routes
from game.server.doors.ssh_door import open_ssh
from game.server.doors.web_door import make_app, open_web
from game.server.room.founding import new_room
from game.server.room.room import Room
from game.server.wire.messages import Hello
from game.table.header import Header, new_header, seed_words
from game.table.table import MakeBots
from game.world.vocabulary import FACTIONS
from tests.conftest import NOON


@dataclass
class Live:
    """A room whose doors are open. ``codes`` are by table and role."""

    room: Room
    folder: Path
    secret: str
    port: int
    ssh_port: int
    said: list[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def code(self, role: str, table: int = 1) -> str:
        return next(
            code
            for code, opens in self.room.codes.items()
            if (opens.role, opens.table) == (role, table)
        )

    async def join(self, role: str, name: str, post: str = "member", table: int = 1) -> RemotePort:
        code = self.secret if role == "white" else self.code(role, table)
        hello = Hello(code=code, name=name, post=post, table=table, device="test-device")
        return await RemotePort.join(self.address, hello)


OpenRoom = Callable[..., Awaitable[Live]]


def header_for(rulebook: Rulebook, seed: str = "7", **chosen: object) -> Header:
    settings = Settings.model_validate(
        {
            "match": "test",
            "scenario": "crunch-2027",
            "format": "full",
            "lens": "A",
            "players": dict.fromkeys(FACTIONS, "person"),
            **chosen,
        }
    )
    return new_header(settings, rulebook, rulebook_digest(rulebook), seed_words(seed))


@asynccontextmanager
async def doors(room: Room, folder: Path) -> AsyncIterator[tuple[int, int]]:
    web = await open_web(make_app(room, (), browser_routes(make_board)), "127.0.0.1", 0)
    ssh = await open_ssh(room, make_board, play_lines, folder=folder, bind="127.0.0.1", port=0)
    try:
        yield web.port, ssh.port
    finally:
        await ssh.close()
        await web.close()


@pytest.fixture
async def open_room(
    tmp_path: Path, rulebook: Rulebook, bots_of: MakeBots
) -> AsyncIterator[OpenRoom]:
    """Opens rooms on free ports; they are closed when the test is over."""
    async with AsyncExitStack() as open_ones:

        async def opened(tables: int = 1, **chosen: object) -> Live:
            folder = tmp_path / "room"
            headers = [header_for(rulebook, **chosen) for _ in range(tables)]
            said: list[str] = []
            room, secret = new_room(folder, headers, bots_of, lambda: NOON, said.append)
            port, ssh_port = await open_ones.enter_async_context(doors(room, folder))
            for table in room.tables.values():
                open_ones.push_async_callback(table.close)
            return Live(room, folder, secret, port, ssh_port, said)

        yield opened
