"""No words on a screen are cut, unless they stand whole where the cursor leads."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from textual.screen import Screen
from textual.widgets._footer import FooterKey

from game.tui.draw.frame import Frame
from game.tui.draw.glyphs import UNICODE
from game.tui.draw.rows import Row
from game.tui.widgets.box import Named
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from tests.tui import test_room_screens, test_screens, test_wall
from tests.tui.conftest import at_the_board
from tests.tui.fake_port import FakePort

Make = Callable[[], FakePort]
STATES: dict[str, tuple[Make, Sequence[str]]] = {
    **{name: ((lambda seen=seen: FakePort(seen)), keys)
       for name, (seen, keys) in test_screens.SCREENS.items()},
    **test_room_screens.SCREENS,
    **{name: (make, ()) for name, make in test_wall.SCREENS.items()},
}  # fmt: skip
QUOTES = ("press ", "d1", "d3")
SIZES = ((80, 24), (100, 30), (120, 36))
WHOLE = Frame(1000, 1000)
"""Room enough for any words on one line."""


def cuts(screen: Screen[object]) -> Iterator[str]:
    """Every place of a screen where a reader misses something, with what is left there."""
    for panel in screen.query(Panel):
        if panel.region and panel.drawn is not None:
            yield from (f"#{panel.id}: {words}" for words in _cut_in(panel))
    for named in screen.query(Named):
        room = named.outer_size.width - 4
        for name in named.names or ():
            if named.region and name.cell_length > room:
                yield f"border of #{named.id}: {name.plain}"
    for key in screen.query(FooterKey):
        if key.region.right > screen.size.width or key.region.width < len(key.description):
            yield f"footer: {key.key_display} {key.description}"


def _cut_in(panel: Panel) -> Iterator[str]:
    drawn = panel.drawn
    assert drawn is not None
    rows = panel.rows[panel.first :] if isinstance(panel, RowList) else ()
    for place, line in enumerate(drawn.lines):
        told = place < len(rows) and is_told(rows[place], line.plain)
        if UNICODE.ellipsis in line.plain and not told:
            yield line.plain.strip()
    lines = panel.render().plain.split("\n")
    if len(lines) > drawn.frame.height:
        yield f"{len(lines)} lines in {drawn.frame.height}: {lines[drawn.frame.height]}"


def is_told(row: Row, shown: str) -> bool:
    """Whether a row may be cut: it quotes, and what its line lacks is said with the cursor on it.

    Only what people have written may be quoted: press, and the sentence of a deal.
    """
    if not row.id.startswith(QUOTES):
        return False
    missing = set(row.draw(WHOLE).plain.split()) - set(shown.split())
    return missing <= set(row.about(WHOLE).plain.split())


@pytest.mark.parametrize("name", STATES)
async def test_nothing_is_cut(name: str) -> None:
    make, keys = STATES[name]
    found = []
    async with at_the_board(make(), size=SIZES[0], keys=keys) as (app, pilot):
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            found += [f"{width}x{height} {cut}" for cut in cuts(app.screen)]
    assert not found, "\n".join(found)
