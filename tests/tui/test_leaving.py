"""A screen is left once: whatever is typed on its way out, and whatever lies over it."""

from collections.abc import Callable

import pytest
from textual.events import Key

from game.core.acts.send import Send
from game.tui.screens.board import BoardScreen
from game.tui.screens.place import Leavable, Slip
from tests.tui.conftest import at_the_board, press
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import before_the_match, faction, watcher
from tests.tui.samples import observation

OPEN: dict[str, tuple[Callable[[], FakePort], tuple[str, ...]]] = {
    "card": (lambda: FakePort(observation()), ("enter", "3", "down", "space")),
    "deal": (lambda: FakePort(observation("negotiation")), ("enter", "4", "space")),
    "propose": (lambda: FakePort(observation("negotiation")), ("enter", "p")),
    "estimate": (lambda: FakePort(observation()), ("enter", "5", "space")),
    "commit": (lambda: FakePort(observation()), ("enter", "enter")),
    "leave": (lambda: FakePort(observation()), ("enter", "escape")),
    "why": (lambda: FakePort(observation()), ("enter", "w")),
    "story": (lambda: FakePort(observation("consequences")), ("enter",)),
    "write": (faction, ("enter", "m", "enter")),
    "ask": (lambda: watcher("white"), ("down", "enter")),
    "sure": (lambda: watcher("white"), ("end", "up", "enter")),
    "post": (faction, ("enter", "v", "down", "p")),
    "lobby": (lambda: before_the_match("us"), ("enter",)),
}


@pytest.mark.parametrize("place", OPEN)
async def test_a_screen_told_to_leave_again_and_again_leaves_alone(place: str) -> None:
    make, keys = OPEN[place]
    async with at_the_board(make(), keys=keys) as (app, pilot):
        before, screen = len(app.screen_stack), app.screen
        assert isinstance(screen, Leavable)
        for _ in range(3):
            screen.dismiss(None)
        await pilot.pause()
        assert len(app.screen_stack) == before - 1
        assert screen not in app.screen_stack
        assert app.crash is None


@pytest.mark.parametrize("place", OPEN)
async def test_a_screen_that_lies_under_another_leaves_when_that_is_gone(place: str) -> None:
    make, keys = OPEN[place]
    async with at_the_board(make(), keys=keys) as (app, pilot):
        screen, over = app.screen, Slip[None]()
        assert isinstance(screen, Leavable)
        await app.push_screen(over)
        screen.dismiss(None)
        await pilot.pause()
        assert app.screen is over
        over.dismiss(None)
        await pilot.pause()
        await pilot.pause()
        assert screen not in app.screen_stack
        assert app.crash is None


async def test_a_burst_of_enters_sends_a_message_once_and_the_board_goes_on() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        await press(pilot, "down", *"Hi")
        for _ in range(8):
            app.post_message(Key("enter", "\r"))
        await press(pilot, "escape", "escape")
        assert app.crash is None
    assert [one.text for one in port.said if isinstance(one, Send)] == ["Hi"]


async def test_a_burst_at_a_hand_over_leaves_the_board_that_is_taken_over() -> None:
    ports = FakePort(observation()), FakePort(observation(role="china"))
    async with at_the_board(*ports, hotseat=True) as (app, pilot):
        for _ in range(5):
            app.post_message(Key("space", " "))
        await press(pilot, "escape")
        assert app.crash is None
        assert any(isinstance(screen, BoardScreen) for screen in app.screen_stack)
