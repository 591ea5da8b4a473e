"""Boards that share a process: their driver, what guards them from each other, slow clients."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from pyte import ByteStream, Screen
from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from game.server.board import board_session as session_module
from game.server.board.board_session import AT_ONCE, FAULT, BoardSession, Terminal
from game.terminal import intake as intake_module
from game.terminal.far_terminal import BEHIND, STOP, clamped
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


async def test_floods_and_endless_sequences_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "QUIET_SECONDS", 0.0)
    client = Client()
    async with board(client) as session:
        session.feed(b"x" * 10_000_000)
        for _ in range(40):
            session.feed(b"\x1b[200~" + b"y" * 60_000)
        session.feed(b"\x1b[201~")
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


async def test_who_leaves_while_waiting_for_a_turn_never_gets_a_board() -> None:
    made: list[App[int]] = []
    turns = session_module._starting()
    async with turns, turns:
        client = Client()
        waiting = BoardSession(lambda: made.append(Small()) or made[-1], Terminal(), client)
        running = asyncio.create_task(waiting.run())
        await asyncio.sleep(0)
        waiting.end()
    assert await asyncio.wait_for(running, 20) == 0
    assert (made, client.data) == ([], b"")


async def test_a_size_told_while_waiting_for_a_turn_is_the_size_of_the_board() -> None:
    made: list[App[int]] = []
    turns = session_module._starting()
    async with turns, turns:
        client = Client(100, 30)
        waiting = BoardSession(lambda: made.append(Small()) or made[-1], Terminal(), client)
        running = asyncio.create_task(waiting.run())
        await asyncio.sleep(0)
        waiting.resize(100, 30)
    await until(lambda: "words" in client.text)
    assert made[0].size == (100, 30)
    waiting.end()
    await asyncio.wait_for(running, 20)


async def test_a_board_that_cannot_be_made_is_one_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fails() -> App[int]:
        raise RuntimeError("sealed order 1234")

    client = Client()
    assert await BoardSession(fails, Terminal(), client).run() == 1
    assert client.data == FAULT.encode()
    assert "RuntimeError at test_session.py" in caplog.text
    assert "1234" not in caplog.text


async def test_a_fault_keeps_its_secrets_out_of_the_log(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    class Leaky(Small):
        def action_break_down(self) -> None:
            order = "sealed order 1234"
            raise RuntimeError(order)

    client = Client()
    session = BoardSession(Leaky, Terminal(), client)
    running = asyncio.create_task(session.run())
    await until(lambda: "words" in client.text)
    session.feed(b"\x1bOQ")
    assert await asyncio.wait_for(running, 20) == 1
    assert client.data.endswith(FAULT.encode())
    printed = "".join(capfd.readouterr())
    assert "RuntimeError at test_session.py" in caplog.text
    assert "1234" not in printed + caplog.text + client.data.decode()


async def test_who_is_behind_gets_their_screen_back_all_the_same() -> None:
    client = Client()
    async with board(client):
        client.behind = BEHIND + 1
    assert client.data.endswith(STOP.encode())


@pytest.mark.parametrize("shown", [False, True])
async def test_a_session_that_is_cancelled_leaves_no_board(shown: bool) -> None:
    before, client = asyncio.all_tasks(), Client()

    def make() -> App[int]:
        if not shown:
            asyncio.get_running_loop().call_soon(running.cancel)
        return Small()

    session = BoardSession(make, Terminal(), client)
    running = asyncio.create_task(session.run())
    if shown:
        await until(lambda: "words" in client.text)
        running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == before
    well = Client()
    async with board(well) as other:
        other.feed(b"on")
        await until(lambda: "typed on" in well.text)


async def test_a_class_coming_in_starts_two_boards_at_a_time() -> None:
    clients = [Client() for _ in range(6)]
    made: list[int] = []

    def make(number: int) -> App[int]:
        made.append(number)
        starting = [one for one in made if "words" not in clients[one].text]
        assert len(starting) <= AT_ONCE
        return Small()

    sessions = [BoardSession(partial(make, n), Terminal(), c) for n, c in enumerate(clients)]
    running = [asyncio.create_task(session.run()) for session in sessions]
    await until(lambda: all("words" in client.text for client in clients))
    for session in sessions:
        session.end()
    assert await asyncio.gather(*running) == [0] * 6
