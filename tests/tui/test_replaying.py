"""The replay steps through a record by keys, from any side's eyes, and changes nothing."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from game.core.observation import Observation, Role
from game.tui.app.keyboard import Keyboard
from game.tui.app.replay_app import ReplayApp
from game.tui.ink.glyphs import UNICODE
from game.tui.screens.end import EndScreen
from tests.tui.conftest import AT_ONCE, RULES, SAVE, press, screen_text
from tests.tui.samples import observation

SIZES = ((80, 24), (100, 30), (140, 45))


class Record:
    """Three positions; it remembers what it was asked for."""

    def __init__(self) -> None:
        self.positions = ("2026Q3 start", "2026Q4", "the end")
        self.asked: list[tuple[int, Role, bool]] = []

    def observe(self, place: int, role: Role, *, reveal: bool = False) -> Observation:
        self.asked.append((place, role, reveal))
        phase = "over" if place == 2 else "consequences"
        return observation(phase, role="white" if reveal else role, quarter=f"2027Q{place + 1}")


@asynccontextmanager
async def replaying(
    record: Record, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ReplayApp, Pilot[Any]]]:
    app = ReplayApp(record, SAVE, rules=lambda: RULES, glyphs=UNICODE)
    app.keyboard = Keyboard(AT_ONCE)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_replay_looks_as_it_was_kept(
    size: tuple[int, int], same_screen: Callable[[str, str], None]
) -> None:
    async with replaying(Record(), size) as (app, pilot):
        await press(pilot, "right")
        same_screen(f"replay-{size[0]}x{size[1]}", screen_text(app))


async def test_arrows_step_by_quarter_and_stop_at_both_ends() -> None:
    record = Record()
    async with replaying(record) as (_, pilot):
        await press(pilot, "left", "right", "right", "right", "left")
    assert [place for place, _, _ in record.asked] == [0, 0, 1, 2, 2, 1]


async def test_letters_take_a_sides_eyes_and_tab_goes_round() -> None:
    record = Record()
    async with replaying(record) as (app, pilot):
        await press(pilot, "c")
        assert "what China saw" in screen_text(app)
        await press(pilot, "tab", "tab")
    assert [role for _, role, _ in record.asked] == ["us", "china", "labs", "us"]


async def test_the_fog_lifts_and_falls_again() -> None:
    record = Record()
    async with replaying(record) as (app, pilot):
        await press(pilot, "v")
        assert "all there was to see" in screen_text(app)
        await press(pilot, "v")
        assert "what United States saw" in screen_text(app)
    assert [reveal for _, _, reveal in record.asked] == [False, True, False]


async def test_the_ending_can_be_seen_at_the_end() -> None:
    async with replaying(Record()) as (app, pilot):
        await press(pilot, "right", "right", "enter")
        assert isinstance(app.screen, EndScreen)
        assert "Contested lead" in screen_text(app)


async def test_news_why_story_and_help_open_over_a_replay() -> None:
    async with replaying(Record()) as (app, pilot):
        for key, words in (("w", "Why it moved"), ("f4", "News"), ("s", "Story"), ("f9", "Help")):
            await press(pilot, key)
            assert words in screen_text(app).splitlines()[0], key
            await press(pilot, "escape")
        assert "REPLAY" in screen_text(app)
