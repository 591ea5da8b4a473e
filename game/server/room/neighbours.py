"""Who is around a table as one role may see them, the same for all who have that role."""

from functools import cached_property

from game.server.wire.messages import Around
from game.table.port import Company


class Neighbours:
    """``company`` without saying who asks, and ``frame``, how it goes over the wire."""

    def __init__(self, company: Company) -> None:
        self.company = company

    @cached_property
    def frame(self) -> str:
        """The text frame that tells it."""
        return Around(company=self.company).model_dump_json()
