"""What boards that share a process lean on in Textual and Rich, each held to what it must be."""

import asyncio
import contextvars
import gc
import os
import sys
import weakref

import pytest
import textual.app
from rich.style import Style
from textual._xterm_parser import XTermParser
from textual.app import App

from game.server.board.board_session import Terminal
from game.terminal import guards
from game.terminal.keystrokes import OwnParser
from tests.server.test_joining import until
from tests.server.test_session import Client, Small, board


async def test_closed_boards_are_forgotten() -> None:
    alive: list[weakref.ref[App[int]]] = []

    def make() -> App[int]:
        app = Small()
        alive.append(weakref.ref(app))
        return app

    for _ in range(30):
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


def test_boards_do_not_take_the_output_of_the_process() -> None:
    guards.leave_output_alone()
    before = sys.stdout, sys.stderr
    with textual.app.redirect_stdout(None), textual.app.redirect_stderr(None):  # type: ignore[attr-defined]
        assert (sys.stdout, sys.stderr) == before


def test_keys_are_read_without_the_cache_that_keeps_boards() -> None:
    assert XTermParser._parse_extended_key.cache_info().maxsize is not None
    assert XTermParser._parse_extended_key.__wrapped__ is OwnParser._parse_extended_key


def test_styles_come_out_in_full_colour() -> None:
    assert Style.parse("#ff8800").render("x") == "\x1b[38;2;255;136;0mx\x1b[0m"


@pytest.mark.parametrize(
    ("colours", "wanted"),
    [
        ("truecolor", "\x1b[1;38;2;255;0;0;48;2;0;0;0mx\x1b[0m"),
        ("256", "\x1b[1;38;5;196;48;5;16mx\x1b[0m"),
        ("16", "\x1b[1;31;40mx\x1b[0m"),
        ("none", "\x1b[1mx\x1b[0m"),
    ],
)
def test_a_style_is_brought_down_to_what_the_client_shows(
    colours: guards.Colours, wanted: str
) -> None:
    style = Style.parse("bold #ff0000 on #000000")
    assert guards.fewer_colours(style.render("x"), colours) == wanted


def test_without_colour_a_style_of_colours_alone_is_no_style() -> None:
    assert guards.fewer_colours("\x1b[38;2;1;2;3mx\x1b[m", "none") == "x\x1b[m"


@pytest.mark.parametrize("colours", ["none", "16", "256"])
def test_words_that_look_like_colours_stay_as_they_are(colours: guards.Colours) -> None:
    assert guards.fewer_colours("pay 38;2;10;20;30 now", colours) == "pay 38;2;10;20;30 now"


async def test_a_board_has_a_context_of_its_own() -> None:
    word: contextvars.ContextVar[str] = contextvars.ContextVar("word", default="nothing")
    word.set("another session's")
    heard: list[str] = []

    class Listening(Small):
        def on_mount(self) -> None:
            heard.append(word.get())

    async with board(Client(), make=Listening):
        assert heard == ["nothing"]


async def test_tasks_start_in_turn_while_boards_run() -> None:
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda of, work, **more: asyncio.Task(work, loop=of, **more))
    async with board(Client()):
        assert loop.get_task_factory() is None


async def test_a_board_tells_its_driver_and_what_it_has_not_done_yet() -> None:
    made: list[App[int]] = []
    async with board(Client(), make=lambda: made.append(Small()) or made[-1]):
        assert guards.driver_of(made[0]) is not None
        assert guards.fault_of(made[0]) is None
        before = guards.backlog(made[0])
        for _ in range(3):
            made[0].call_later(lambda: None)
        assert guards.backlog(made[0]) == before + 3
