"""Standing orders: the draft's allocations, kept for when no orders come (G8.1)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event, InsideEvent
from game.core.grammar import Typed
from game.core.match import Match, changed
from game.core.orders.vocabulary import Order, Orders
from game.core.phase import PHASES, Phase
from game.world.vocabulary import Faction


class StandingOrdersSet(InsideEvent):
    """What applies for a faction when no orders come."""

    event: Literal["standing_orders_set"] = "standing_orders_set"
    orders: list[Order]

    def fold(self, match: Match) -> Match:
        """Keep them in place of those before."""
        return changed(match, standing={**match.standing, self.faction: tuple(self.orders)})


class Standing(TableCommand):
    """Make the present draft the standing orders: what applies when no orders come."""

    say: Literal["standing"] = "standing"

    phases: ClassVar[tuple[Phase, ...]] = (*PHASES, "over")
    verbs: ClassVar[Mapping[str, str]] = {
        "standing": "standing: keep these points as standing orders"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Return it; it has no words."""
        return cls()

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it while no points are on levers."""
        if not _kept(match, speaker.faction):
            message = "Put points on levers first; standing orders keep a draft's allocations."
            return Refusal(code="nothing-standing", message=message, rule="G8.1")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Keep the points, and neither stances nor cards."""
        orders = list(_kept(match, speaker.faction))
        return (StandingOrdersSet(faction=speaker.faction, by=speaker.by, orders=orders),)


def _kept(match: Match, faction: Faction) -> Orders:
    orders = match.sealed.get(faction) or match.drafts.get(faction, ())
    return tuple(order for order in orders if order.kind == "allocate")
