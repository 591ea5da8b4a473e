"""People as rows of a list."""

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.frame import Frame, as_many, fit, ink
from game.tui.ink.inks import MUTED
from game.tui.ink.paint import paint, painted_all
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.people import people


def people_rows(observation: Observation, company: Company) -> tuple[ListRow, ...]:
    """Everybody at the table."""
    return painted_all(people(observation, company), _person)


def _person(row: cells.PageRow, frame: Frame) -> Content:
    """A person, with as much of what they do as fits whole."""
    mark, name, *what = row.cells
    called = paint(name, frame.glyphs)
    told = (paint(cell, frame.glyphs).plain for cell in what)
    shown = as_many(told, frame.width - 7 - called.cell_length)
    parts = ink("   ", paint(mark, frame.glyphs), " ", called, (f"  {shown}", MUTED))
    return fit(parts, frame.width, frame.glyphs)
