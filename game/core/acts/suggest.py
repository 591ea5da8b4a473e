"""Laying an order beside the draft, for the others of one's faction to take up (G18.3)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Literal

from game.core.check import check
from game.core.command import Command, SharedCommand, Speaker
from game.core.conduct.members import without
from game.core.conduct.words import Member, Suggestion
from game.core.errors import Refusal
from game.core.event import Event, InsideEvent
from game.core.grammar import Typed
from game.core.match import Match, changed
from game.core.orders.verbs import SYNONYMS, read_order
from game.core.orders.vocabulary import Order
from game.core.phase import Phase


class OrderSuggested(InsideEvent):
    """A member laid an order beside the draft for the others to take up."""

    event: Literal["order_suggested"] = "order_suggested"
    by: Member
    order: Order

    def fold(self, match: Match) -> Match:
        """Keep it in place of what the same member suggested under its key."""
        kept = without(match.suggestions, self.faction, self.by, self.order.key)
        suggestion = Suggestion(faction=self.faction, by=self.by, order=self.order)
        return changed(match, suggestions=(*kept, suggestion))

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Suggest it again."""
        return Suggest(order=self.order).outcome(match, Speaker(self.faction, self.by))


class Suggest(SharedCommand):
    """Lay an order beside the draft, for the others of the faction to take up."""

    say: Literal["suggest"] = "suggest"
    order: Order

    phases: ClassVar[tuple[Phase, ...]] = ("orders", "consequences")
    verbs: ClassVar[Mapping[str, str]] = {
        "suggest": "suggest spend LEVER POINTS (or stance, play, estimate): lay it beside the draft"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read the order after the verb as if it stood alone."""
        verb, words = (line.words[0], line.words[1:]) if line.words else ("", ())
        order = replace(line, verb=SYNONYMS.get(verb, verb), words=words)
        return cls(order=read_order(order, cls.verbs["suggest"]))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what might not stand in the draft."""
        before = match.drafts.get(speaker.faction, ())
        return check(match, speaker.faction, self.order, before)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Lay it there."""
        return (OrderSuggested(faction=speaker.faction, by=speaker.by, order=self.order),)
