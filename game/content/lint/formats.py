"""L19: a format gives minutes to phases there are."""

from collections.abc import Iterator

from game.content.content_files import Content
from game.content.problem import Problem, choice
from game.core.phase import PHASES

RULE = "L19"


def check(content: Content) -> Iterator[Problem]:
    """Yield phases that do not exist, and times that are not."""
    for row in content.of("formats"):
        for phase, minutes in row.value.minutes.items():
            if phase not in PHASES:
                way_out = choice(phase, PHASES)
                yield row.problem(
                    RULE, ("minutes", phase), f"there is no phase {phase}", way_out, key=True
                )
            elif minutes <= 0:
                why = f"{minutes:g} minutes is no time"
                yield row.problem(RULE, ("minutes", phase), why, "write more than 0")
