"""Press as rows of a list."""

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.paint import painted_all
from game.tui.ink.rows import ListRow
from game.view.press import press


def press_rows(observation: Observation, company: Company) -> tuple[ListRow, ...]:
    """All press this seat may read, newest first."""
    return painted_all(press(observation, company))[::-1]
