"""No words on a screen are cut, unless they stand whole where the cursor leads."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets._footer import FooterKey

import game.tui
from game.core.rulebook import Rulebook
from game.tui.app import egress
from game.tui.app.shell import Shell
from game.tui.ink.ascii_signs import to_ascii
from game.tui.ink.frame import Frame
from game.tui.ink.glyphs import UNICODE
from game.tui.ink.rows import ListRow, draw_row
from game.tui.screens.rules import RulesScreen
from game.tui.widgets.box import Named
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from tests.conftest import SetTable
from tests.tui.conftest import cells, press, screen_text
from tests.tui.tours import SIZES, TOURS, Setting

QUOTES = re.compile(r"press |[a-z]+\d+$")
"""Rows that may quote as the rulebook's do: press, and the sentences of deals.

On a wide board deals stand beside the desk too, in `pacts`, as their tab has them."""
CUT = re.compile(rf"(?<![.;:,] ){UNICODE.ellipsis}")
"""Where words end early; after a whole part of a sentence the sign only says there is more."""
COLOUR = re.compile(r"(?<!on )\$\w+")
"""A colour of letters; what lies on another ground is reversed where there are no colours."""
WHOLE = Frame(1000, 1000)
"""Room enough for any words on one line."""


def cuts(screen: Screen[object]) -> Iterator[str]:
    """Every place of a screen where a reader misses something, with what is left there."""
    panels = [panel for panel in screen.query(Panel) if panel.region]
    for panel in panels:
        yield from (f"#{panel.id}: {words}" for words in _cut_in(panel))
    for named in screen.query(Named):
        room = named.outer_size.width - 4
        for name in named.names or ():
            if named.region and name.cell_length > room:
                yield f"border of #{named.id}: {name.plain}"
    for key in screen.query(FooterKey):
        if key.region.right > screen.size.width or key.region.width < len(key.description):
            yield f"footer: {key.key_display} {key.description}"
    for asked in screen.query(Input):
        if asked.content_size.width < len(asked.placeholder):
            yield f"#{asked.id}: {asked.placeholder}"
    for rows in screen.query(RowList):
        yield from _cut_along(rows, panels)


def _cut_in(panel: Panel) -> Iterator[str]:
    frame = panel.frame()
    if isinstance(panel, RowList):
        yield from _cut_rows(panel, frame)
        return
    lines = panel.lines(frame)
    for line in lines if panel.id != "pacts" else ():
        if CUT.search(line.plain) or line.cell_length > frame.width:
            yield line.plain.strip()
    if len(lines) > frame.height and not panel.styles.height.is_auto:
        yield f"{len(lines)} lines in {frame.height}: {lines[frame.height].plain}"


def _cut_rows(rows: RowList, frame: Frame) -> Iterator[str]:
    """Every row, in sight or not."""
    inner = frame if len(rows.rows) <= frame.height else frame.narrowed(frame.width - 1)
    for row in rows.rows:
        line = draw_row(row, "", inner).plain
        quotes = isinstance(rows.screen, RulesScreen) or QUOTES.match(row.id)
        if CUT.search(line) and not (quotes and is_told(row, line)):
            yield line.strip()


def _cut_along(rows: RowList, panels: list[Panel]) -> Iterator[str]:
    """What is said beside a list, with the cursor on each of its rows in turn."""
    screen, start = rows.screen, rows.cursor
    moved = getattr(screen, "on_row_list_moved", None)
    for place, row in enumerate(rows.rows if moved is not None else ()):
        if not row.heading:
            shown = [panel.drawing for panel in panels]
            rows.cursor = place
            moved()
            for panel, before in zip(panels, shown, strict=True):
                if panel.drawing is not before:
                    yield from (f"#{panel.id} at {row.id}: {words}" for words in _cut_in(panel))
    rows.cursor = start


def is_told(row: ListRow, shown: str) -> bool:
    """Whether what a line lacks is said with the cursor on it."""
    about = row.about(WHOLE).plain
    return set(row.draw(WHOLE).plain.split()) - set(shown.split()) <= set(about.split())


def lost_in_ascii(app: Shell) -> Iterator[str]:
    """Signs of a screen for which nothing in ASCII stands, as they came to the last filter."""
    lost: list[str] = []

    def noted(text: str) -> str:
        lost.extend(f"{sign!r} in {text}" for sign in text if to_ascii(sign) == "?" != sign)
        return to_ascii(text)

    with patch.object(egress, "to_ascii", noted):
        assert screen_text(app).isascii()
    return iter(lost)


class Inks:
    """The colours in which words were met, by where they stand and how, but for the colours."""

    def __init__(self) -> None:
        self.met: dict[object, object] = {}

    def differing(self, screen: Screen[object]) -> Iterator[str]:
        """Lines met before in the same words and weights, but in other colours."""
        for panel in screen.query(Panel):
            for line in panel.lines(panel.frame()) if panel.region else ():
                styles = [(span.start, span.end, str(span.style)) for span in line.spans]
                shown = tuple((a, b, COLOUR.sub("", style)) for a, b, style in styles)
                place = type(screen), panel.id, line.plain, shown
                if self.met.setdefault(place, styles) != styles:
                    yield f"{line.plain.strip()}: {self.met[place]}, {styles}"


@pytest.mark.parametrize("name", TOURS)
async def test_nothing_is_lost(
    name: str, set_table: SetTable, rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the width of the terminal, by ASCII, or by a want of colour."""
    # What is laid out is looked at; to paint it after every key would take half of the time.
    monkeypatch.setattr(Screen, "_compositor_refresh", lambda screen: None)
    app, inks, found = TOURS[name].open(Setting(set_table, rulebook)), Inks(), []
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await pilot.pause()
        for stop in TOURS[name].stops:
            await press(pilot, *stop.keys)
            # The size that is there already comes first.
            for size in sorted(stop.sizes, key=lambda one: one != app.size):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert type(app.screen) is stop.screen
                lost = [*cuts(app.screen), *inks.differing(app.screen)]
                found += [f"{size} {stop.screen.__name__} {words}" for words in lost]
            await _in_ascii_without_colour(app, pilot)
            found += [f"{stop.screen.__name__} {words}" for words in lost_in_ascii(app)]
            styles = [s.style for line in cells(app) for s in line if s.style is not None]
            assert all(style.color is None and style.bgcolor is None for style in styles)
            app.no_color = False
            app.use_ascii(False)
    assert not found, "\n".join(found)


async def _in_ascii_without_colour(app: Shell, pilot: Pilot[Any]) -> None:
    app.no_color = True
    app.use_ascii(True)
    await pilot.pause()


def test_every_screen_is_on_a_tour() -> None:
    for found in pkgutil.walk_packages(game.tui.__path__, "game.tui."):
        import_module(found.name)
    visited = {stop.screen for tour in TOURS.values() for stop in tour.stops}
    assert {one for one in _screens(Screen) if not one.__subclasses__()} == visited


def _screens(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    """Every screen of the game, whatever kind of screen it is."""
    for one in kind.__subclasses__():
        yield from [one] * one.__module__.startswith("game.tui.")
        yield from _screens(one)
