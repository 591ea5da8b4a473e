"""L13: a card's window is in order and falls inside the quarters that are played."""

from collections.abc import Iterator

from game.content.gather import Content
from game.content.problem import Problem
from game.world.quarters import parse_quarter

RULE = "L13"


def check(content: Content) -> Iterator[Problem]:
    """Yield windows that are upside down or outside every scenario."""
    scenarios = content.values("scenario")
    if not scenarios:
        return
    first = min((scenario.first for scenario in scenarios), key=parse_quarter)
    last = max((scenario.last for scenario in scenarios), key=parse_quarter)
    for row in content.of("card", "world-event", "inject"):
        window = row.value.window
        opens, closes = window.first or first, window.last or last
        if opens > closes:
            why = f"the window closes in {closes}, before it opens in {opens}"
            yield row.problem(RULE, ("window",), why, "write first ≤ last")
            continue
        for field, quarter in (("first", opens), ("last", closes)):
            if not first <= quarter <= last:
                why = f"{quarter} is outside the quarters played"
                yield row.problem(RULE, ("window", field), why, f"stay within {first}–{last}")
