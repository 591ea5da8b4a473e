"""Taking sealed orders back while others are still deciding (G2.4)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event, SeatEvent
from game.core.grammar import Typed
from game.core.match import Match, changed
from game.core.phase import Phase


class OrdersReopened(SeatEvent):
    """A faction took its sealed orders back while others were still deciding."""

    event: Literal["orders_reopened"] = "orders_reopened"

    def fold(self, match: Match) -> Match:
        """Leave the draft as it was."""
        return changed(match, sealed={f: o for f, o in match.sealed.items() if f != self.faction})


class Reopen(TableCommand):
    """Unseal the draft while others are still deciding."""

    say: Literal["reopen"] = "reopen"

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)
    verbs: ClassVar[Mapping[str, str]] = {"reopen": ""}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Return it; it has no words."""
        return cls()

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where nothing is sealed."""
        if match.phase not in self.phases or speaker.faction not in match.sealed:
            message = "There are no sealed orders to reopen."
            return Refusal(code="not-sealed", message=message, rule="G2.4")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Reopen them."""
        return (OrdersReopened(faction=speaker.faction, by=speaker.by),)
