"""Reads the rule files into one frozen rulebook; the first thing wrong stops it with a sentence."""

import hashlib
import json
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from game.content.locate import content_root
from game.content.prescan import Read, read_yaml
from game.core.cards import AnyCard, Card, Inject, WorldEvent
from game.core.errors import ContentError
from game.core.rulebook import Doctrine, Format, Lens, Rulebook, Scenario, Source
from game.world.vocabulary import Aim, Ending, Lever, Parameter, Pledge, Stance, Variable

Model = TypeVar("Model", bound=BaseModel)
CARD: TypeAdapter[Card | WorldEvent | Inject] = TypeAdapter(AnyCard)
LISTS: dict[str, type[BaseModel]] = {
    "parameters": Parameter,
    "variables": Variable,
    "levers": Lever,
    "stances": Stance,
    "pledges": Pledge,
    "aims": Aim,
    "endings": Ending,
    "sources": Source,
    "formats": Format,
}


def load_rulebook(root: Path | None = None) -> Rulebook:
    """Return all rules and cards under `root` (or where they are installed)."""
    root = root or content_root()
    lists: dict[str, list[Any]] = {key: [] for key in LISTS}
    for path in files(root / "rules" / "base"):
        for key, rows in load_lists(path, root).items():
            lists[key] += rows
    cards = [load_card(path, root) for path in files(root / "cards")]
    return Rulebook(
        id="base",
        **lists,
        cards=[card for card in cards if isinstance(card, Card)],
        events=[card for card in cards if isinstance(card, WorldEvent)],
        injects=[card for card in cards if isinstance(card, Inject)],
        lenses=[load_one(path, root, Lens) for path in files(root / "rules" / "lenses")],
        scenarios=[load_one(path, root, Scenario) for path in files(root / "rules" / "scenarios")],
    )


def doctrine_ids(root: Path | None = None) -> tuple[str, ...]:
    """Return the names of the doctrines there are, in alphabetical order."""
    return tuple(path.stem for path in files((root or content_root()) / "rules" / "doctrines"))


def load_doctrine(name: str, root: Path | None = None) -> Doctrine:
    """Return the doctrine `name`; `ContentError` with a suggestion if there is none."""
    root = root or content_root()
    known = doctrine_ids(root)
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise ContentError(f"There is no doctrine {name!r}; {hint}")
    return load_one(root / "rules" / "doctrines" / f"{name}.yaml", root, Doctrine)


def rulebook_digest(rulebook: Rulebook) -> str:
    """Return the SHA-256 of the rulebook in canonical JSON."""
    words = json.dumps(rulebook.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def files(folder: Path) -> list[Path]:
    """Return the YAML files under `folder` in a fixed order."""
    return sorted(folder.rglob("*.yaml"), key=lambda path: path.parts)


def read_file(path: Path, root: Path) -> Read:
    """Read a file's plain values, or say in one sentence why it can't be read."""
    name = shown(path, root)
    try:
        return read_yaml(path.read_bytes().decode("utf-8-sig"), name)
    except UnicodeDecodeError as fault:
        raise ContentError(f"{name}:1:1: not UTF-8 text; save it as UTF-8") from fault
    except OSError as fault:
        raise ContentError(f"{name}: can't be read: {fault.strerror}") from fault


def load_lists(path: Path, root: Path) -> dict[str, list[BaseModel]]:
    """Return the typed lists of a file under ``rules/base``."""
    read = read_file(path, root)
    if not isinstance(read.value, dict):
        raise ContentError(f"{shown(path, root)}:1:1: expected a list such as `parameters:`")
    lists = {}
    for key, rows in read.value.items():
        if key not in LISTS or not isinstance(rows, list):
            line, column = read.place((key,))
            raise ContentError(f"{shown(path, root)}:{line}:{column}: unknown list {key!r}")
        lists[key] = [
            typed(LISTS[key], row, read, path, root, (key, i)) for i, row in enumerate(rows)
        ]
    return lists


def load_one(path: Path, root: Path, model: type[Model]) -> Model:
    """Return the one thing a file holds."""
    read = read_file(path, root)
    return typed(model, read.value, read, path, root, ())


def load_card(path: Path, root: Path) -> Card | WorldEvent | Inject:
    """Return the card, world event or inject a file holds."""
    read = read_file(path, root)
    try:
        return CARD.validate_python(read.value)
    except ValidationError as fault:
        raise complaint(fault, read, path, root, ()) from fault


def typed(
    model: type[Model], value: Any, read: Read, path: Path, root: Path, at: tuple[str | int, ...]
) -> Model:
    """Check a plain value against its model."""
    try:
        return model.model_validate(value)
    except ValidationError as fault:
        raise complaint(fault, read, path, root, at) from fault


def complaint(
    fault: ValidationError, read: Read, path: Path, root: Path, at: Iterable[str | int]
) -> ContentError:
    """Turn the first thing pydantic found into file, line, column and a sentence."""
    first = fault.errors(include_url=False)[0]
    where = (*at, *first["loc"])
    line, column = read.place(where)
    field = ".".join(str(part) for part in first["loc"]) or "the file"
    return ContentError(f"{shown(path, root)}:{line}:{column}: {field}: {first['msg']}")


def shown(path: Path, root: Path) -> str:
    """Return a path as messages show it: from the content root on, where it lies in it."""
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
