"""Reads the rule files into one frozen rulebook; the first thing wrong stops it with a sentence."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from game.content.content_files import Content, add_file, add_text, files, gather, read_text
from game.content.kinds import (
    BASE,
    BY_SCHEMA,
    CARDS,
    DOCTRINES,
    HINDCASTS,
    KINDS,
    RULEBOOK_FOLDERS,
)
from game.content.lint.on_load import NAME_CHECKS
from game.content.locate import content_root
from game.content.paragraphs import RULEBOOK_TEXT
from game.content.problem import BrokenContent
from game.core.cards import Card, Inject, WorldEvent
from game.core.errors import ContentError
from game.core.history import Hindcast
from game.core.near_names import suggested
from game.core.rulebook import Doctrine, Rulebook

_LISTS = tuple(kind.schema for kind in KINDS if kind.folder == BASE and kind.schema != "names")


def load_rulebook(root: Path | None = None) -> Rulebook:
    """Return all rules and cards under `root` (or where they are installed).

    `ContentError` says file, line and column of the first thing wrong, and of the first name
    that names nothing.
    """
    content = gather(root or content_root(), RULEBOOK_FOLDERS)
    _stop_at_first(content)
    for check in NAME_CHECKS:
        for problem in check(content):
            raise BrokenContent(problem)
    return rulebook_of(content)


def rulebook_of(content: Content) -> Rulebook:
    """Put the rows that were read together as one rulebook."""
    lists: dict[str, list[Any]] = {name: content.values(name) for name in _LISTS}
    return Rulebook(
        id="base",
        **lists,
        cards=content.values("card"),
        events=content.values("world-event"),
        injects=content.values("inject"),
        crises=content.values("crisis"),
        lenses=content.values("lens"),
        scenarios=content.values("scenario"),
    )


def load_lists(names: Collection[str], root: Path | None = None) -> dict[str, list[Any]]:
    """Return lists of ``rules/base`` by name; `ContentError` says what is wrong with a file."""
    content = gather(root or content_root(), (BASE,))
    _stop_at_first(content)
    return {name: content.values(name) for name in names}


def doctrine_ids(root: Path | None = None) -> tuple[str, ...]:
    """Return the names of the doctrines there are, in alphabetical order."""
    return tuple(path.stem for path in files((root or content_root()) / DOCTRINES))


def load_doctrine(name: str, root: Path | None = None) -> Doctrine:
    """Return the doctrine `name`; `ContentError` with a suggestion if there is none."""
    doctrine: Doctrine = _load_one("doctrine", DOCTRINES, name, root or content_root())
    return doctrine


def load_doctrines(root: Path | None = None) -> dict[str, Doctrine]:
    """Return every doctrine by name, in alphabetical order."""
    root = root or content_root()
    return {name: load_doctrine(name, root) for name in doctrine_ids(root)}


def hindcast_ids(root: Path | None = None) -> tuple[str, ...]:
    """Return the names of the hindcasts there are, in alphabetical order."""
    return tuple(path.stem for path in files((root or content_root()) / HINDCASTS))


def load_hindcast(name: str, root: Path | None = None) -> Hindcast:
    """Return the hindcast `name`; `ContentError` with a suggestion if there is none."""
    hindcast: Hindcast = _load_one("hindcast", HINDCASTS, name, root or content_root())
    return hindcast


def load_text(root: Path | None = None) -> str:
    """Return the rulebook's prose, ``rules/rulebook.md``."""
    return read_text((root or content_root()) / RULEBOOK_TEXT, RULEBOOK_TEXT)


def parse_card(text: str, shown: str = "card") -> Card | WorldEvent | Inject:
    """Return the card, world event or inject in a YAML text; `ContentError` names the place."""
    content = Content(Path())
    add_text(content, f"{CARDS}/{shown}", text, shown)
    card: Card | WorldEvent | Inject = _only(content)
    return card


def parse_file(schema: str, text: str, shown: str) -> Any:
    """Return what a YAML text of the kind `schema` holds (one thing; not the base lists)."""
    content = Content(Path())
    add_text(content, f"{BY_SCHEMA[schema].folder}/{shown}", text, shown)
    return _only(content)


def rulebook_digest(rulebook: Rulebook) -> str:
    """Return the SHA-256 of the rulebook in canonical JSON, as hexadecimal."""
    return written_digest(rulebook.model_dump(mode="json"))


def written_digest(rulebook: object) -> str:
    """Return the same of a rulebook as JSON that was written down, maybe by an older version.

    What has been added to the form of rules since is not in it and does not change its digest.
    """
    words = json.dumps(rulebook, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def _load_one(word: str, folder: str, name: str, root: Path) -> Any:
    known = tuple(path.stem for path in files(root / folder))
    if name not in known:
        hint = suggested(name, known) or f"there are {', '.join(known)}"
        raise ContentError(f"There is no {word} {name!r}; {hint}")
    content = Content(root)
    place = f"{folder}/{name}.yaml"
    add_file(content, place, root / place, place)
    return _only(content)


def _stop_at_first(content: Content) -> None:
    if content.problems:
        raise BrokenContent(content.problems[0])


def _only(content: Content) -> Any:
    _stop_at_first(content)
    return next(row.value for rows in content.rows.values() for row in rows)
