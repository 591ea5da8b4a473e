"""Saying that one is done with a phase in which nothing is sealed (G1.7)."""

from typing import ClassVar, Literal

from game.core.command import Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event, SeatEvent
from game.core.match import Match, changed
from game.core.phase import Phase


class SeatReadied(SeatEvent):
    """A faction is done with the present phase."""

    event: Literal["seat_readied"] = "seat_readied"

    def fold(self, match: Match) -> Match:
        """Count it among those who are done."""
        return changed(match, ready=match.ready | {self.faction})


class Ready(TableCommand):
    """Done with the present phase (briefing, negotiation, consequences, debrief)."""

    say: Literal["ready"] = "ready"

    phases: ClassVar[tuple[Phase, ...]] = ("briefing", "negotiation", "consequences", "debrief")

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where orders are sealed instead, where nothing waits, and twice."""
        if match.phase not in self.phases:
            orders = match.phase == "orders"
            hint = "commit your orders instead" if orders else "nothing waits for you"
            message = f"Now is {match.phase}: {hint}."
            return Refusal(code="wrong-phase", message=message, rule="G1.7")
        if speaker.faction in match.ready:
            message = "You are ready already; the others are still deciding."
            return Refusal(code="ready", message=message, rule="G1.7")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Be done."""
        return (SeatReadied(faction=speaker.faction, by=speaker.by),)
