"""Bringing an inject in; it works when the coming quarter is resolved (G10.3)."""

from typing import ClassVar, Literal

from game.core.command import WHITE, Sayer, Speaker, TableCommand
from game.core.conduct.steering import STEERED, check_steered, injects_left
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.match import Match, changed
from game.core.phase import Phase
from game.world.quarters import quarter_words
from game.world.vocabulary import CardId


class InjectDelivered(Event):
    """The white cell or the scenario brought an inject in; it works in the coming quarter."""

    event: Literal["inject_delivered"] = "inject_delivered"
    inject: CardId
    quarter: str
    by: Literal["scenario", "white"] = "scenario"

    @property
    def by_itself(self) -> bool:
        """Whether the scenario planned it."""
        return self.by == "scenario"

    def fold(self, match: Match) -> Match:
        """Lay it beside what counts in the coming quarter."""
        planned = match.planned[1:] if self.by_itself else match.planned
        return changed(match, injects=(*match.injects, self.inject), planned=planned)

    def notice(self, match: Match) -> Notice | None:
        """Say that something came from the white cell, and not what."""
        if self.by_itself:
            return None
        return "The white cell brought something in", "It works in the coming quarter."

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Bring it in again."""
        return Bring(inject=self.inject).outcome(match, WHITE)


class Bring(TableCommand):
    """White cell: bring an inject in for the coming quarter."""

    say: Literal["bring"] = "bring"
    inject: CardId

    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
    phases: ClassVar[tuple[Phase, ...]] = STEERED

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what is no inject, or has been brought in."""
        if refusal := check_steered(match):
            return refusal
        if self.inject not in injects_left(match):
            known = any(card.id == self.inject for card in match.rulebook.injects)
            words = "has been brought in already" if known else "is not an inject of this rulebook"
            return Refusal(code="inject", message=f"{self.inject} {words}.", rule="G10.3")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Bring it in."""
        quarter = quarter_words(match.world.quarter)
        return (InjectDelivered(inject=self.inject, quarter=quarter, by="white"),)
