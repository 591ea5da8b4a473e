"""The board's keys work by their place on other keyboards, and with Caps Lock."""

import pytest
from textual.events import Key

from game.tui.app.layouts import meant_key
from game.tui.screens.why import WhyScreen
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import faction
from tests.tui.samples import observation


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ц", "w"),
        ("Ц", "w"),
        ("ω", "v"),
        ("ς", "w"),
        ("ק", "e"),
        ("ش", "a"),
        ("ㅈ", "w"),
        ("W", "w"),
        ("Ｗ", "w"),
        ("é", None),
        ("李", None),
    ],
)
def test_a_letter_means_the_key_at_its_place(typed: str, key: str | None) -> None:
    assert meant_key(typed) == key


@pytest.mark.parametrize("letter", ["ц", "Ц", "W"])
async def test_why_opens_from_other_keyboards(letter: str) -> None:
    async with at_the_board(FakePort(observation())) as (app, pilot):
        app.post_message(Key("some_letter" if len(letter.encode()) > 1 else "upper_w", letter))
        await press(pilot)
        assert isinstance(app.screen, WhyScreen)


async def test_letters_of_no_known_keyboard_get_a_hint() -> None:
    async with at_the_board(FakePort(observation())) as (app, pilot):
        await press(pilot, "李")
        assert "Latin letters" in screen_text(app)


async def test_what_is_written_stays_as_it_is_written() -> None:
    async with at_the_board(faction(), keys=("enter", "m", "enter")) as (app, pilot):
        await press(pilot, "Ц", "W", "李")
        assert app.screen.query_one("#text").value == "ЦW李"  # type: ignore[attr-defined]
