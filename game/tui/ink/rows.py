"""A row of a list: one line that can be chosen, and what there is to say about it."""

from dataclasses import dataclass

from textual.content import Content

from game.tui.ink.frame import Drawing, Frame, fit, ink
from game.tui.ink.inks import KEY


def nothing(frame: Frame) -> Content:
    """An empty drawing."""
    return Content("")


@dataclass(frozen=True)
class ListRow:
    """``draw`` makes the line, ``about`` the context; a heading can't be chosen."""

    id: str
    draw: Drawing
    about: Drawing = nothing
    heading: bool = False


def draw_row(row: ListRow, light: str, frame: Frame) -> Content:
    """A row; where the cursor stands it has a mark and a ``light``, which is a style."""
    inner = frame.narrowed(frame.width - 2)
    mark = f"{frame.glyphs.cursor} " if light else "  "
    line = ink((mark, KEY), fit(row.draw(inner), inner.width, frame.glyphs))
    return line.stylize_before(light) if light else line


def window(cursor: int, first: int, count: int, height: int) -> int:
    """The first row to show so that the cursor stays in sight and no line is wasted."""
    if height <= 0:
        return 0
    first = min(first, max(count - height, 0))
    if cursor < first:
        return cursor
    return max(first, cursor - height + 1)


def first_choice(rows: tuple[ListRow, ...]) -> int:
    """The first row that can be chosen."""
    return next((place for place, row in enumerate(rows) if not row.heading), 0)
