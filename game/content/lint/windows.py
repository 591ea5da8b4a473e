"""L13: windows are in order and fall inside the quarters that are played."""

from collections.abc import Iterator
from typing import Any

from game.content.gather import Content, Row
from game.content.prescan import Steps
from game.content.problem import Problem
from game.world.quarters import parse_quarter

RULE = "L13"
PLAN_LINES = ("cards", "spend", "dials", "offers")


def check(content: Content) -> Iterator[Problem]:
    """Yield windows that are upside down or outside every scenario (or hindcast, for plans)."""
    matches = content.values("scenario")
    if not matches:
        return
    for row in content.of("card", "world-event", "inject"):
        yield from _window(row, ("window",), row.value.window, *_played(matches))
    past = content.values("hindcast")
    for row in content.of("doctrine"):
        for steps, window in _of_lines(row):
            yield from _window(row, steps, window, *_played([*matches, *past]))


def _played(scenarios: list[Any]) -> tuple[str, str]:
    first = min((scenario.first for scenario in scenarios), key=parse_quarter)
    last = max((scenario.last for scenario in scenarios), key=parse_quarter)
    return first, last


def _of_lines(row: Row) -> Iterator[tuple[Steps, Any]]:
    for faction, plan in row.value.plans.items():
        for part in PLAN_LINES:
            for number, line in enumerate(getattr(plan, part)):
                yield ("plans", faction, part, number, "window"), line.window


def _window(row: Row, steps: Steps, window: Any, first: str, last: str) -> Iterator[Problem]:
    opens, closes = window.first or first, window.last or last
    if opens > closes:
        why = f"the window closes in {closes}, before it opens in {opens}"
        yield row.problem(RULE, steps, why, "write first ≤ last")
        return
    for field, quarter in (("first", opens), ("last", closes)):
        if not first <= quarter <= last:
            why = f"{quarter} is outside the quarters played"
            yield row.problem(RULE, (*steps, field), why, f"stay within {first}–{last}")
