"""Cards, world events and injects as typed data: what is printed on them and what they do."""

from typing import Annotated, Literal

from pydantic import Field

from game.world.effects.vocabulary import Effect
from game.world.quarters import parse_quarter
from game.world.vocabulary import CardId, Condition, Faction, Line, QuarterWords, Words

CardText = Annotated[str, Field(min_length=1, max_length=220)]
WindowStanding = Literal["open", "ahead", "past"]
"""How a window stands in a quarter."""


class Window(Words):
    """The quarters a card may be played in, an event may happen in or an inject is meant for.

    Both ends are included; an end that is not given is open.
    """

    first: QuarterWords | None = None
    last: QuarterWords | None = None

    def at(self, quarter: int) -> WindowStanding:
        """Say how the window stands in a quarter."""
        if self.first and quarter < parse_quarter(self.first):
            return "ahead"
        return "past" if self.last and quarter > parse_quarter(self.last) else "open"

    @property
    def words(self) -> str:
        """The window in a player's words, such as ``2026Q4 to 2027Q2``."""
        if self.first and self.first == self.last:
            return self.first
        if self.first and self.last:
            return f"{self.first} to {self.last}"
        if self.first:
            return f"from {self.first}"
        return f"until {self.last}" if self.last else "any quarter"


class Card(Words):
    """A faction's card. `id` is its place under ``cards/``; `text` two lines, `flavour` one."""

    id: CardId
    title: Annotated[str, Field(min_length=3, max_length=40)]
    deck: Faction
    text: CardText
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
    text: CardText
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
    """Something the white cell or a scenario brings in; ``window`` says when it is meant for."""

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
