"""Every screen of a room with hostile words in all it shows, as the host's own driver draws it."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot

from game.cli.host_window import HostWindow
from game.cli.main import say
from game.core.clean import clean
from game.lines.session import PlainSession
from game.server.board.board_session import BoardSession, Terminal
from game.server.room.room import Turned
from game.tui.app.board_app import BoardApp
from game.view.pages import AtTable, pages_for
from tests.server.conftest import OpenRoom
from tests.server.test_joining import until
from tests.tui.hostile_board import ROOM, hostile_room, in_turn
from tests.tui.payloads import PAYLOADS
from tests.tui.steering import steering

DOWN, END, ESC, ENTER = b"\x1b[6~", b"\x1b[F", b"\x1b", b"\r"
THROUGH = (DOWN, DOWN, DOWN, END, b"\x1b[H")
"""Keys that bring every row of a list to the screen, or most of them."""
PRESS = (b"m", *THROUGH, ENTER, b"hi", ESC, ESC)
PEOPLE = (b"v", *THROUGH, ESC)
NEWS = (b"6", *THROUGH, b" ", ESC)
STEP = 1 if os.environ.get("FOURFRONTS_LONG") else len(PAYLOADS)
"""In long runs every payload stands first once, and so on every place that shows few."""
WALKS: dict[str, tuple[bytes, ...]] = {
    "faction": (ENTER, *PRESS, *PEOPLE, *NEWS, b"5", b"7", b"w", ESC),
    "lobby": (*PEOPLE, ENTER, *PEOPLE),
    "white": (*THROUGH, *PEOPLE, *PRESS, ESC, b"\x1b[B", b"\x1b[B", ENTER, b"hi", ESC),
    "observer": (ENTER, *PRESS, *PEOPLE, *NEWS),
    "projector": (),
}


class Terminal80:
    """A client that takes everything."""

    def __init__(self) -> None:
        self.written = b""

    def send(self, data: bytes) -> None:
        self.written += data

    def waiting(self) -> int:
        return 0

    def close(self) -> None:
        pass


async def walked(seat: str, first: int, keys: tuple[bytes, ...]) -> tuple[bytes, BoardApp]:
    """Everything a board in the host's process sent on a walk through its screens."""
    board = BoardApp(
        [hostile_room(seat, in_turn(first))],
        hotseat=False,
        saved_to="x",  # type: ignore[list-item]
        animate=False,
    )
    client = Terminal80()
    session = BoardSession(lambda: board, Terminal(100, 30), client)
    running = asyncio.create_task(session.run())
    await session._link.painted.wait()
    for key in keys:
        session.feed(key)
        intake = session._driver()._intake  # type: ignore[union-attr]
        await until(lambda intake=intake: intake._working.done())
        if key == ESC:  # a lone one is known by what does not follow it
            intake._lone_escape()
            await until(lambda intake=intake: intake._working.done())
        with board._context():
            await Pilot(board).pause(0)
    assert board.is_running
    session.end()
    await running
    return client.written, board


@pytest.mark.parametrize("seat", ROOM)
@pytest.mark.parametrize("first", range(0, len(PAYLOADS), STEP))
async def test_no_payload_on_any_screen_of_a_room_steers_a_terminal(first: int, seat: str) -> None:
    written, board = await walked(seat, first, WALKS[seat])
    assert board.crash is None
    assert len(written) > 2000
    assert not steering(written)


async def one_by_one(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line


@pytest.mark.parametrize("seat", ROOM)
async def test_no_payload_in_the_line_mode_is_more_than_words(seat: str) -> None:
    port = hostile_room(seat, in_turn())
    heard: list[str] = []
    pages = [
        *pages_for(AtTable(port.observe(), port.company())),
        "figures",
        "why lead",
        *PAYLOADS,
        "help",
    ]
    lines = one_by_one(*(line for page in pages for line in page.splitlines()))
    assert await PlainSession([port], lines, heard.append, lambda w: [w], ("", "")).run() == 0  # type: ignore[list-item]
    text = "\n".join(heard)
    assert "Press, " in text
    assert clean(text) == text
    assert not steering(text.encode())


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_no_payload_steers_the_hosts_own_window(
    number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    window = HostWindow()
    window.tell(f"Table 1: {PAYLOADS[number]} (us) is here (ssh).")
    window.close()
    say(f"No table {PAYLOADS[number]}.")
    out, err = capfd.readouterr()
    assert "is here" in out
    assert not steering(out.encode() + err.encode())


async def test_no_payload_is_a_name_and_none_is_echoed(open_room: OpenRoom) -> None:
    live = await open_room()
    for payload in PAYLOADS:
        for name in (payload, f"Ada{payload}"):
            for post in ("member", payload):
                with pytest.raises(Turned) as turned:
                    await live.room.enter(live.code("us"), name, post)
                assert payload not in str(turned.value)
                assert not steering(str(turned.value).encode())
    assert live.said == []
