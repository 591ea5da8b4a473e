"""L21: each front and each phase has its words once, and fronts are made of figures there are."""

import re
from collections.abc import Iterator
from typing import get_args

from game.content.content_files import Content, ContentRow
from game.content.problem import Problem
from game.core.near_names import suggested
from game.core.phase import Phase
from game.world.vocabulary import FrontId

RULE = "L21"


def check(content: Content) -> Iterator[Problem]:
    """Yield figures that are none, parts without stocks, stocks without parts, what lacks words."""
    for row in content.of("fronts"):
        yield from _figures(content, row)
        yield from _parts(content, row)
    for schema, wanted in (("fronts", get_args(FrontId)), ("phases", get_args(Phase))):
        rows = [*content.of(schema)]
        given = {row.value.id for row in rows}
        for name in wanted:
            if rows and name not in given:
                yield rows[-1].problem(RULE, (), f"{name} has no words", f"add it to {schema}")


def _figures(content: Content, row: ContentRow) -> Iterator[Problem]:
    known = tuple(variable.name for variable in content.values("variables"))
    for field in ("rows", "headline"):
        for number, name in enumerate(getattr(row.value, field)):
            if name not in known:
                way_out = suggested(name, known)
                yield row.problem(RULE, (field, number), f"there is no {name}", way_out)


def _parts(content: Content, row: ContentRow) -> Iterator[Problem]:
    """The parts of a front are the stocks of its group that are called as its parts are."""
    if row.value.parts_of is None:
        return
    called = re.escape(row.value.parts_of).replace(r"\{bloc\}", "us").replace(r"\{part\}", "(.+)")
    found = [
        match[1]
        for variable in content.values("variables")
        if variable.group == row.value.id and variable.kind == "stock"
        if (match := re.fullmatch(called, variable.name))
    ]
    for number, part in enumerate(row.value.parts):
        if part.id not in found:
            way_out = suggested(part.id, found)
            yield row.problem(RULE, ("parts", number, "id"), f"no stock is of {part.id}", way_out)
    for name in found:
        if name not in [part.id for part in row.value.parts]:
            yield row.problem(RULE, ("parts",), f"{name} is no part of the front", "add it")
