"""What the tests of the board share: an app on fake ports, and its screen as text."""

import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from rich.segment import Segment
from textual._context import visible_screen_stack
from textual.pilot import Pilot
from textual.screen import Screen

from game.content.paragraphs import Paragraph
from game.tui.app.board_app import BoardApp
from game.tui.app.keyboard import Keyboard, KeyPace
from game.tui.app.shell import Shell
from game.tui.ink.glyphs import UNICODE, Glyphs
from game.tui.widgets.panel import Panel
from tests.tui.fake_port import FakePort

AT_ONCE = KeyPace(held=0.0, elsewhere=0.0)
"""Tests press keys as fast as the board takes them, and mean each of them."""
SHOTS = Path(__file__).parent / "screens"
RULES = tuple(
    Paragraph(id=f"R{step}.{number}", title=title, text=f"{title}: what moves it, and by how much.")
    for step, number, title in (
        (1, 1, "Political capital"),
        (2, 1, "Capacity of a lever"),
        (2, 2, "Enforcement"),
        (3, 5, "Grey market"),
        (4, 2, "Model security"),
        (8, 3, "Distribution"),
    )
)
SAVE = Path("saves/match.jsonl")
Cells = list[list[Segment]]
_PAINT = Screen._compositor_refresh


def cells(app: Shell) -> Cells:
    """Every segment of the screen as it would be written to a terminal, filters included."""
    visible_screen_stack.set(app._background_screens)  # what shows through behind a slip
    return [list(strip) for strip in app.screen._compositor.render_strips()]


def screen_text(app: Shell) -> str:
    """The screen as lines of text without trailing blanks; no drawing exceeds its frame."""
    for panel in app.screen.query(Panel):
        if panel.drawn is not None:
            wide = [
                line.plain
                for line in panel.drawn.lines
                if line.cell_length > panel.drawn.frame.width
            ]
            assert not wide, f"#{panel.id} shows only a part of {wide}"
    return "\n".join("".join(s.text for s in line).rstrip() for line in cells(app))


@asynccontextmanager
async def at_the_board(
    *ports: FakePort,
    size: tuple[int, int] = (80, 24),
    keys: Sequence[str] = ("enter",),
    hotseat: bool = False,
    glyphs: Glyphs = UNICODE,
    pace: KeyPace = AT_ONCE,
    painted: bool = False,
) -> AsyncIterator[tuple[BoardApp, Pilot[Any]]]:
    """A board on these ports, with some keys pressed already (Enter leaves the title).

    Only a test of painting itself needs it `painted` after every key: that takes half of the time.
    """
    app = BoardApp(ports, hotseat, SAVE, rules=lambda: RULES, glyphs=glyphs)
    app.keyboard = Keyboard(pace)
    with nullcontext() if painted else patch.object(Screen, "_compositor_refresh", _unpainted):
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await press(pilot, *keys)
            yield app, pilot


def _unpainted(screen: Screen[object]) -> None:
    """What is laid out can be looked at as it is, by `cells` and `screen_text`."""
    if screen is not screen.app.screen:  # what shows through behind a slip is told to it
        _PAINT(screen)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each until the app has come to rest."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


async def resize(pilot: Pilot[Any], width: int, height: int) -> None:
    """Give the terminal another size, unless it has it already."""
    if pilot.app.size == (width, height):
        return
    await pilot.resize_terminal(width, height)
    shown: list[str] = []
    # What a new size lets a panel say may change its border in turn.
    while len(shown) < 2 or shown[-1] != shown[-2]:
        await pilot.pause()
        shown.append(screen_text(pilot.app))


@pytest.fixture
def same_screen() -> Callable[[str, str], None]:
    """Compare a screen with the kept one; UPDATE_SCREENS=1 keeps the new one instead."""

    def compare(name: str, text: str) -> None:
        kept = SHOTS / f"{name}.txt"
        if os.environ.get("UPDATE_SCREENS"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(text + "\n", encoding="utf-8")
        assert kept.exists(), f"no kept screen {kept.name}: run once with UPDATE_SCREENS=1"
        assert text + "\n" == kept.read_text(encoding="utf-8")

    return compare
