"""The names there are, for checks that look names up."""

from dataclasses import dataclass
from typing import Any

from game.content.content_files import Content


@dataclass(frozen=True)
class KnownNames:
    """Everything that can be named, by name. ``rows``: variables, capacities and stances."""

    variables: dict[str, Any]
    levers: dict[str, Any]
    stances: dict[str, Any]
    pledges: dict[str, Any]
    parameters: dict[str, Any]
    cards: dict[str, Any]
    rows: tuple[str, ...]

    @property
    def capacities(self) -> tuple[str, ...]:
        """The rows of the levers' capacities."""
        return tuple(f"capacity.{lever}" for lever in self.levers)


def names(content: Content) -> KnownNames:
    """Collect the names in `content`."""
    found = {
        schema: {value.name: value for value in content.values(schema)}
        for schema in ("variables", "levers", "stances", "pledges", "parameters")
    }
    cards = {row.value.id: row.value for row in content.of("card", "world-event", "inject")}
    rows = (
        *found["variables"],
        *(f"capacity.{lever}" for lever in found["levers"]),
        *(f"stance.{stance}" for stance in found["stances"]),
    )
    return KnownNames(**found, cards=cards, rows=rows)
