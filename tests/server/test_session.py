"""Boards that share a process: their driver, what guards them from each other, slow clients."""

import asyncio
import gc
import os
import weakref
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
import textual.app
from pyte import ByteStream, Screen
from rich.style import Style
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from game.server import guards
from game.server.driver import BEHIND, clamped
from game.server.session import FAULT, BoardSession, Terminal
from tests.server.test_joining import until


class Client:
    """A client's terminal: what it was sent, shown by an emulator."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.screen = Screen(columns, rows)
        self._stream = ByteStream(self.screen)
        self.data = b""
        self.behind = 0
        self.closed = False

    def send(self, data: bytes) -> None:
        self.data += data
        self._stream.feed(data)

    def waiting(self) -> int:
        return self.behind

    def close(self) -> None:
        self.closed = True

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)


class Small(App[int]):
    """An app with a place to type, and a fault to press."""

    BINDINGS = [("f2", "break_down", ""), ("escape", "note", "")]

    def compose(self) -> ComposeResult:
        yield Input(id="in")
        yield Static("[#ff8800]words[/]", id="out")

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#out", Static).update(f"typed {event.value}")

    def action_note(self) -> None:
        self.query_one("#out", Static).update("escaped")

    def action_break_down(self) -> None:
        self._return_code = 1
        self._close_messages_no_wait()


@asynccontextmanager
async def board(
    client: Client, terminal: Terminal | None = None, make: Callable[[], App[int]] = Small
) -> AsyncIterator[BoardSession]:
    session = BoardSession(make, terminal or Terminal(), client)
    running = asyncio.create_task(session.run())
    await until(lambda: client.data)
    await until(
        lambda: "words" in client.text or client.data.count(b"\n") or len(client.data) > 400
    )
    yield session
    session.end()
    await asyncio.wait_for(running, 20)


async def test_keys_reach_the_board_and_its_picture_the_client() -> None:
    client = Client()
    async with board(client) as session:
        session.feed("hé".encode()[:2])
        session.feed("hé".encode()[2:])
        await until(lambda: "typed hé" in client.text)
        session.feed(b"\x1b")
        await until(lambda: "escaped" in client.text)
    assert client.data.endswith(b"\x1b[?1049l")


async def test_a_client_that_fell_behind_gets_the_whole_picture_when_it_caught_up() -> None:
    client, quick = Client(), Client()
    async with board(client) as session, board(quick) as other:
        client.behind = BEHIND + 1
        before = client.data
        for letter in b"abcdef":
            session.feed(bytes([letter]))
            other.feed(bytes([letter]))
        await until(lambda: "typed abcdef" in quick.text)
        await asyncio.sleep(0)
        assert client.data == before
        client.behind = 0
        await until(lambda: client.text == quick.text)


async def test_another_terminal_takes_over_with_the_same_picture() -> None:
    first, second = Client(), Client(100, 30)
    async with board(first) as session:
        session.feed(b"mine")
        await until(lambda: "typed mine" in first.text)
        session.attach(Terminal(100, 30), second)
        await until(lambda: "typed mine" in second.text)
        assert first.closed


@pytest.mark.parametrize(
    ("said", "kept"), [((80, 24), (80, 24)), ((0, -5), (20, 8)), ((10**9, 10**9), (400, 200))]
)
def test_sizes_are_kept_within_bounds(said: tuple[int, int], kept: tuple[int, int]) -> None:
    assert clamped(*said) == kept


async def test_floods_and_endless_sequences_do_no_harm() -> None:
    client = Client()
    async with board(client) as session:
        session.feed(b"x" * 10_000_000)
        for _ in range(40):
            session.feed(b"\x1b[200~" + b"y" * 60_000)
        session.feed(b"\x1b[201~")
        await asyncio.sleep(0.3)
        session.feed(b"\x1b")
        await until(lambda: "escaped" in client.text)


async def test_a_board_that_breaks_down_says_so_and_harms_no_other() -> None:
    broken, well = Client(), Client()
    async with board(well) as session:
        async with board(broken) as other:
            other.feed(b"\x1bOQ")
            await until(lambda: FAULT.strip().encode() in broken.data)
        assert b"Traceback" not in broken.data
        session.feed(b"still")
        await until(lambda: "typed still" in well.text)


async def test_closed_boards_are_forgotten() -> None:
    alive: list[weakref.ref[App[int]]] = []

    def make() -> App[int]:
        app = Small()
        alive.append(weakref.ref(app))
        return app

    for _ in range(6):
        async with board(Client(), make=make) as session:
            session.feed(b"a\x1b[1;5A")
    for _ in range(5):
        await asyncio.sleep(0.05)
        gc.collect()
    assert sum(ref() is not None for ref in alive) <= 1  # the last may be in a frame of this loop


@pytest.mark.parametrize(
    ("colours", "wanted"), [("truecolor", b"38;2;"), ("256", b"38;5;"), ("16", b"\x1b[")]
)
async def test_colours_are_those_the_client_can_show(
    colours: guards.Colours, wanted: bytes
) -> None:
    client = Client()
    async with board(client, Terminal(colours=colours)):
        await until(lambda: "words" in client.text)
    assert wanted in client.data
    assert (b"38;2;" in client.data) == (colours == "truecolor")


def test_the_environment_of_the_process_comes_back_after_a_board_is_made() -> None:
    before = dict(os.environ)
    seen = guards.made_for("xterm", "none", lambda: (os.environ["TERM"], os.environ["NO_COLOR"]))
    assert seen == ("xterm", "1")
    assert dict(os.environ) == before


def test_textual_still_has_what_the_guards_lean_on() -> None:
    guards.leave_output_alone()
    with textual.app.redirect_stdout(None), textual.app.redirect_stderr(None):  # type: ignore[attr-defined]
        print("to the process, not to a board")
    assert XTermParser._parse_extended_key.__wrapped__ is guards.OwnParser._parse_extended_key
    assert Style.parse("#ff8800").render("x") == "\x1b[38;2;255;136;0mx\x1b[0m"
