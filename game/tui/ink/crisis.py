"""The crisis of the quarter, painted: a row of the desk, and the whole of it."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, stack
from game.tui.ink.paint import painted_all, paragraphs
from game.tui.ink.rows import ListRow
from game.view.crisis import crisis


def crisis_rows(observation: Observation) -> tuple[ListRow, ...]:
    """The crisis as a row, where there is one."""
    return painted_all(crisis(observation)) if observation.crisis is not None else ()


def draw_crisis(observation: Observation, frame: Frame) -> Content:
    """The whole crisis: the answers first, then what comes of each."""
    rows = crisis(observation).rows
    return stack([line for row in rows for line in paragraphs(row.about, frame)])
