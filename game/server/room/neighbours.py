"""Who is around a table as one role may see them, the same for all who have that role."""

from functools import cached_property
from typing import Literal

from game.table.port import Company
from game.world.vocabulary import Words


class Around(Words):
    """Who is around the table, whenever that changes; ``you`` is for the client to fill in."""

    kind: Literal["around"] = "around"
    company: Company


class Crowd:
    """``company`` without saying who asks, and ``frame``, how it goes over the wire."""

    def __init__(self, company: Company) -> None:
        self.company = company

    @cached_property
    def frame(self) -> str:
        """The text frame that tells it."""
        return Around(company=self.company).model_dump_json()
