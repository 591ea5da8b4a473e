"""The others at a hosted table in the line mode: press, people, suggestions, signatures.

Who plays alone sees none of this: bots read no press, and one person needs no sign-off.
"""

from game.core.observation import Observation
from game.lines.printing import row_lines
from game.table.port import Company
from game.view.press import fresh as unheard

LATEST = 5
"""Most messages shown unasked."""


def fresh(seen: Observation, company: Company, heard: int) -> list[str]:
    """Return the press that came after the first `heard` messages; one's own is known."""
    new = unheard(seen, company, heard).rows
    earlier = len(new) - LATEST
    lines = [f"({earlier} earlier messages: say `press`.)"] if earlier > 0 else []
    return [*lines, *(line for row in new[-LATEST:] for line in row_lines(row))]
