"""The crisis of the quarter, painted: a row of the desk, and the whole of it."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, fit, ink, stack
from game.tui.ink.paint import line, longest, painted_all, paragraphs
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.crisis import crisis


def crisis_rows(observation: Observation) -> tuple[ListRow, ...]:
    """The crisis as a row, where there is one."""
    return painted_all(crisis(observation), _row) if observation.crisis is not None else ()


def _row(row: cells.PageRow, frame: Frame) -> Content:
    """What it is and the answers; what the one that stands means only where it fits whole."""
    *known, meaning = row.cells
    answers = line(tuple(known), frame.glyphs, " ")
    told = longest((meaning,), frame.width - answers.cell_length, frame.glyphs)
    return fit(ink(answers, told), frame.width, frame.glyphs)


def draw_crisis(observation: Observation, frame: Frame) -> Content:
    """The whole crisis: the answers first, then what comes of each."""
    rows = crisis(observation).rows
    return stack([drawn for row in rows for drawn in paragraphs(row.about, frame)])
