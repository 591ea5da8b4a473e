"""Turns what pydantic found wrong into words for the person who wrote the file."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.content.prescan import Way
from game.content.problem import choice
from game.core import cards, deals, rulebook
from game.core.near_names import suggested
from game.world import vocabulary
from game.world.effects import vocabulary as effects

_SHAPES = {
    vocabulary.Name: "a dotted lower-case name such as compute.us",
    vocabulary.CardId: "a card such as us/chip-security-act",
    vocabulary.RuleId: "a paragraph such as R4.2",
    vocabulary.QuarterWords: "a quarter such as 2027Q3",
}
_PATTERNS = {
    part.pattern: words
    for annotated, words in _SHAPES.items()
    for field in annotated.__metadata__  # type: ignore[attr-defined]
    for part in field.metadata
    if getattr(part, "pattern", None)
}
_WANTED = {
    "string_type": "a text; put it in quotes",
    "int_type": "a whole number such as 3",
    "int_from_float": "a whole number such as 3",
    "float_type": "a decimal number such as 0.5 (no leading zeros, colons or underscores)",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}


class Complaint(NamedTuple):
    """Where in the value, whether its key is meant, what is wrong, what to do."""

    steps: Way
    on_key: bool
    message: str
    suggestion: str


def complaints(
    fault: ValidationError, value: Any, keys: Collection[str] = ()
) -> Iterator[Complaint]:
    """Yield everything pydantic found, in words, with steps that lead through `value`.

    `keys` are those there may be, for suggestions (those of content files, if none are given).
    """
    for error in fault.errors(include_url=False):
        tag = error.get("ctx", {}).get("discriminator", "").strip("'")
        steps = real_steps((*error["loc"], tag), value)
        message, suggestion = words(error, keys or FIELD_NAMES)
        yield Complaint(steps, error["type"] == "extra_forbidden", message, suggestion)


def real_steps(loc: tuple[int | str, ...], value: Any) -> Way:
    """The part of pydantic's path that leads through the file (it adds names of unions)."""
    steps: list[int | str] = []
    for part in loc:
        here = range(len(value)) if isinstance(value, list) else value
        if isinstance(here, dict | range) and part in here:
            value = value[part]
            steps.append(part)
    return tuple(steps)


def words(error: ErrorDetails, keys: Collection[str]) -> tuple[str, str]:
    """What one error of pydantic means, and what to do about it."""
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    name = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "this")
    if kind == "missing":
        return f"`{name}` is missing", "add it"
    if kind == "extra_forbidden":
        return f"there is no key `{name[:60]}` here", suggested(name, keys) or "delete it"
    if kind in _WANTED:
        return f"`{name}` must be {_WANTED[kind]}, and is {shown(given)}", ""
    if kind == "literal_error":
        return f"`{name}` can't be {shown(given)}", _choice(given, context["expected"])
    if kind.startswith("union_tag"):
        tag = context.get("discriminator", "kind").strip("'")
        expected = context.get("expected_tags")
        if expected is None:
            return f"`{tag}` is missing", "add it"
        return f"`{tag}` can't be {shown(context['tag'])}", _choice(context["tag"], expected)
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(context["pattern"], f"a text like {context['pattern']}")
        return f"`{name}` is {shown(given)}", f"write {wanted}"
    if kind in ("string_too_long", "string_too_short"):
        least, most = context.get("min_length"), context.get("max_length")
        bound = f"at most {most}" if most is not None else f"at least {least}"
        return f"`{name}` has {len(given)} characters", f"use {bound}"
    return f"`{name}`: {error['msg'][0].lower()}{error['msg'][1:]}", ""


def shown(given: Any) -> str:
    """A value as a message may repeat it: short, and safe on a terminal."""
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, list):
        return "a list"
    if given is None:
        return "empty"
    text = repr(given) if isinstance(given, str) else str(given).lower()
    return text if len(text) <= 60 else f"{text[:57]}…"


def _choice(given: Any, expected: str) -> str:
    known = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    return choice(str(given), known)


def _field_names() -> frozenset[str]:
    """Every key that any content file may have, for suggestions."""
    found: set[str] = set()
    for module in (vocabulary, effects, cards, rulebook, deals):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                found.update(model.model_fields)
    return frozenset(found)


FIELD_NAMES = tuple(sorted(_field_names()))
