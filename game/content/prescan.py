"""A look at a YAML text before anything is built from it, so that no file can do harm.

Refused: too large, too deep, too many nodes; anchors, aliases, tags, merge keys, duplicate
keys, directives, several documents, hidden characters (also when written as escapes). What
passes becomes plain Python values, built from parser events and never by a YAML constructor.
Places (line and column) are worked out only when something asks for one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from game.content.problem import BrokenContent, Problem
from game.content.scalars import plain
from game.core.clean import UNSAFE

MOST_BYTES = 1_000_000
MOST_DEPTH = 32
MOST_NODES = 200_000
RULE = "L01"

LineColumn = tuple[int, int]
Way = tuple[str | int, ...]

_BRACKETS = re.compile(r"[\[\]{}]")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
# libyaml where PyYAML was built with it; the pure parser makes the same events, only slower
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Read:
    """A file's plain value, and the text it came from, to find places in."""

    value: Any
    text: str

    @cached_property
    def _places(self) -> tuple[dict[Way, LineColumn], dict[Way, LineColumn]]:
        builder = _Builder("", keep=True)
        builder.build(self.text)
        return builder.places, builder.keys

    def place(self, steps: Way) -> LineColumn:
        """Return where the value at `steps` stands, or the nearest thing around it."""
        values, _ = self._places
        while steps and steps not in values:
            steps = steps[:-1]
        return values.get(steps, (1, 1))

    def key_place(self, steps: Way) -> LineColumn:
        """Return where the key of `steps` stands, or the value's place where it has none."""
        _, keys = self._places
        return keys.get(steps) or self.place(steps)


def read_yaml(text: str, name: str) -> Read:
    """Turn a YAML text into plain values; `ContentError` names file, line and column."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise _broken(name, 1, 1, "the file is larger than 1 MB", "split it into several")
    text = text.replace("\r\n", "\n")
    if found := UNSAFE.search(text):
        line, column = _place_of(text, found.start())
        code = f"U+{ord(found[0]):04X}"
        raise _broken(name, line, column, f"a hidden or control character ({code})", "delete it")
    if found := _DIRECTIVE.search(text):
        line, column = _place_of(text, found.start())
        raise _broken(name, line, column, "a line that begins with %", "directives are not read")
    if place := _too_deep(text):
        line, column = _place_of(text, place)
        raise _broken(name, line, column, "brackets nested too deep", "write it flatter")
    return Read(_Builder(name).build(text), text)


def _broken(name: str, line: int, column: int, why: str, way_out: str) -> BrokenContent:
    return BrokenContent(Problem(name, line, column, RULE, why, way_out))


def _starts(event: Any) -> LineColumn:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _place_of(text: str, offset: int) -> LineColumn:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _too_deep(text: str) -> int:
    """Offset of a bracket nested far too deep, or 0: cheap, and before libyaml sees the text.

    Brackets in quotes and comments count as well, hence the slack; the events are counted
    exactly afterwards.
    """
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
        if depth > 4 * MOST_DEPTH:
            return found.start()
    return 0


class _Builder:
    """Builds plain values from parser events, refusing what the content files never need."""

    def __init__(self, name: str, keep: bool = False) -> None:
        self.name = name
        self.keep = keep
        self.places: dict[Way, LineColumn] = {}
        self.keys: dict[Way, LineColumn] = {}
        self.nodes = 0

    def build(self, text: str) -> Any:
        try:
            return self.document(yaml.parse(text, Loader=_LOADER))
        except yaml.MarkedYAMLError as fault:
            mark: Any = fault.problem_mark or fault.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            why = f"not YAML: {fault.problem or fault.context}"
            raise _broken(
                self.name, line, column, why, "look at the line and the one above"
            ) from fault
        except yaml.YAMLError as fault:
            raise _broken(self.name, 1, 1, f"not YAML: {fault}", "") from fault

    def document(self, events: Iterator[Any]) -> Any:
        value: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.fault(event, "a second document", "keep one to a file")
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: Any, events: Iterator[Any], steps: Way) -> Any:
        self.check(event, len(steps))
        if self.keep:
            self.places[steps] = _starts(event)
        if isinstance(event, yaml.ScalarEvent):
            return plain(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self.node(inner, events, (*steps, len(items))))
            return items
        return self.mapping(events, steps)

    def mapping(self, events: Iterator[Any], steps: Way) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            self.check(key, len(steps) + 1)
            if not isinstance(key, yaml.ScalarEvent):
                raise self.fault(key, "a key that is not a word", "write a plain word as the key")
            word = key.value
            if word == "<<":
                raise self.fault(key, "merge keys are not read", "write the values out")
            if word in pairs:
                raise self.fault(key, f"the key {word[:60]!r} stands twice", "keep one")
            if self.keep:
                self.keys[(*steps, word)] = _starts(key)
            pairs[word] = self.node(next(events), events, (*steps, word))
        return pairs

    def check(self, event: Any, depth: int) -> None:
        """Refuse a node that is one too many, too deep, marked, or hides characters."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self.fault(event, "too many entries for one file", "split it")
        if depth > MOST_DEPTH:
            raise self.fault(event, "nested too deep", "write it flatter")
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self.fault(event, "anchors and aliases are not read", "write the value out")
        if event.tag:
            raise self.fault(event, "tags are not read", "write the plain value")
        if isinstance(event, yaml.ScalarEvent):
            word = event.value
            if not word.isprintable() and UNSAFE.search(word):
                raise self.fault(event, "an escape for a hidden character", "delete it")

    def fault(self, event: Any, why: str, way_out: str) -> BrokenContent:
        return _broken(self.name, *_starts(event), why, way_out)
