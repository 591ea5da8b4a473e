"""Words half written stay, and stay for whom they were begun, whatever happens at the table."""

from textual.events import Key, Paste
from textual.widgets import Input

from game.core.acts.send import Send
from game.core.conduct.words import Party
from game.core.observation import Observation
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import faction


def may_write_to(port: FakePort, *parties: Party) -> Observation:
    options = port.shown.options.model_copy(update={"may_write": parties, "may_write_all": True})
    return port.shown.model_copy(update={"options": options})


def sent(port: FakePort) -> list[Send]:
    return [one for one in port.said if isinstance(one, Send)]


async def shows(port: FakePort, pilot, seen: Observation) -> None:  # type: ignore[no-untyped-def]
    """The table moves on: another device, another phase, other people."""
    port.shown = seen
    for listener in port.listeners:
        listener()
    await pilot.pause()


async def test_words_half_written_stay_when_the_table_goes_on() -> None:
    port = faction()
    port.shown = may_write_to(port, "china", "labs", "white")
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        await press(pilot, "down", "d", "o")
        for phase in ("orders", "consequences"):
            await shows(port, pilot, port.shown.model_copy(update={"phase": phase}))
        await press(pilot, "n", "t")
        assert app.screen.query_one("#text", Input).value == "dont"
        await press(pilot, "enter")
    assert sent(port) == [Send(to=("china",), text="dont")]


async def test_words_begun_for_one_reader_go_to_no_other() -> None:
    port = faction()
    port.shown = may_write_to(port, "china", "labs", "white")
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        await press(pilot, "down", "down", "n", "o")
        await shows(port, pilot, may_write_to(port, "china", "allies", "labs", "white"))
        assert "To Frontier labs" in screen_text(app)
        await shows(port, pilot, may_write_to(port, "china", "white"))
        assert "To nobody yet" in screen_text(app)
        await press(pilot, "enter")
        assert sent(port) == []
        await press(pilot, "up", "enter")
    assert sent(port) == [Send(to=("white",), text="no")]


async def test_three_pasted_lines_stay_three_lines() -> None:
    port = faction()
    port.shown = may_write_to(port, "china")
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        await press(pilot, "down", "a", "space")
        app.post_message(Paste("one\ntwo\nthree\n"))
        await pilot.pause()
        assert "a one¶two¶three" in screen_text(app)
        await press(pilot, "enter")
    assert sent(port) == [Send(to=("china",), text="a one\ntwo\nthree")]


async def test_enter_sends_even_if_esc_follows_at_once() -> None:
    port = faction()
    port.shown = may_write_to(port, "china")
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        await press(pilot, "down", *"Hi")
        for key in ("enter", "escape", "escape"):
            app.post_message(Key(key, None))
        await press(pilot, "escape")
    assert sent(port) == [Send(to=("china",), text="Hi")]
