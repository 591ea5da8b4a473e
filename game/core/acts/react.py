"""A reaction: a reactive card played in the consequences phase (G4.7). It is said by `Draft`."""

from typing import Literal

from game.core.check import check
from game.core.errors import Refusal
from game.core.event import Event, SeatEvent
from game.core.match import Match, changed
from game.core.orders.vocabulary import React
from game.world.vocabulary import CardId


class ReactionPlayed(SeatEvent):
    """A faction played a reactive card in the consequences phase."""

    event: Literal["reaction_played"] = "reaction_played"
    card: CardId

    def fold(self, match: Match) -> Match:
        """Remember it for the next quarter, in which it works."""
        return changed(match, reactions={**match.reactions, self.faction: self.card})

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Play it again."""
        return check(match, self.faction, React(card=self.card)) or (self,)
