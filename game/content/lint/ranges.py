"""L08: low ≤ central ≤ high wherever a range is given, and starts inside their variable."""

from collections.abc import Iterator

from game.content.content_files import Content
from game.content.lint.known import names
from game.content.problem import Problem

RULE = "L08"


def check(content: Content) -> Iterator[Problem]:
    """Yield ranges that are upside down, and values outside them."""
    for row in content.of("parameters"):
        value = row.value
        if not value.low <= value.central <= value.high:
            why = f"{value.name}: {value.low:g}, {value.central:g}, {value.high:g} are not in order"
            yield row.problem(RULE, ("central",), why, "write low ≤ central ≤ high")
    for row in content.of("variables", "pledges"):
        if row.value.low >= row.value.high:
            why = f"{row.value.name}: low is not below high"
            yield row.problem(RULE, ("low",), why, "swap or widen them")
    for row in content.of("aims"):
        if row.value.zero == row.value.full:
            yield row.problem(RULE, ("full",), "zero and full are the same", "move one of them")
    yield from _starts(content)
    yield from _observed(content)


def _starts(content: Content) -> Iterator[Problem]:
    variables = names(content).variables
    for row in content.of("scenario", "hindcast"):
        if row.value.first > row.value.last:
            yield row.problem(RULE, ("last",), "the last quarter is before the first", "swap them")
        for number, start in enumerate(row.value.starts):
            steps = ("starts", number, "central")
            if not start.low <= start.central <= start.high:
                why = f"{start.variable}: the range is not in order"
                yield row.problem(RULE, steps, why, "write low ≤ central ≤ high")
            variable = variables.get(start.variable)
            if variable and not variable.low <= start.central <= variable.high:
                why = f"{start.variable} can't be {start.central:g}"
                way_out = f"stay within {variable.low:g}–{variable.high:g}"
                yield row.problem(RULE, steps, why, way_out)


def _observed(content: Content) -> Iterator[Problem]:
    for row in content.of("hindcast"):
        for place, series in enumerate(row.value.observed):
            before = ""
            for number, seen in enumerate(series.published):
                steps = ("observed", place, "published", number)
                if not seen.low <= seen.central <= seen.high:
                    why = f"{series.variable}: the band is not in order"
                    yield row.problem(RULE, (*steps, "central"), why, "write low ≤ central ≤ high")
                if not row.value.first <= seen.first <= seen.last <= row.value.last:
                    why = f"{seen.first}–{seen.last} is outside {row.value.first}–{row.value.last}"
                    yield row.problem(RULE, (*steps, "first"), why, "write first ≤ last within it")
                elif seen.first <= before:
                    why = f"{series.variable}: {seen.first} has a band already"
                    yield row.problem(RULE, (*steps, "first"), why, "begin after the one before")
                before = seen.last
