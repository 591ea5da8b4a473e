"""L13: windows are in order, fall inside the quarters that are played, and are kept to."""

from collections.abc import Iterator
from typing import Any

from game.content.content_files import Content, ContentRow
from game.content.prescan import Way
from game.content.problem import Problem
from game.core.cards import Window
from game.world.quarters import parse_quarter

RULE = "L13"
PLAN_LINES = ("cards", "spend", "dials", "offers", "replies")


def check(content: Content) -> Iterator[Problem]:
    """Yield windows that are upside down or outside every scenario, and injects outside theirs.

    Injects and plans may be of a hindcast too.
    """
    matches = content.values("scenario")
    if not matches:
        return
    dated = [*matches, *content.values("hindcast")]
    for row in content.of("card", "world-event"):
        yield from _window(row, ("window",), row.value.window, *_played(matches))
    for row in content.of("inject"):
        yield from _window(row, ("window",), row.value.window, *_played(dated))
    for row in content.of("doctrine"):
        for steps, window in _of_lines(row):
            yield from _window(row, steps, window, *_played(dated))
    windows = {inject.id: inject.window for inject in content.values("inject")}
    for row in content.of("scenario", "hindcast"):
        yield from _brought(row, windows)


def _brought(row: ContentRow, windows: dict[str, Window]) -> Iterator[Problem]:
    for quarter, names in row.value.injects.items():
        for number, name in enumerate(names):
            window = windows.get(name, Window())
            if window.at(parse_quarter(quarter)) != "open":
                why = f"{name} has the window {window.words}; {quarter} is outside it"
                yield row.problem(RULE, ("injects", quarter, number), why, "move one of them")


def _played(scenarios: list[Any]) -> tuple[str, str]:
    first = min((scenario.first for scenario in scenarios), key=parse_quarter)
    last = max((scenario.last for scenario in scenarios), key=parse_quarter)
    return first, last


def _of_lines(row: ContentRow) -> Iterator[tuple[Way, Any]]:
    for faction, plan in row.value.plans.items():
        for part in PLAN_LINES:
            for number, line in enumerate(getattr(plan, part)):
                yield ("plans", faction, part, number, "window"), line.window


def _window(row: ContentRow, steps: Way, window: Any, first: str, last: str) -> Iterator[Problem]:
    opens, closes = window.first or first, window.last or last
    if opens > closes:
        why = f"the window closes in {closes}, before it opens in {opens}"
        yield row.problem(RULE, steps, why, "write first ≤ last")
        return
    for field, quarter in (("first", opens), ("last", closes)):
        if not first <= quarter <= last:
            why = f"{quarter} is outside the quarters played"
            yield row.problem(RULE, (*steps, field), why, f"stay within {first}–{last}")
