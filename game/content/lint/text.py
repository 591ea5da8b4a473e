"""L12: texts are clean: no stray spaces, no lines broken inside, nothing meant as markup."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from game.content.content_files import Content
from game.content.prescan import Way
from game.content.problem import Problem

RULE = "L12"
_FAULTS = (
    (re.compile(r"^\s|\s$"), "begins or ends with a space", "delete it"),
    (re.compile(r"\n"), "is broken into lines", "write it with >- or on one line"),
    (re.compile(r"[^\n]  "), "has two spaces in a row", "delete one"),
    (re.compile(r"\t"), "has a tab", "write a space"),
    (re.compile(r"\[/?[a-z@#$][^\]]*\]|\*\*|</?[a-z]+>"), "looks like markup", "write plain words"),
)


def check(content: Content) -> Iterator[Problem]:
    """Yield texts that would not read well on a board."""
    for rows in content.rows.values():
        for row in rows:
            for steps, text in texts(row.value):
                for pattern, fault, way_out in _FAULTS:
                    if pattern.search(text):
                        yield row.problem(RULE, steps, f"`{_name(steps)}` {fault}", way_out)
                        break


def texts(value: Any, steps: Way = ()) -> Iterator[tuple[Way, str]]:
    """Every text inside a value, with its steps."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, BaseModel):
        for field in value.model_fields_set:
            yield from texts(getattr(value, field), (*steps, field))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*steps, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from texts(part, (*steps, number))


def _name(steps: Way) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "text")
