"""L05: conditions test something that exists, within bounds that can hold."""

from collections.abc import Iterator
from typing import Any

from game.content.content_files import Content, ContentRow
from game.content.lint.known import KnownNames, names
from game.content.prescan import Way
from game.content.problem import Problem
from game.core.near_names import suggested

RULE = "L05"


def check(content: Content) -> Iterator[Problem]:
    """Yield conditions that can't be tested or can't hold."""
    known = names(content)
    for row in content.of("card", "world-event", "crisis", "endings", "doctrine"):
        for steps, condition in conditions_of(row):
            yield from _condition(row, steps, condition, known)


def conditions_of(row: ContentRow) -> Iterator[tuple[Way, Any]]:
    """Every condition of a card, an ending or a doctrine, with its steps."""
    if row.kind.schema == "doctrine":
        for faction, plan in row.value.plans.items():
            for part in ("cards", "spend", "dials", "offers", "replies"):
                for number, line in enumerate(getattr(plan, part)):
                    for place, condition in enumerate(line.when):
                        yield ("plans", faction, part, number, "when", place), condition
        return
    part = "conditions" if row.kind.schema == "endings" else "requires"
    for number, condition in enumerate(getattr(row.value, part)):
        yield (part, number), condition


def _condition(row: ContentRow, steps: Way, condition: Any, known: KnownNames) -> Iterator[Problem]:
    least, most = condition.at_least, condition.at_most
    bounds = least is not None or most is not None
    if (condition.variable is None) == (condition.card is None):
        yield row.problem(RULE, steps, "a condition tests a variable or a card", "name one of them")
    elif condition.card is not None:
        if condition.card not in known.cards:
            why = f"there is no card {condition.card}"
            yield row.problem(RULE, (*steps, "card"), why, suggested(condition.card, known.cards))
        if bounds:
            yield row.problem(RULE, steps, "a card has no bounds", "delete at_least and at_most")
    else:
        if condition.variable not in known.rows:
            why = f"there is no variable {condition.variable}"
            way_out = suggested(condition.variable, known.rows)
            yield row.problem(RULE, (*steps, "variable"), why, way_out)
        if not bounds:
            yield row.problem(RULE, steps, "no bound", "write at_least or at_most")
        elif least is not None and most is not None and least > most:
            yield row.problem(RULE, steps, "at_least is above at_most", "swap them")
