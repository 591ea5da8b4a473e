"""The kinds of effect as typed data (see the sibling files for what each one does)."""

from typing import Annotated, Literal

from pydantic import Field

from game.world.vocabulary import CardId, Faction, Name, Words


class _Timed(Words):
    after: int = Field(default=0, ge=0, le=9)
    lasts: int = Field(default=1, ge=1, le=40)


class Add(_Timed):
    """Add ``by`` to a stock (or to a figure's terms) in each quarter it works."""

    kind: Literal["add"]
    target: Name
    by: float


class Scale(_Timed):
    """Multiply a rate, or a lever's working capacity (``capacity.us.enforcement``), by ``by``."""

    kind: Literal["scale"]
    target: Name
    by: float = Field(ge=0, le=5)


class Set(_Timed):
    """Set a stock to ``to``."""

    kind: Literal["set"]
    target: Name
    to: float


class Cap(_Timed):
    """Keep a stock at most (or at least) ``at`` while it works."""

    kind: Literal["cap"]
    target: Name
    at: float
    side: Literal["most", "least"] = "most"


class Delay(_Timed):
    """Freeze the growth of a lever's capacity while it works: it may fall but not rise."""

    kind: Literal["delay"]
    target: Name


class Reveal(_Timed):
    """Divide the error of a faction's estimate of ``target`` by ``narrows``."""

    kind: Literal["reveal"]
    to: Faction
    target: Name
    narrows: float = Field(gt=1, le=100)


class Draw(Words):
    """Deal ``cards`` more cards from the faction's deck, at once."""

    kind: Literal["draw"]
    to: Faction
    cards: int = Field(ge=1, le=3)
    after: int = Field(default=0, ge=0, le=9)


class Unlock(Words):
    """Put a named card into its owner's hand, at once."""

    kind: Literal["unlock"]
    card: CardId
    after: int = Field(default=0, ge=0, le=9)


SimpleEffect = Annotated[
    Add | Scale | Set | Cap | Delay | Reveal | Draw | Unlock, Field(discriminator="kind")
]


class ChanceGate(Words):
    """With probability ``odds`` (drawn once, when played) ``then`` works, else ``otherwise``."""

    kind: Literal["chance"]
    name: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
    odds: float = Field(gt=0, lt=1)
    then: list[SimpleEffect] = []
    otherwise: list[SimpleEffect] = []


Effect = Annotated[
    Add | Scale | Set | Cap | Delay | Reveal | Draw | Unlock | ChanceGate,
    Field(discriminator="kind"),
]
