"""Every screen at three sizes, compared cell by cell with a kept picture in text."""

from collections.abc import Callable

import pytest

from game.core.observation import Observation
from game.tui.ink.glyphs import ASCII
from tests.tui.conftest import at_the_board, cells, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.samples import fresh, observation

SIZES = ((80, 24), (100, 30), (140, 45))
SCREENS: dict[str, tuple[Observation, tuple[str, ...]]] = {
    "title": (observation(), ()),
    "board": (observation(), ("enter",)),
    "board-fresh": (fresh(), ("enter",)),
    "board-briefing": (fresh("briefing"), ("enter",)),
    "board-stances": (observation(), ("enter", "2")),
    "board-cards": (observation(), ("enter", "3")),
    "board-deals": (observation("negotiation"), ("enter", "4")),
    "board-estimates": (observation(), ("enter", "5")),
    "board-news": (observation(), ("enter", "6")),
    "board-aims": (observation(), ("enter", "7")),
    "orders": (observation(), ("enter", "f2")),
    "card": (observation(), ("enter", "3", "down", "space")),
    "deal": (observation("negotiation"), ("enter", "4", "space")),
    "propose": (observation("negotiation"), ("enter", "p", "down", "right", "down", "right")),
    "estimate": (observation(), ("enter", "5", "space")),
    "commit": (fresh(), ("enter", "right", "enter")),
    "why": (observation(), ("enter", "w")),
    "why-fresh": (observation("briefing", receipts=()), ("enter", "w")),
    "story-news": (observation("consequences"), ("enter",)),
    "story-front": (observation("consequences"), ("enter", "enter")),
    "news": (observation(), ("enter", "f4")),
    "rules": (observation(), ("enter", "f5", "g", "r", "e", "y")),
    "settings": (observation(), ("enter", "f7")),
    "help": (observation(), ("enter", "question_mark")),
    "leave": (observation(), ("enter", "escape")),
    "end": (observation("over"), ("enter", "escape")),
}


SLIPS = ("card", "deal", "propose", "estimate", "commit", "settings", "leave")
"""They show a part of the board below, which is fitted to its size when it is opened."""
MOUNTS = [
    *((name, SIZES) for name in SCREENS if name not in SLIPS),
    *((name, (size,)) for name in SLIPS for size in SIZES),
]


@pytest.mark.parametrize(("name", "sizes"), MOUNTS, ids=str)
async def test_a_screen_looks_as_it_was_kept(
    name: str, sizes: tuple[tuple[int, int], ...], same_screen: Callable[[str, str], None]
) -> None:
    seen, keys = SCREENS[name]
    async with at_the_board(FakePort(seen), size=sizes[0], keys=keys) as (app, pilot):
        for width, height in sizes:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            same_screen(f"{name}-{width}x{height}", screen_text(app))


@pytest.mark.parametrize("name", ["board", "why", "end"])
async def test_with_ascii_glyphs_every_cell_is_ascii(
    name: str, same_screen: Callable[[str, str], None]
) -> None:
    seen, keys = SCREENS[name]
    async with at_the_board(FakePort(seen), keys=keys, glyphs=ASCII) as (app, _):
        text = screen_text(app)
    assert text.isascii()
    assert all(len(line) <= 80 for line in text.splitlines())
    same_screen(f"{name}-ascii", text)


async def test_without_colour_the_cursor_is_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_board(FakePort(observation())) as (app, _):
        styles = [s.style for line in cells(app) for s in line if s.style is not None]
        reversed_text = "".join(
            s.text for line in cells(app) for s in line if s.style is not None and s.style.reverse
        )
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert any(style.bold for style in styles)
    assert "Chip-control enforcement" in reversed_text
    assert "1 Levers" in reversed_text


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_line_is_wider_than_the_terminal(size: tuple[int, int]) -> None:
    async with at_the_board(FakePort(observation()), size=size) as (app, _):
        lines = cells(app)
    assert len(lines) == size[1]
    assert all(sum(s.cell_length for s in line) == size[0] for line in lines)
