"""Putting an order into the draft, in place of one with the same key (G2.2)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.acts.react import ReactionPlayed
from game.core.check import check
from game.core.command import Command, Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event, InsideEvent
from game.core.grammar import Typed
from game.core.match import Match, changed
from game.core.orders.verbs import ORDER_VERBS
from game.core.orders.vocabulary import Order
from game.core.phase import Phase
from game.world.vocabulary import Faction


class OrdersDrafted(InsideEvent):
    """A faction's draft as it now stands; kept so that a crash loses nothing."""

    event: Literal["orders_drafted"] = "orders_drafted"
    orders: list[Order]

    def fold(self, match: Match) -> Match:
        """Put the draft in place of the one before; a change takes the signatures off (G18.4)."""
        before = {order.key: order for order in match.drafts.get(self.faction, ())}
        known = match.authors.get(self.faction, {})
        authors = {order.key: known.get(order.key, "") for order in self.orders}
        for order in self.orders:
            if authors[order.key] != self.by and before.get(order.key) != order:
                authors[order.key] = self.by
        return changed(
            match,
            drafts={**match.drafts, self.faction: tuple(self.orders)},
            authors={**match.authors, self.faction: authors},
            signed={f: names for f, names in match.signed.items() if f != self.faction},
        )


class Draft(TableCommand):
    """Put an order into the draft; it replaces the order with the same key."""

    say: Literal["draft"] = "draft"
    order: Order

    phases: ClassVar[tuple[Phase, ...]] = ("orders", "consequences")
    verbs: ClassVar[Mapping[str, str]] = {verb: order.line for verb, order in ORDER_VERBS.items()}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read an order by its verb."""
        return cls(order=ORDER_VERBS[line.verb].read(line))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what the kind of order refuses, and any change of what is sealed."""
        if self.order.kind == "react":
            return check(match, speaker.faction, self.order)
        before = match.drafts.get(speaker.faction, ())
        return check_open(match, speaker.faction) or check(
            match, speaker.faction, self.order, before
        )

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Draft the order; one that says nothing takes its like out, a reaction is played."""
        order, faction, by = self.order, speaker.faction, speaker.by
        if order.kind == "react":
            return (ReactionPlayed(faction=faction, by=by, card=order.card),)
        kept = [one for one in match.drafts.get(faction, ()) if one.key != order.key]
        if not says_nothing(match, order):
            kept.append(order)
        return (OrdersDrafted(faction=faction, by=by, orders=kept),)


def check_open(match: Match, faction: Faction) -> Refusal | None:
    """Return why a draft can't be changed: it is sealed (G2.3)."""
    if faction in match.sealed:
        message = "Your orders are sealed; reopen them to change them."
        return Refusal(code="sealed", message=message, rule="G2.3")
    return None


def check_ordering(match: Match, faction: Faction) -> Refusal | None:
    """Return why a draft is not to be changed now: what counted is only looked at (G2.2)."""
    if match.phase != "orders":
        message = f"Orders are given in the orders phase; now is {match.phase}."
        return Refusal(code="wrong-phase", message=message, rule="G2.2")
    return check_open(match, faction)


def says_nothing(match: Match, order: Order) -> bool:
    """Whether an order changes nothing: no points, or a stance left where it is."""
    if order.kind == "allocate":
        return order.points == 0
    return order.kind == "stance" and order.level == int(match.value(f"stance.{order.stance}"))
