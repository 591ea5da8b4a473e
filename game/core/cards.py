"""Cards, world events and injects as typed data: what is printed on them and what they do."""

from typing import Annotated, Literal

from pydantic import Field

from game.world.effects.vocabulary import Effect
from game.world.vocabulary import CardId, Condition, Faction, Line, QuarterWords, Words

Text = Annotated[str, Field(min_length=1, max_length=220)]


class Window(Words):
    """The quarters in which a card may be played or an event may happen, both ends included."""

    first: QuarterWords | None = None
    last: QuarterWords | None = None


class Card(Words):
    """A faction's card. `id` is its place under ``cards/``; `text` two lines, `flavour` one."""

    id: CardId
    title: Annotated[str, Field(min_length=3, max_length=40)]
    deck: Faction
    text: Text
    flavour: Annotated[str, Field(max_length=110)] | None = None
    cost: int = Field(ge=0, le=9)
    capital: int = Field(default=0, ge=0, le=6)
    timing: Literal["quarter", "reactive"] = "quarter"
    window: Window = Window()
    requires: list[Condition] = []
    effects: list[Effect] = Field(min_length=1)
    hypothetical: bool
    source: Line | None = None


class WorldEvent(Words):
    """A card of the world deck: may happen once, each quarter with probability ``odds``.

    ``grows_with`` multiplies the odds by the variable over ``per`` (e.g. tension over 50).
    """

    id: CardId
    title: Annotated[str, Field(min_length=3, max_length=40)]
    deck: Literal["world"]
    text: Text
    flavour: Annotated[str, Field(max_length=110)] | None = None
    odds: float = Field(gt=0, lt=1)
    grows_with: str | None = None
    per: float | None = Field(default=None, gt=0)
    window: Window = Window()
    requires: list[Condition] = []
    effects: list[Effect] = Field(min_length=1)
    hypothetical: bool
    source: Line | None = None


class Inject(Words):
    """Something the white cell brings in; ``on`` says when a scenario does it by itself."""

    id: CardId
    title: Annotated[str, Field(min_length=3, max_length=40)]
    deck: Literal["inject"]
    to: list[Faction] = []
    text: Annotated[str, Field(min_length=1, max_length=400)]
    objective: Line
    expected: Line
    window: Window = Window()
    effects: list[Effect] = []
    hypothetical: bool
    source: Line | None = None


AnyCard = Annotated[Card | WorldEvent | Inject, Field(discriminator="deck")]
