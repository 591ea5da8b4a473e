"""A receipt opened up, to be read on from: before, each cause, and the figures behind a cause."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from game.core.observation import Receipt
from game.core.waterfall import ReadOn
from game.tui.ink.frame import Frame, fit, ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.paint import paint, painted
from game.tui.ink.player_text import clean
from game.tui.ink.receipts import row_lines, titles_width
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view import receipts as view
from game.view.titles import quarter_title


class OpenedRow(NamedTuple):
    """A row of an opened receipt, and where it leads: what moved the figure behind it."""

    row: ListRow
    link: ReadOn | None = None


def opened(receipt: Receipt, title: view.Explain, paragraph: view.Explain) -> tuple[OpenedRow, ...]:
    """The lines of a receipt: they add up, and every one that can leads on."""

    def layout(row: cells.PageRow, frame: Frame) -> Content:
        match row.cells:
            case (cells.Mark() as mark, name, when):
                return _behind(mark, name, when, frame)
            case _:
                return row_lines(row, titles_width(receipt, frame), frame)[0]

    return tuple(
        OpenedRow(painted(row, layout), row.links[0] if row.links else None)
        for row in view.opened(receipt, title, paragraph).rows
    )


def _behind(
    mark: cells.PageCell, name: cells.PageCell, when: cells.PageCell, frame: Frame
) -> Content:
    """A figure behind a cause that has several."""
    glyphs = frame.glyphs
    words = ink(" " * 7, paint(mark, glyphs), " ", paint(name, glyphs))
    return ink(fit(words, frame.width - 8, glyphs), " ", paint(when, glyphs))


def crumbs(trail: Sequence[Receipt], frame: Frame) -> Content:
    """The way from the first figure to the present one; what does not fit is left out in front."""
    arrow = f" {frame.glyphs.arrow} "
    told = [f"{clean(one.title)} {quarter_title(one.quarter)}" for one in trail]
    start = " Why: "
    while len(told) > 1 and len(start) + len(arrow.join(told)) > frame.width:
        told, start = told[1:], f" Why: {frame.glyphs.ellipsis}{arrow}"
    way = "".join(f"{words}{arrow}" for words in told[:-1])
    return fit(ink((f"{start}{way}", MUTED), (told[-1], TITLE)), frame.width, frame.glyphs)
