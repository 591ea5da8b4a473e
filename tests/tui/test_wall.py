"""The wall: kept pictures of a match in progress, its QR code dot by dot, the news in turn."""

from collections.abc import Callable

import pytest
from textual.content import Content

from game.core.conduct.words import Clock
from game.tui.ink.frame import Frame
from game.tui.ink.glyphs import ASCII, UNICODE
from game.tui.ink.large import FONT, ROWS, draw_half, draw_large, is_large, large_width
from game.tui.ink.lobby import draw_wall_doors
from game.tui.ink.qr import DARK, LIGHT, draw_qr, qr_dots
from game.tui.ink.wall import draw_wall_large, draw_wall_words, wall_news
from game.view.titles import PHASE_TITLES
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import (
    GRACE,
    PAUSED,
    RUNNING,
    after_notices,
    at,
    before_the_match,
    watcher,
)

SIZES = ((80, 24), (100, 30), (140, 45))
ADDRESS = "http://192.168.178.23:8000"


def wall(phase: str = "orders", clock: Clock = RUNNING, *, reachable: bool = True) -> FakePort:
    return at(watcher("projector"), phase, clock, reachable=reachable)


SCREENS: dict[str, Callable[[], FakePort]] = {
    "wall-orders": wall,
    "wall-consequences": lambda: after_notices(wall("consequences"), "consequences"),
    "wall-grace": lambda: wall(clock=GRACE),
    "wall-paused": lambda: wall("negotiation", PAUSED),
    "wall-lost": lambda: wall(reachable=False),
    "wall-lobby": lambda: before_the_match("projector"),
    "wall-codes": lambda: before_the_match("projector", shown=True),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_the_wall_looks_as_it_was_kept(
    name: str, size: tuple[int, int], same_screen: Callable[[str, str], None]
) -> None:
    async with at_the_board(SCREENS[name](), size=size, keys=()) as (app, _):
        same_screen(f"{name}-{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_the_wall_needs_ascii_only(
    name: str, size: tuple[int, int], same_screen: Callable[[str, str], None]
) -> None:
    async with at_the_board(SCREENS[name](), size=size, keys=(), glyphs=ASCII) as (app, _):
        text = screen_text(app)
    assert text.isascii()
    if size == (80, 24) and name in ("wall-orders", "wall-codes"):
        same_screen(f"{name}-ascii", text)


async def test_grace_is_told_in_words_and_the_phase_is_still_named() -> None:
    async with at_the_board(wall(clock=GRACE), keys=()) as (app, _):
        assert "TIME IS UP: grace for Orders" in screen_text(app)


async def test_the_news_is_shown_one_at_a_time_without_notices() -> None:
    port = after_notices(wall(), "consequences")
    newest = port.shown.news[4]
    older = port.shown.news[2].model_copy(update={"quarter": newest.quarter})
    port.shown = port.shown.model_copy(update={"news": (older, newest, *port.shown.news[5:])})
    assert wall_news(port.shown) == (newest, older)
    async with at_the_board(port, keys=()) as (app, pilot):
        seen = []
        for _ in range(3):
            seen.append(screen_text(app))
            await press(pilot, "right")
        assert [newest.text in text for text in seen] == [True, False, True]
        assert [older.text in text for text in seen] == [False, True, False]
        assert not any("clock" in text for text in seen)


@pytest.mark.parametrize("width", [78, 96, 136])
@pytest.mark.parametrize("phase", PHASE_TITLES)
def test_phase_and_clock_are_whole_at_every_width(phase: str, width: int) -> None:
    for clock in (RUNNING, PAUSED, GRACE, Clock(state="running", left=4000.0)):
        seen = wall(phase, clock).shown
        frame = Frame(width, ROWS)
        large = draw_wall_large(seen, 0.0, frame)
        words = draw_wall_words(seen, 0.0, frame)
        assert all(line.cell_length <= width for line in (*large.split("\n"), words))
        assert "…" not in words.plain


def test_every_letter_of_the_large_type_has_five_rows_of_one_width() -> None:
    for letter, rows in FONT.items():
        assert len(rows.split("/")) == ROWS
        assert len({len(row) for row in rows.split("/")}) == 1, letter
    assert all(is_large(words) for words in (*PHASE_TITLES.values(), "0123456789:.", "Time up"))
    assert not is_large("Тайвань")


def test_large_type_and_half_blocks_draw_the_same_dots() -> None:
    words = "Time up 07:41"
    whole = draw_large(words, "", UNICODE).plain.split("\n")
    half = [line.plain for line in draw_half(words, "")]
    assert {len(line) for line in (*whole, *half)} == {large_width(words)}
    upper = {"▀": "█ ", "▄": " █", "█": "██", " ": "  "}
    again = ["".join(upper[glyph][row % 2] for glyph in half[row // 2]) for row in range(ROWS)]
    assert again == whole


def dots_of(lines: list[Content], down: int) -> list[tuple[bool, ...]]:
    """Read a drawn code back, cell by cell, as the ground and ink of each cell show it."""
    rows = []
    for line in lines:
        cells = [
            (part, str(span.style))
            for span in line.spans
            for part in line.plain[span.start : span.end]
        ]
        low = [style.endswith(f"on {LIGHT}") for _, style in cells]
        up = [
            style.startswith(LIGHT) if glyph == "▀" else style.endswith(f"on {LIGHT}")
            for glyph, style in cells
        ]
        rows += [tuple(up), tuple(low)] if down == 2 else [tuple(low[::2])]
    return rows


@pytest.mark.parametrize(("width", "height", "down"), [(70, 40, 1), (40, 20, 2)])
def test_the_code_is_drawn_dot_by_dot_with_its_margin(width: int, height: int, down: int) -> None:
    dots = qr_dots(ADDRESS)
    drawn = dots_of(draw_qr(ADDRESS, Frame(width, height)), down)
    assert drawn[: len(dots)] == dots
    assert all(all(row) for row in (*dots[:4], *dots[-4:]))
    assert LIGHT != DARK


def test_where_a_code_has_no_room_the_address_stands_there_large() -> None:
    company = before_the_match("projector").people
    for glyphs in (UNICODE, ASCII):
        drawn = draw_wall_doors(company, Frame(64, 16, glyphs)).plain
        assert draw_large("192.168.178.23", "", glyphs).plain.split("\n")[0] in drawn
        assert ADDRESS in drawn
    assert ADDRESS in draw_wall_doors(company, Frame(36, 6)).plain


async def test_no_single_key_takes_the_wall_away() -> None:
    async with at_the_board(wall(), size=SIZES[0], keys=()) as (app, pilot):
        before = screen_text(app)
        await press(pilot, "escape")
        assert "Leave the table?" in screen_text(app)
        await press(pilot, "escape")
        assert screen_text(app) == before
        await press(pilot, "escape", "y")
        assert app.return_code == 0
