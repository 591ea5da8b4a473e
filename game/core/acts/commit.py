"""Sealing the draft for the quarter (G2.3), once those have signed who must (G18.4)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Speaker, TableCommand
from game.core.conduct.members import members, sealer, unsigned
from game.core.errors import Refusal
from game.core.event import Event, SeatEvent
from game.core.grammar import Typed
from game.core.match import Match, changed
from game.core.orders.vocabulary import Order
from game.core.phase import Phase


class OrdersSealed(SeatEvent):
    """A faction committed its orders for the quarter."""

    event: Literal["orders_sealed"] = "orders_sealed"
    orders: list[Order]

    def fold(self, match: Match) -> Match:
        """Keep them until the quarter is resolved."""
        return changed(match, sealed={**match.sealed, self.faction: tuple(self.orders)})

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Seal the draft again; bots seal what they like, which is sifted when it is resolved."""
        if match.settings.players[self.faction] != "person" or self.faction in match.substituted:
            return (self,)
        return Commit().outcome(match, Speaker(self.faction, self.by))


class Commit(TableCommand):
    """Seal the draft for this quarter."""

    say: Literal["commit"] = "commit"

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)
    verbs: ClassVar[Mapping[str, str]] = {
        "commit": "commit: seal your orders; reopen: change them before the others are done"
    }
    onward: ClassVar[bool] = True

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Return it; it has no words."""
        return cls()

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it while signatures are missing, to who does not lead, and out of its phase."""
        if refusal := _check_signed(match, speaker):
            return refusal
        if match.phase not in self.phases:
            message = f"Orders are sealed in the orders phase; now is {match.phase}."
            return Refusal(code="wrong-phase", message=message, rule="G2.2")
        if speaker.faction in match.sealed:
            message = "Your orders are sealed already."
            return Refusal(code="sealed", message=message, rule="G2.3")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Seal the draft as it stands."""
        orders = list(match.drafts.get(speaker.faction, ()))
        return (OrdersSealed(faction=speaker.faction, by=speaker.by, orders=orders),)


def _check_signed(match: Match, speaker: Speaker) -> Refusal | None:
    """Return who has still to sign, or who alone may seal (G18.4)."""
    faction, by = speaker.faction, speaker.by
    waiting = unsigned(match, faction, by)
    if waiting and match.phase == "orders" and faction not in match.sealed:
        who = ", ".join(f"{one.member} ({one.post})" for one in waiting)
        message = f"These have still to sign the draft: {who}."
        return Refusal(code="unsigned", message=message, rule="G18.4")
    seated = members(match, faction)
    if match.settings.sign_off and sealer(seated, by) != by:
        leads = ", ".join(one.member for one in seated if one.post == "lead")
        message = f"Only the lead seals here: {leads}."
        return Refusal(code="not-lead", message=message, rule="G18.4")
    return None
