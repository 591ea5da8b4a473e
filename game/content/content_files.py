"""Reads every content file into typed rows, remembering where each stands and what was wrong.

Nothing stops at the first fault: `load` raises the first, `lint` shows them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from game.content.complaint import complaints
from game.content.kinds import BASE, BY_KEY, DECKS, FOLDERS, ContentKind, folder_of, kind_of
from game.content.prescan import MOST_BYTES, RULE, Read, Way, read_yaml
from game.content.problem import BrokenContent, Problem, choice
from game.world.vocabulary import Words

MODELS = "L02"


@dataclass(frozen=True)
class ContentFile:
    """A file that was read. ``path`` is its place under the root, ``shown`` how messages say it."""

    path: str
    shown: str
    read: Read

    def problem(
        self, rule: str, steps: Way, message: str, suggestion: str = "", key: bool = False
    ) -> Problem:
        """A problem with the value (or the key) at `steps` of this file."""
        line, column = self.read.key_place(steps) if key else self.read.place(steps)
        return Problem(self.shown, line, column, rule, message, suggestion)


@dataclass(frozen=True)
class ContentRow:
    """One typed thing and where it stands: the whole file, or an entry of its list."""

    kind: ContentKind
    value: Any
    file: ContentFile
    at: Way

    def problem(
        self, rule: str, steps: Way, message: str, suggestion: str = "", key: bool = False
    ) -> Problem:
        """A problem with the part of this row at `steps` (or with its key)."""
        return self.file.problem(rule, (*self.at, *steps), message, suggestion, key)


@dataclass
class Content:
    """Everything under a content root: files, typed rows by kind, and what could not be read."""

    root: Path
    files: list[ContentFile] = field(default_factory=list)
    rows: dict[str, list[ContentRow]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, *schemas: str) -> Iterator[ContentRow]:
        """Rows of these kinds, in the order of the files."""
        for schema in schemas:
            yield from self.rows.get(schema, ())

    def values(self, schema: str) -> list[Any]:
        """The typed values of one kind."""
        return [row.value for row in self.of(schema)]


def gather(
    root: Path, folders: Sequence[str] = FOLDERS, instead: Iterable[tuple[str, Path]] = ()
) -> Content:
    """Read the content under `root`; ``instead`` lays files over it, as (place, real file).

    Files laid over come last, so that of two things with one name theirs is the second.
    """
    laid = dict(instead)
    content = Content(root)
    places = {path.relative_to(root).as_posix(): path for f in folders for path in files(root / f)}
    places.update(laid)
    for path in (path for folder in folders for path in _named(root / folder, "*.yml")):
        shown = path.relative_to(root).as_posix()
        why = "content is read from files that end in .yaml only"
        content.problems.append(Problem(shown, 1, 1, RULE, why, f"name it {path.stem}.yaml"))
    for place in sorted(places, key=lambda place: (place in laid, *_rank(place, folders))):
        add_file(content, place, places[place], str(places[place]) if place in laid else place)
    return content


def _rank(place: str, folders: Sequence[str]) -> tuple[int, list[str]]:
    folder = folder_of(place)
    return (folders.index(folder) if folder in folders else len(folders)), place.split("/")


def files(folder: Path) -> list[Path]:
    """Return the YAML files under `folder` in a fixed order; what systems leave there is none."""
    return _named(folder, "*.yaml")


def _named(folder: Path, pattern: str) -> list[Path]:
    found = (path for path in folder.rglob(pattern) if not path.name.startswith("."))
    return sorted(found, key=lambda path: path.parts)


def read_text(path: Path, shown: str) -> str:
    """Read a file's text; `ContentError` when it is too large, not UTF-8 or can't be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BrokenContent(
                Problem(shown, 1, 1, RULE, "the file is larger than 1 MB", "split it into several")
            )
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - data.rfind(b"\n", 0, fault.start)
        wrong = Problem(shown, line, column, RULE, "not UTF-8 text", "save the file as UTF-8")
        raise BrokenContent(wrong) from fault
    except OSError as fault:
        why = f"can't be read: {fault.strerror}"
        raise BrokenContent(Problem(shown, 1, 1, RULE, why)) from fault


def add_file(content: Content, place: str, path: Path, shown: str) -> None:
    """Read one file into `content`."""
    try:
        add_text(content, place, read_text(path, shown), shown)
    except BrokenContent as fault:
        content.problems.append(fault.problem)


def add_text(content: Content, place: str, text: str, shown: str) -> None:
    """Read one text, as if it lay at `place`, into `content`."""
    try:
        file = ContentFile(place, shown, read_yaml(text, shown))
    except BrokenContent as fault:
        content.problems.append(fault.problem)
        return
    content.files.append(file)
    if folder_of(place) == BASE:
        _add_lists(content, file)
        return
    kind = kind_of(place, file.read.value)
    if kind is None:
        deck = (file.read.value or {}).get("deck") if isinstance(file.read.value, dict) else None
        why = "`deck` is missing" if deck is None else f"there is no deck {str(deck)[:40]!r}"
        found = file.problem(MODELS, ("deck",), why, choice(str(deck), DECKS))
        content.problems.append(found)
    else:
        _add_row(content, kind, file, (), file.read.value)


def _add_lists(content: Content, file: ContentFile) -> None:
    """Read a file of ``rules/base``: lists by name."""
    lists = file.read.value
    if not isinstance(lists, dict):
        why = "expected a named list, such as `parameters:`"
        content.problems.append(file.problem(MODELS, (), why))
        return
    for key, entries in lists.items():
        if key not in BY_KEY:
            why = f"there is no list {key[:60]!r}"
            found = file.problem(MODELS, (key,), why, choice(key, BY_KEY), key=True)
            content.problems.append(found)
        elif not isinstance(entries, list):
            why = f"`{key}` must be a list"
            content.problems.append(file.problem(MODELS, (key,), why, "begin each entry with `- `"))
        else:
            for number, entry in enumerate(entries):
                _add_row(content, BY_KEY[key], file, (key, number), entry)


def _add_row(content: Content, kind: ContentKind, file: ContentFile, at: Way, value: Any) -> None:
    """Check one value against its model."""
    try:
        made: Words = kind.model.model_validate(value)
    except ValidationError as fault:
        for steps, on_key, message, suggestion in complaints(fault, value):
            found = file.problem(MODELS, (*at, *steps), message, suggestion, key=on_key)
            content.problems.append(found)
        return
    content.rows.setdefault(kind.schema, []).append(ContentRow(kind, made, file, at))
