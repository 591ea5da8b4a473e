"""L11: a card that is not a hypothesis says what it rests on."""

from collections.abc import Iterator

from game.content.content_files import Content
from game.content.problem import Problem

RULE = "L11"


def check(content: Content) -> Iterator[Problem]:
    """Yield cards, events, injects and crises that claim to be real and cite nothing."""
    for row in content.of("card", "world-event", "inject", "crisis"):
        if not row.value.hypothetical and row.value.source is None:
            why = f"{row.value.id} is not hypothetical and has no source"
            yield row.problem(RULE, ("hypothetical",), why, "add source: or say hypothetical: true")
