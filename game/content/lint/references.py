"""L06: rows that name other rows name ones that exist, and scenarios start every one."""

from collections.abc import Iterator

from game.content.content_files import Content, ContentRow
from game.content.lint.known import KnownNames, names
from game.content.prescan import Way
from game.content.problem import Problem, choice
from game.core.near_names import suggested

RULE = "L06"


def check(content: Content) -> Iterator[Problem]:
    """Yield names that name nothing."""
    known = names(content)
    variables, points = tuple(known.variables), tuple(f"points.{n}" for n in known.levers)
    for row in content.of("levers", "stances", "pledges"):
        if row.value.name.split(".")[0] != row.value.faction:
            why = f"{row.value.name} belongs to {row.value.faction}"
            yield row.problem(RULE, ("name",), why, f"begin the name with {row.value.faction}.")
    for row in content.of("levers"):
        for number, name in enumerate(row.value.moves):
            yield from _exists(row, ("moves", number), name, variables)
        if not row.value.moves:
            yield row.problem(RULE, ("moves",), "the lever moves nothing", "name what it moves")
    for row in content.of("pledges"):
        yield from _exists(row, ("measure",), row.value.measure, (*known.rows, *points))
    for row in content.of("aims"):
        yield from _exists(row, ("variable",), row.value.variable, variables)
    for row in content.of("world-event"):
        if row.value.grows_with is not None:
            yield from _exists(row, ("grows_with",), row.value.grows_with, known.rows)
        if (row.value.grows_with is None) != (row.value.per is None):
            yield row.problem(RULE, (), "grows_with and per go together", "write both or neither")
    for row in content.of("scenario", "hindcast"):
        yield from _scenario(row, known)
    aims = tuple(f"{aim.faction} {aim.variable}" for aim in content.values("aims"))
    for row in content.of("scenario"):
        for number, span in enumerate(row.value.aims):
            wanted = f"{span.faction} {span.variable}"
            yield from _exists(row, ("aims", number, "variable"), wanted, aims)
    doctrines = [doctrine.id for doctrine in content.values("doctrine")]
    for row in content.of("hindcast"):
        if doctrines and row.value.doctrine not in doctrines:
            why = f"there is no doctrine {row.value.doctrine}"
            yield row.problem(RULE, ("doctrine",), why, choice(row.value.doctrine, doctrines))
        for number, series in enumerate(row.value.observed):
            steps = ("observed", number, "variable")
            yield from _exists(row, steps, series.variable, known.rows)


def _exists(row: ContentRow, steps: Way, name: str, known: tuple[str, ...]) -> Iterator[Problem]:
    if name not in known:
        yield row.problem(RULE, steps, f"there is no {name}", suggested(name, known))


def _scenario(row: ContentRow, known: KnownNames) -> Iterator[Problem]:
    rates = {name for name, variable in known.variables.items() if variable.kind == "rate"}
    figures = {name for name, variable in known.variables.items() if variable.kind == "figure"}
    wanted = [name for name in known.rows if name not in rates | figures]
    given = set()
    for number, start in enumerate(row.value.starts):
        steps = ("starts", number, "variable")
        yield from _exists(row, steps, start.variable, known.rows)
        if start.variable in rates:
            yield row.problem(RULE, steps, f"{start.variable} is a rate, always 1", "delete it")
        if start.variable in figures:
            why = f"{start.variable} is worked out from the stocks"
            yield row.problem(RULE, steps, why, "delete it")
        if start.variable in given:
            yield row.problem(RULE, steps, f"{start.variable} starts twice", "keep one")
        given.add(start.variable)
    if missing := [name for name in wanted if name not in given]:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        why = f"there is no start for {missing[0]}{more}"
        yield row.problem(RULE, ("starts",), why, "add it to starts")
    injects = tuple(id for id, card in known.cards.items() if card.deck == "inject")
    for quarter, ids in row.value.injects.items():
        for number, name in enumerate(ids):
            yield from _exists(row, ("injects", quarter, number), name, injects)
        if not row.value.first <= quarter <= row.value.last:
            why = f"{quarter} is outside {row.value.first}–{row.value.last}"
            yield row.problem(RULE, ("injects", quarter), why, "move the inject", key=True)
