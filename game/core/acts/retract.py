"""Taking an order out of the draft by its key."""

from typing import ClassVar, Literal

from game.core.acts.draft import OrdersDrafted, check_open
from game.core.command import Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event
from game.core.match import Match
from game.core.phase import Phase


class Retract(TableCommand):
    """Take the order with this key out of the draft."""

    say: Literal["retract"] = "retract"
    key: str

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what is sealed or not there (G2.5)."""
        if refusal := check_open(match, speaker.faction):
            return refusal
        if all(order.key != self.key for order in match.drafts.get(speaker.faction, ())):
            message = f"There is no order {self.key!r} in your draft."
            return Refusal(code="no-order", message=message, rule="G2.5")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Draft what is left."""
        kept = [o for o in match.drafts.get(speaker.faction, ()) if o.key != self.key]
        return (OrdersDrafted(faction=speaker.faction, by=speaker.by, orders=kept),)
