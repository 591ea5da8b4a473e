"""The screens of a hosted table: kept pictures, what keys say to the port, hostile words."""

from collections.abc import Callable

import pytest

from game.core.observation import NewsItem
from game.table.port import Adopt, Advance, Bring, Continue, Remove, Rule, Send, Sign
from game.tui.countdown import clock_words, time_words
from game.tui.draw.glyphs import ASCII
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import RUNNING, faction, watcher

SIZES = ((80, 24), (100, 30), (140, 45))
SCREENS: dict[str, tuple[Callable[[], FakePort], tuple[str, ...]]] = {
    "room-board": (faction, ("enter",)),
    "room-press": (faction, ("enter", "m")),
    "room-write": (faction, ("enter", "m", "enter")),
    "room-people": (faction, ("enter", "v")),
    "room-cell": (lambda: watcher("white"), ()),
    "room-ask": (lambda: watcher("white"), ("down", "down", "enter")),
    "room-wall": (lambda: watcher("projector"), ()),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_was_kept(
    name: str, size: tuple[int, int], same_screen: Callable[[str, str], None]
) -> None:
    make, keys = SCREENS[name]
    async with at_the_board(make(), size=size, keys=keys) as (app, _):
        same_screen(f"{name}-{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.parametrize("name", SCREENS)
async def test_with_ascii_glyphs_every_cell_is_ascii(name: str) -> None:
    make, keys = SCREENS[name]
    async with at_the_board(make(), keys=keys, glyphs=ASCII) as (app, _):
        assert screen_text(app).isascii()


@pytest.mark.parametrize("name", ["room-press", "room-people"])
async def test_hostile_words_are_shown_as_words(name: str) -> None:
    make, keys = SCREENS[name]
    async with at_the_board(make(), keys=keys) as (app, _):
        text = screen_text(app)
        assert "\x1b" not in text
        assert "‮" not in text
        assert app.is_running


async def test_press_is_written_to_whom_is_chosen() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "m", "enter")) as (_, pilot):
        await press(pilot, "down", "down", *"Hi", "enter")
        assert port.said[-1] == Send(to=("allies",), text="Hi")


async def test_suggestions_are_taken_up_and_the_draft_signed() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "v")) as (_, pilot):
        await press(pilot, "end", "up", "enter", "g")
        assert Sign() in port.said
        assert Adopt(by="us-2", key="allocate us.workforce") in port.said


async def test_the_white_cell_steers_with_a_reason() -> None:
    port = watcher("white")
    async with at_the_board(port, keys=("enter",)) as (_, pilot):
        assert port.said == [Continue()]
        await press(pilot, "down", "down", "down", "enter", *"Late", "enter")
        assert port.said[-1] == Advance(reason="Late")
        await press(pilot, *["down"] * 6, "enter")
        assert port.said[-1] == Bring(inject="inject/a")
        await press(pilot, "down", "down", "enter", "2", "enter", *"So", "enter")
        said = port.said[-1]
        assert isinstance(said, Rule)
        assert (said.amount, said.reason) == (2.0, "So")


async def test_only_the_white_cell_takes_people_off_the_table() -> None:
    for port, may in ((watcher("white"), True), (faction(), False)):
        keys = ("v",) if may else ("enter", "v")
        async with at_the_board(port, keys=keys) as (_, pilot):
            await press(pilot, "x")
            assert (Remove(member="us-1") in port.said) == may


async def test_a_notice_is_told_wherever_the_player_is() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        item = NewsItem(quarter="2027Q2", title="Time is up", text="[@click=x]Grace[/]",
                        kind="notice")  # fmt: skip
        port.change(port.shown.model_copy(update={"news": (*port.shown.news, item)}))
        await pilot.pause()
        assert any("Time is up" in note.message for note in app._notifications)


def test_clocks_are_told_in_few_characters() -> None:
    assert clock_words(RUNNING, 0.0) == "06:41"
    assert clock_words(RUNNING, 10_000.0) == "00:00"
    assert time_words(3 * 3600 + 300) == "3 h 05 min"
    assert time_words(2 * 86400 + 4 * 3600) == "2 d 04 h"
