"""The end of a phase for those still deciding: by the white cell (G10.5) or the clock (G21.1)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import WHITE, CellCommand, Command, Speaker
from game.core.conduct.clock import check_end
from game.core.conduct.prose import prose
from game.core.conduct.steering import because, check_reason, check_steered
from game.core.conduct.words import ClockCause
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.grammar import Typed, reason
from game.core.match import Match, changed


class PhaseClosed(Event):
    """A phase was ended for those still deciding: by the clock, or by the white cell."""

    event: Literal["phase_closed"] = "phase_closed"
    by: Literal["clock", "white"]
    reason: ClockCause = ""

    def fold(self, match: Match) -> Match:
        """Wait for nobody any more."""
        return changed(match, closed=True)

    def notice(self, match: Match) -> Notice | None:
        """Say who ended which phase."""
        if self.by == "clock":
            return f"Time ended the {match.phase} phase", "Who was not done has passed."
        return f"The white cell ended the {match.phase} phase", because(self.reason)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """End it again: by a clock that is at its end, or with the same reason."""
        if self.by == "clock":
            return check_end(match) or (self,)
        return Advance(reason=self.reason).outcome(match, WHITE)


class Advance(CellCommand):
    """White cell: end the phase now for everybody."""

    say: Literal["advance"] = "advance"
    reason: ClockCause

    verbs: ClassVar[Mapping[str, str]] = {"advance": "advance REASON: end this phase for everybody"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read why."""
        return cls(reason=reason(line.words, cls.verbs["advance"]))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where nothing is steered, and without a reason."""
        return check_steered(match) or check_reason(self.reason)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """End the phase."""
        return (PhaseClosed(by="white", reason=prose(self.reason)),)
