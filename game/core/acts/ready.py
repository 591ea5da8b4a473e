"""Saying that one is done with a phase in which nothing is sealed (G1.7)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.acts.commit import Commit
from game.core.command import Command, Speaker, TableCommand
from game.core.errors import Refusal
from game.core.event import Event, SeatEvent
from game.core.grammar import Typed
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
    verbs: ClassVar[Mapping[str, str]] = {
        "ready": "",
        "go": "go: on to the next phase (Enter does the same); in the orders phase go seals,"
        " Enter not",
    }
    onward: ClassVar[bool] = True

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Return it; `go` seals where orders are open."""
        return Commit() if line.verb == "go" and line.seen.options.may_commit else cls()

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
