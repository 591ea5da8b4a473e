"""The white cell's desk as rows."""

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.frame import Frame, fit, ink
from game.tui.ink.paint import flow, line, paint, painted_all
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.desk import desk


def cell_rows(observation: Observation, company: Company, now: float) -> tuple[ListRow, ...]:
    """Everything the white cell may do, in one list."""
    return painted_all(desk(observation, company, now), _layout)


def _layout(row: cells.PageRow, frame: Frame) -> Content:
    return _desk(row, frame) if row.id.startswith("desk ") else _spaced(row, frame)


def _spaced(row: cells.PageRow, frame: Frame) -> Content:
    """Cells with gaps between them; a mark stands close to what it marks."""
    mark, *rest = row.cells
    if not isinstance(mark, cells.Mark):
        return flow(row, frame, "  ")
    spaced = line(tuple(rest), frame.glyphs, "  ")
    return fit(ink(paint(mark, frame.glyphs), " ", spaced), frame.width, frame.glyphs)


def _desk(row: cells.PageRow, frame: Frame) -> Content:
    """A faction's desk, its name in a column."""
    mark, side, who, count = (paint(cell, frame.glyphs) for cell in row.cells)
    return fit(ink(mark, " ", fit(side, 14), " ", who, "  ", count), frame.width, frame.glyphs)
