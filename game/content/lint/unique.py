"""L14: a name names one thing; a card's title is its own."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from game.content.content_files import Content, ContentRow
from game.content.problem import Problem

RULE = "L14"
CARDS = ("card", "world-event", "inject")
NAMED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("parameters",), "name"),
    (("variables",), "name"),
    (("levers", "stances"), "name"),
    (("pledges",), "name"),
    (("endings",), "name"),
    (("sources",), "key"),
    (("formats",), "id"),
    (("causes",), "key"),
    (("fronts",), "id"),
    (("phases",), "id"),
    (("lens",), "id"),
    (("scenario", "hindcast"), "id"),
    (("doctrine",), "id"),
    (("crisis",), "id"),
    (("crisis",), "title"),
    (CARDS, "id"),
    (CARDS, "title"),
    (("variables",), "title"),
    (("levers",), "title"),
)


def check(content: Content) -> Iterator[Problem]:
    """Yield the second of two things with one name."""
    for schemas, field in NAMED:
        yield from _twice(content, schemas, field, attrgetter(f"value.{field}"))
    yield from _twice(content, ("aims",), "title", attrgetter("value.faction", "value.title"))


def _twice(
    content: Content, schemas: tuple[str, ...], field: str, key: Callable[[ContentRow], Any]
) -> Iterator[Problem]:
    seen: dict[Any, ContentRow] = {}
    order = {id(file): number for number, file in enumerate(content.files)}
    for row in sorted(content.of(*schemas), key=lambda row: order[id(row.file)]):
        first = seen.setdefault(key(row), row)
        if first is not row:
            line, _ = first.file.read.place((*first.at, field))
            why = f"the {field} {getattr(row.value, field)!r} is used twice"
            way_out = f"the other is at {first.file.shown}:{line}; rename or delete one"
            yield row.problem(RULE, (field,), why, way_out)
