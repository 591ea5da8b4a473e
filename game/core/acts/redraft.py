"""A whole draft at once, as a file of orders brings it: all of it or nothing (G20.1)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from game.core.acts.commit import Commit
from game.core.acts.draft import OrdersDrafted, check_ordering, says_nothing
from game.core.check import check
from game.core.command import Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event
from game.core.match import Match
from game.core.orders.vocabulary import Order, Orders
from game.core.phase import Phase


class Redraft(TableCommand):
    """Put these orders in place of the whole draft, all or none, and perhaps seal them at once."""

    say: Literal["redraft"] = "redraft"
    orders: Annotated[tuple[Order, ...], Field(max_length=60)]
    seal: bool = False

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse the first order that may not stand beside those before it, then the seal."""
        if refusal := check_ordering(match, speaker.faction):
            return refusal
        kept: Orders = ()
        for order in self.orders:
            if refusal := check(match, speaker.faction, order, kept):
                words = f"{order.key}: {refusal.message}"
                return refusal.model_copy(update={"message": words})
            kept = (*(other for other in kept if other.key != order.key), order)
        if not self.seal:
            return None
        return Commit().may(self._drafted(match, speaker).fold(match), speaker)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Draft them, and seal them if that was said."""
        drafted = self._drafted(match, speaker)
        if not self.seal:
            return (drafted,)
        return (drafted, *Commit().do(drafted.fold(match), speaker))

    def _drafted(self, match: Match, speaker: Speaker) -> OrdersDrafted:
        kept: Orders = ()
        for order in self.orders:
            kept = (*(other for other in kept if other.key != order.key), order)
        orders = [order for order in kept if not says_nothing(match, order)]
        return OrdersDrafted(faction=speaker.faction, by=speaker.by, orders=orders)
