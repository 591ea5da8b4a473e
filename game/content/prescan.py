"""A look at a YAML text before anything is built from it, so that no file can do harm.

Refused: too large, too deep, too many nodes; anchors, aliases, tags, merge keys, duplicate
keys, several documents, control characters. What passes becomes plain Python values, and the
place of every value is kept so that later complaints can name a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from game.core.errors import ContentError

MOST_BYTES = 1_000_000
MOST_DEPTH = 32
MOST_NODES = 200_000

Place = tuple[int, int]
Path = tuple[str | int, ...]

_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPENERS = re.compile(rb"[\[{]")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class Read:
    """A file's plain value and where each part of it stands (line and column from 1)."""

    value: Any
    places: dict[Path, Place]

    def place(self, path: Path) -> Place:
        """Return where `path` stands, or the nearest thing around it that stands anywhere."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_yaml(text: str, name: str) -> Read:
    """Turn a YAML text into plain values; `ContentError` names file, line and column."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MOST_BYTES:
        raise ContentError(f"{name}:1:1: the file is larger than 1 MB; split it into several")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ContentError(f"{name}:{line}:1: a control character; delete it")
    if len(_OPENERS.findall(data)) > MOST_NODES or _deep(data):
        raise ContentError(f"{name}:1:1: brackets inside brackets too deep; write it flatter")
    try:
        return _Builder(name).build(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise ContentError(f"{name}:{line}:{column}: not YAML: {fault.problem}") from fault
    except yaml.YAMLError as fault:
        raise ContentError(f"{name}:1:1: not YAML: {fault}") from fault


def _deep(data: bytes) -> bool:
    """Say whether flow brackets nest deeper than any honest file (before libyaml sees them)."""
    depth = 0
    for byte in re.findall(rb"[\[\]{}]", data):
        depth += 1 if byte in b"[{" else -1
        if depth > 4 * MOST_DEPTH:
            return True
    return False


class _Builder:
    """Builds plain values from parser events, refusing what the rules files never need."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Path, Place] = {}
        self.nodes = 0

    def fail(self, event: yaml.Event, why: str) -> ContentError:
        mark = event.start_mark
        return ContentError(f"{self.name}:{mark.line + 1}:{mark.column + 1}: {why}")

    def build(self, events: Iterator[yaml.Event]) -> Read:
        value: Any = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.fail(event, "a second document; keep one a file")
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return Read(value, self.places)

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        self.check(event, path)
        self.places[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return plain(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self.node(inner, events, (*path, len(items))))
            return items
        return self.mapping(events, path)

    def mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise self.fail(key, "a key that is not a word")
            self.check(key, path)
            if key.value == "<<":
                raise self.fail(key, "merge keys are not read; write the values out")
            if key.value in pairs:
                raise self.fail(key, f"the key {key.value!r} stands twice; keep one")
            pairs[key.value] = self.node(next(events), events, (*path, key.value))
        return pairs

    def check(self, event: yaml.Event, path: Path) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self.fail(event, "too many entries for one file; split it")
        if len(path) > MOST_DEPTH:
            raise self.fail(event, "nested too deep; write it flatter")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.fail(event, "anchors and aliases are not read; write the value out")
        if getattr(event, "tag", None):
            raise self.fail(event, "tags are not read; write the plain value")


def plain(word: str) -> str | int | float | bool | None:
    """Read a bare scalar as YAML 1.2 does: only true/false, null and decimal numbers."""
    if word in ("", "~", "null"):
        return None
    if word in ("true", "false"):
        return word == "true"
    if len(word) <= 40:
        if _INT.fullmatch(word):
            return int(word)
        if _FLOAT.fullmatch(word) and not re.match(r"[-+]?0[0-9]", word):
            return float(word)
    return word
