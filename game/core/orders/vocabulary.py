"""The kinds of order as typed data. `key` is what a later order of the same draft replaces."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from game.core.crises import CrisisAnswer
from game.world.vocabulary import CardId, Name, Words


class Allocate(Words):
    """Spend ``points`` of the budget on a lever this quarter.

    How many a lever takes is for its ``cap`` to say (G3.2); the bound here only keeps out what is
    no number of points at all.
    """

    kind: Literal["allocate"] = "allocate"
    lever: Name
    points: int = Field(ge=0, le=999)

    @property
    def key(self) -> str:
        """One allocation a lever."""
        return f"allocate {self.lever}"


class SetStance(Words):
    """Turn a stance to ``level``, paid in political capital."""

    kind: Literal["stance"] = "stance"
    stance: Name
    level: int = Field(ge=0, le=3)

    @property
    def key(self) -> str:
        """One setting a stance."""
        return f"stance {self.stance}"


class PlayCard(Words):
    """Play a card from the hand, paid in points and political capital."""

    kind: Literal["play"] = "play"
    card: CardId

    @property
    def key(self) -> str:
        """One order a card."""
        return f"play {self.card}"


class Estimate(Words):
    """Write down, before the reveal, where a figure will stand after this quarter.

    ``low``–``high`` is meant to hold the truth nine times in ten.
    """

    kind: Literal["estimate"] = "estimate"
    figure: Name
    low: float = Field(ge=-1e6, le=1e6)
    central: float = Field(ge=-1e6, le=1e6)
    high: float = Field(ge=-1e6, le=1e6)

    @property
    def key(self) -> str:
        """One estimate a figure."""
        return f"estimate {self.figure}"


class Respond(Words):
    """Answer the crisis of the quarter. It is named, so that no answer counts for another one."""

    kind: Literal["respond"] = "respond"
    crisis: str = Field(pattern=r"^[a-z0-9-]+$", max_length=40)
    answer: CrisisAnswer

    @property
    def key(self) -> str:
        """One answer a quarter."""
        return "respond"


class React(Words):
    """Play a reactive card in the consequences phase; it works in the next quarter."""

    kind: Literal["react"] = "react"
    card: CardId

    @property
    def key(self) -> str:
        """One order a card."""
        return f"react {self.card}"


Order = Annotated[
    Allocate | SetStance | Respond | PlayCard | Estimate | React, Field(discriminator="kind")
]
ORDER: TypeAdapter[Order] = TypeAdapter(Order)
Orders = tuple[Order, ...]
