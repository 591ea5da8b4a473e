"""Bringing an inject in; it works when the coming quarter is resolved (G10.3)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import WHITE, CellCommand, Command, Speaker
from game.core.conduct.steering import check_steered, injects_left
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.grammar import Typed, Unclear
from game.core.match import Match, changed
from game.core.near_names import called
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


class Bring(CellCommand):
    """White cell: bring an inject in for the coming quarter."""

    say: Literal["bring"] = "bring"
    inject: CardId

    verbs: ClassVar[Mapping[str, str]] = {
        "inject": "inject NUMBER: bring it in; it works in the coming quarter"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read which inject, by its number or its words."""
        known = line.seen.cell.injects if line.seen.cell else ()
        word = " ".join(line.words)
        if word.isdecimal() and 1 <= int(word) <= len(known):
            return cls(inject=known[int(word) - 1].id)
        name = called(word, {inject.id: inject.title for inject in known}) if word else None
        if name is None:
            numbers = f"from 1 to {len(known)} on page `injects`"
            raise Unclear(f"Say which inject, by its number {numbers}.")
        return cls(inject=name)

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
