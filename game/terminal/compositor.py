"""Where a screen puts its widgets together, and paints the lines of them that have changed.

A room paints a hundred boards with one processor. For one line that changes, Textual renders
every line of every widget whose container that line lies in, to throw nearly all of it away.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Generic, TypeVar

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Result = TypeVar("Result")


class LineCompositor(Compositor):
    """A compositor that renders only lines that will be shown.

    It overrides what Textual keeps to itself, since nothing public lies between a widget's lines
    and the terminal; `tests/terminal/test_compositor.py` holds both to the same pictures.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bands: list[Region] = []

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        self._bands = list(_bands(crop, is_rendered_line, self.size.width))
        return super()._render_chops(crop, is_rendered_line)

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Places of widgets that lie in lines to be rendered, and their strips, nearest first."""
        for widget, (region, clip) in self.visible_widgets.items():
            visible = region.intersection(clip)
            if crop is None or crop.overlaps(visible):
                for band in self._bands:
                    if seen := visible.intersection(band):
                        yield seen, clip, widget.render_lines(seen.translate(-region.offset))


def _bands(crop: Region, is_rendered_line: Callable[[int], bool], width: int) -> Iterator[Region]:
    """Neighbouring lines that are to be rendered, whole: Textual takes them apart by columns."""
    for rendered, lines in groupby(crop.line_range, is_rendered_line):
        if rendered:
            ys = [*lines]
            yield Region(0, ys[0], width, len(ys))


class LineScreen(Screen[Result], Generic[Result]):
    """A screen that is put together so."""

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name, id, classes)
        self._compositor = LineCompositor()
