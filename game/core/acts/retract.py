"""Taking an order out of the draft by its key."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.acts.draft import OrdersDrafted, check_ordering
from game.core.command import Command, Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event
from game.core.grammar import Typed, Unclear
from game.core.match import Match
from game.core.orders.verbs import order_words
from game.core.phase import Phase


class Retract(TableCommand):
    """Take the order with this key out of the draft."""

    say: Literal["retract"] = "retract"
    key: str

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)
    verbs: ClassVar[Mapping[str, str]] = {"drop": "drop ORDER"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read the order's number in the draft, or any of its words."""
        said = " ".join(line.words)
        draft = line.seen.draft
        if not said:
            raise Unclear("Say which order: drop 1, or its words as `orders` shows them.")
        if said.isdecimal() and 1 <= int(said) <= len(draft):
            return cls(key=draft[int(said) - 1].key)
        meant = [one.key for one in draft if said in order_words(one) or said in one.key]
        return cls(key=meant[0] if meant else said)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it out of its phase, and what is sealed or not there (G2.5)."""
        if refusal := check_ordering(match, speaker.faction):
            return refusal
        if all(order.key != self.key for order in match.drafts.get(speaker.faction, ())):
            message = f"There is no order {self.key!r} in your draft."
            return Refusal(code="no-order", message=message, rule="G2.5")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Draft what is left."""
        kept = [o for o in match.drafts.get(speaker.faction, ()) if o.key != self.key]
        return (OrdersDrafted(faction=speaker.faction, by=speaker.by, orders=kept),)
