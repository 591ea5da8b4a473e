"""The driver of a board elsewhere: it takes nothing of the host's machine, and gives all back."""

import asyncio
import io
import re
import signal
import threading
import webbrowser
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from game.server.board.board_session import BoardSession, Terminal
from game.terminal import guards
from game.terminal.far_terminal import START, STOP
from game.terminal.intake import MOST_EVENTS
from tests.server.test_joining import until
from tests.server.test_session import Client, Small, board


class Listening(Small):
    """Notes the keys the client pressed, once each: what a widget leaves comes up here again."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.keys.append(event.character or event.key)
        await super().on_event(event)


async def test_every_mode_that_is_taken_is_given_back() -> None:
    client = Client()
    async with board(client):
        assert client.data.startswith(START.encode())
    assert client.data.endswith(STOP.encode())
    assert set(re.findall(r"\?(\d+)h", START)) == set(re.findall(r"\?(\d+)l", STOP))
    assert set(re.findall(r"\?(\d+)l", START)) == set(re.findall(r"\?(\d+)h", STOP)) == {"25"}


async def test_a_board_takes_no_thread_and_no_signal_of_the_host() -> None:
    names = (signal.SIGINT, signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT)
    before = threading.active_count(), [signal.getsignal(name) for name in names]
    async with board(Client()):
        assert (threading.active_count(), [signal.getsignal(name) for name in names]) == before


async def test_a_board_opens_and_writes_nothing_on_the_hosts_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    app = Small()
    async with board(Client(), make=lambda: app):
        app.open_url("https://example.org")
        app.deliver_binary(io.BytesIO(b"bytes"), save_directory=tmp_path, save_filename="x")
        app.deliver_text(io.StringIO("text"), save_directory=tmp_path, save_filename="y")
        await asyncio.sleep(0)
    assert (opened, list(tmp_path.iterdir())) == ([], [])


async def test_keys_in_pieces_are_the_keys_they_are() -> None:
    app = Listening()
    async with board(Client(), make=lambda: app) as session:
        for byte in "\x1b[A李\x1bOB".encode():
            session.feed(bytes([byte]))
        await until(lambda: len(app.keys) == 3)
    assert app.keys == ["up", "李", "down"]


async def test_a_paste_in_pieces_is_one_paste() -> None:
    app = Listening()
    async with board(Client(), make=lambda: app) as session:
        for piece in (b"\x1b[200~two ", b"wor", b"ds", b"\x1b[20", b"1~"):
            session.feed(piece)
        await until(lambda: app.query_one(Input).value)
        assert app.query_one(Input).value == "two words"
    assert app.keys == []


async def test_a_flood_of_keys_is_cut_off_at_the_limit() -> None:
    app = Listening()
    async with board(Client(), make=lambda: app) as session:
        session.feed(b"x" * 5_000)
        session.feed(b"y" * 5_000)
        await until(lambda: guards.backlog(app) == 0 and app.keys)
        session.feed(b"z")
        await until(lambda: "z" in app.keys)
    assert len(app.keys) <= 2 * MOST_EVENTS + 1


async def test_a_new_size_fills_the_clients_terminal() -> None:
    client, app = Client(120, 40), Listening()
    session = BoardSession(lambda: app, Terminal(80, 24), client)
    running = asyncio.create_task(session.run())
    await until(lambda: "words" in client.text)
    session.resize(120, 40)
    await until(lambda: app.size == (120, 40))
    session.resize(10**6, -1)
    await until(lambda: app.size == (400, 8))
    session.end()
    assert await asyncio.wait_for(running, 20) == 0


async def test_what_comes_after_the_end_does_no_harm() -> None:
    client = Client()
    async with board(client) as session:
        session.feed(b"\x1b")
    before = client.data
    session.feed(b"more")
    session.resize(90, 30)
    session.attach(Terminal(), client)
    session.end()
    await asyncio.sleep(0)
    assert client.data == before
