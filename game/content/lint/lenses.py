"""L07: a lens only moves parameters that exist, inside their ranges, and each only once."""

from collections.abc import Iterator

from game.content.content_files import Content
from game.content.lint.known import names
from game.content.problem import Problem
from game.core.near_names import suggested

RULE = "L07"
SLACK = 1e-9


def check(content: Content) -> Iterator[Problem]:
    """Yield changes that can't be laid over the base rules."""
    known = names(content).parameters
    weight = 0.0
    for row in content.of("lens"):
        seen: set[str] = set()
        weight += row.value.weight
        for number, change in enumerate(row.value.changes):
            steps, name = ("changes", number, "parameter"), change.parameter
            if name in seen:
                yield row.problem(RULE, steps, f"{name} is changed twice", "keep one")
            seen.add(name)
            parameter = known.get(name)
            if parameter is None:
                yield row.problem(
                    RULE, steps, f"there is no parameter {name}", suggested(name, known)
                )
                continue
            if not parameter.low <= change.to <= parameter.high:
                why = f"{change.to:g} is outside the range of {name}"
                way_out = f"stay within {parameter.low:g}–{parameter.high:g}"
                yield row.problem(RULE, ("changes", number, "to"), why, way_out)
            elif change.to == parameter.central:
                why = f"{change.to:g} is the central value of {name}: this changes nothing"
                yield row.problem(RULE, ("changes", number, "to"), why, "delete the change")
    last = next(reversed(list(content.of("lens"))), None)
    if last is not None and abs(weight - 1) > SLACK:
        why = f"the weights of all lenses add up to {weight:g}"
        yield last.problem(RULE, ("weight",), why, "make them add up to 1")
