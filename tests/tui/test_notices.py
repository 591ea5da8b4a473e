"""Notices: they lie on the edge of the first box, and leave free what people work on."""

from collections.abc import Callable

import pytest

from game.tui.ink.glyphs import ASCII, UNICODE
from tests.tui.conftest import at_the_board, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import faction, watcher

SHORT = "Time is up. A grace period runs."
LONG = "This deal may not be offered: the other side has promised the same thing to somebody else."
PLACES: dict[str, tuple[Callable[[], FakePort], tuple[str, ...]]] = {
    "board": (faction, ("enter",)),
    "orders": (faction, ("enter", "f2")),
    "news": (faction, ("enter", "f4")),
    "press": (faction, ("enter", "m")),
    "desk": (lambda: watcher("white"), ()),
    "wall": (lambda: watcher("projector"), ()),
}


@pytest.mark.parametrize("size", [(80, 24), (140, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("notices", "rows"),
    [
        ((SHORT,), 1),
        ((LONG,), 2),
        ((SHORT, "It is late.", "Go on."), 3),
        ((LONG, LONG, SHORT), 3),
    ],
    ids=["short", "long", "three", "many"],
)
@pytest.mark.parametrize("place", PLACES)
async def test_a_notice_covers_the_edge_of_the_first_box_and_never_the_clock_nor_the_work(
    place: str, notices: tuple[str, ...], rows: int, size: tuple[int, int]
) -> None:
    make, keys = PLACES[place]
    async with at_the_board(make(), size=size, keys=keys) as (app, pilot):
        before = screen_text(app).splitlines()
        for words in notices:
            app.notify(words, markup=False)
        await pilot.pause()
        await pilot.pause()
        after = screen_text(app).splitlines()
    changed = {n for n, pair in enumerate(zip(before, after, strict=True)) if len({*pair}) == 2}
    assert 1 in changed
    assert changed <= set(range(1, 1 + rows))
    told = " ".join(line.removeprefix("▌").strip() for line in after[1 : 1 + rows])
    assert notices[-1] in told


@pytest.mark.parametrize("glyphs", [ASCII, UNICODE], ids=["ascii", "unicode"])
async def test_a_notice_has_an_edge_in_the_glyphs_that_are_wanted(glyphs: object) -> None:
    async with at_the_board(faction(), glyphs=glyphs) as (app, pilot):  # type: ignore[arg-type]
        app.notify(SHORT, markup=False)
        await pilot.pause()
        line = screen_text(app).splitlines()[1]
    assert line == f"{'|' if glyphs is ASCII else '▌'} {SHORT}"
