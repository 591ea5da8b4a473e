"""A screen's painter shows what Textual's own would show, and renders few lines for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from game.terminal import compositor
from game.terminal.compositor import LineCompositor
from game.tui.widgets.row_list import RowList
from tests.tui.conftest import at_the_board, press
from tests.tui.room_samples import faction

WALK = (
    "enter",
    "down",
    "down",
    "right",
    "tab",
    "3",
    "pagedown",
    "5",
    "f2",
    "down",
    "right",
    "escape",
    "m",
    "escape",
    "question_mark",
    "escape",
    "w",
    "down",
    "enter",
    "escape",
    "escape",
    "d",
    "n",
    "1",
    "left",
)
Chops = Sequence[Mapping[int, Strip]]
Asked = Callable[[int], bool]


class Beside(LineCompositor):
    """Renders everything twice, once as Textual does, and keeps what was not the same."""

    updates = 0
    differing: tuple[str, ...] = ()
    plainly = False

    def _render_chops(self, crop: Region, is_rendered_line: Asked) -> Chops:
        self.plainly = True
        plain = Compositor._render_chops(self, crop, is_rendered_line)
        self.plainly = False
        chops = super()._render_chops(crop, is_rendered_line)
        asked = [y for y in crop.line_range if is_rendered_line(y)]
        Beside.updates += 1
        for y in asked:
            here, there = (_shown(some, y, crop) for some in (chops, plain))
            if here != there:
                Beside.differing += (f"{here} instead of {there}",)
        return chops

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list]]:
        painter = Compositor if self.plainly else LineCompositor
        return painter._get_renders(self, crop)


def _shown(chops: Chops, y: int, crop: Region) -> Strip:
    """What of a line lies between the crop's edges."""
    inside = [(x, strip) for x, strip in sorted(chops[y].items()) if strip is not None]
    line = Strip.join([strip for _, strip in inside])
    start = inside[0][0]
    return line.crop(crop.x - start, crop.right - start).simplify()


async def test_it_shows_what_a_compositor_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compositor, "LineCompositor", Beside)
    monkeypatch.setattr(Beside, "updates", 0)
    monkeypatch.setattr(Beside, "differing", ())
    async with at_the_board(faction(), keys=WALK, painted=True) as (_, pilot):
        await pilot.resize_terminal(140, 45)
        await press(pilot, "down", "2", "up")
    assert Beside.updates > len(WALK)
    assert Beside.differing == ()


async def test_a_key_renders_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[int] = []
    render = Widget.render_lines

    def counted(widget: Widget, crop: Region) -> list[Strip]:
        rendered.append(crop.height)
        return render(widget, crop)

    async with at_the_board(faction(), size=(100, 30), keys=("enter",), painted=True) as (
        app,
        pilot,
    ):
        await press(pilot, "down")
        monkeypatch.setattr(Widget, "render_lines", counted)
        await press(pilot, "down")
        widgets = len(app.screen._compositor.visible_widgets)
    # A line of the desk that was lit, one that is now, and what is said of it beside.
    assert 0 < sum(rendered) < 10 * widgets


async def test_the_chosen_row_is_less_lit_where_keys_do_not_go() -> None:
    async with at_the_board(faction(), keys=("enter",), painted=True) as (app, pilot):
        desk = app.screen.query_one("#desk", RowList)
        for focused, light in ((True, "$words on $chosen"), (False, "$words on $raised")):
            app.screen.set_focus(desk if focused else None)
            await pilot.pause()
            assert desk.drawn is not None
            line = desk.drawn.lines[desk.cursor - desk.first]
            assert light in {str(span.style) for span in line.spans}
