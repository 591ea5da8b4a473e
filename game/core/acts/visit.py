"""Going to another table of the room."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from game.core.command import Command, Roomwide, Sayer
from game.core.grammar import Typed, Unclear


class Visit(Roomwide):
    """White cell: go to another table of the room."""

    say: Literal["visit"] = "visit"
    table: int = Field(ge=1, le=999)

    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
    verbs: ClassVar[Mapping[str, str]] = {"table": "table NUMBER: go to another table of the room"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read which table."""
        words = line.words
        if len(words) != 1 or words[0] not in map(str, range(1, line.tables + 1)):
            raise Unclear(f"Say which table, from 1 to {line.tables}: table 2.")
        return cls(table=int(words[0]))
