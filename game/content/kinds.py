"""The kinds of content file: where each lies, what it holds, and the name of its schema."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from game.core.cards import Card, Inject, WorldEvent
from game.core.crises import Crisis
from game.core.history import Hindcast
from game.core.rulebook import Doctrine, Format, Lens, Scenario, Source
from game.core.wording import CauseWords, FrontWords, PhaseWords
from game.world.vocabulary import (
    Aim,
    Ending,
    Lever,
    Parameter,
    Pledge,
    Stance,
    Variable,
    Words,
)


class RealName(Words):
    """A real firm or person that cards may not act on (sources may name them)."""

    name: Annotated[str, Field(min_length=2, max_length=60)]
    of: Annotated[str, Field(pattern="^(firm|person)$")]


@dataclass(frozen=True)
class ContentKind:
    """One kind of file. ``key`` is the name of its list; a file without one is one thing."""

    schema: str
    folder: str
    model: type[Words]
    key: str | None = None


BASE, LENSES = "rules/base", "rules/lenses"
SCENARIOS, DOCTRINES, CARDS = "rules/scenarios", "rules/doctrines", "cards"
HINDCASTS, CRISES = "rules/hindcasts", "rules/crises"
SCHEMAS = "rules/schema"
RULEBOOK_FOLDERS = (BASE, CARDS, CRISES, LENSES, SCENARIOS)
FOLDERS = (*RULEBOOK_FOLDERS, DOCTRINES, HINDCASTS)


def _base(key: str, model: type[Words]) -> ContentKind:
    return ContentKind(key, BASE, model, key)


KINDS: tuple[ContentKind, ...] = (
    _base("parameters", Parameter),
    _base("variables", Variable),
    _base("levers", Lever),
    _base("stances", Stance),
    _base("pledges", Pledge),
    _base("aims", Aim),
    _base("endings", Ending),
    _base("sources", Source),
    _base("formats", Format),
    _base("causes", CauseWords),
    _base("fronts", FrontWords),
    _base("phases", PhaseWords),
    _base("names", RealName),
    ContentKind("lens", LENSES, Lens),
    ContentKind("scenario", SCENARIOS, Scenario),
    ContentKind("doctrine", DOCTRINES, Doctrine),
    ContentKind("hindcast", HINDCASTS, Hindcast),
    ContentKind("crisis", CRISES, Crisis),
    ContentKind("card", CARDS, Card),
    ContentKind("world-event", CARDS, WorldEvent),
    ContentKind("inject", CARDS, Inject),
)
BY_SCHEMA: dict[str, ContentKind] = {kind.schema: kind for kind in KINDS}
BY_KEY: dict[str, ContentKind] = {kind.key: kind for kind in KINDS if kind.key}
_BY_FOLDER = {kind.folder: kind for kind in KINDS if kind.folder not in (BASE, CARDS)}
_BY_DECK = {
    **dict.fromkeys(("us", "allies", "china", "labs"), BY_SCHEMA["card"]),
    "world": BY_SCHEMA["world-event"],
    "inject": BY_SCHEMA["inject"],
}
DECKS = tuple(_BY_DECK)


def folder_of(path: str) -> str | None:
    """Return which of `FOLDERS` a path from the content root lies in, if any."""
    return next((f for f in FOLDERS if path.startswith(f"{f}/")), None)


def kind_of(path: str, value: Any) -> ContentKind | None:
    """Return the kind of the single thing in a file, or None where the deck is unknown."""
    folder = folder_of(path)
    if folder == CARDS:
        deck = value.get("deck") if isinstance(value, dict) else None
        return _BY_DECK.get(deck) if isinstance(deck, str) else None
    return _BY_FOLDER.get(folder or "")
