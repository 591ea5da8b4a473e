"""Going to another table of the room."""

from typing import ClassVar, Literal

from pydantic import Field

from game.core.command import Roomwide, Sayer


class Visit(Roomwide):
    """White cell: go to another table of the room."""

    say: Literal["visit"] = "visit"
    table: int = Field(ge=1, le=999)

    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
