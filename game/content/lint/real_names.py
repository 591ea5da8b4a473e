"""L18: no real firm or person stands on a card (sources may name them)."""

import re
from collections.abc import Iterator

from game.content.content_files import Content
from game.content.lint.text import texts
from game.content.problem import Problem

RULE = "L18"


def check(content: Content) -> Iterator[Problem]:
    """Yield cards, events and injects that name somebody real outside their source."""
    listed = {name.name: name.of for name in content.values("names")}
    if not listed:
        return
    either = "|".join(re.escape(name) for name in sorted(listed, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    for row in content.of("card", "world-event", "inject", "crisis"):
        for steps, text in texts(row.value):
            if steps[0] == "source":
                continue
            if found := pattern.search(text):
                why = f"{found[0]} is a real {listed[found[0]]}"
                yield row.problem(RULE, steps, why, "say what kind of actor it is instead")
