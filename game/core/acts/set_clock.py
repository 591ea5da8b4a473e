"""The clock of a phase: stopped, continued, made longer by the white cell; begun by the table.

What may be done to a clock is the machine's in `conduct.clock`. Time itself is counted at the
table, which hands over a match whose clock shows what is left now.
"""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from game.core.command import CellCommand, Command, Speaker
from game.core.conduct.clock import LONGEST, MINUTE, RUNS, begins_with, check_clock, clock_after
from game.core.conduct.prose import prose
from game.core.conduct.steering import because, check_reason
from game.core.conduct.words import Clock, ClockAct, ClockCause
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.grammar import Typed, Unclear, number, reason
from game.core.match import Match, changed

DAY, MONTH = 86_400, 2_592_000
"""Seconds that may be taken or given at once, at most."""
_TITLES: dict[ClockAct, str] = {
    "pause": "The clock is stopped",
    "continue": "The clock runs",
    "extend": "The phase has a new end",
    "grace": "Time is up; a grace period runs",
    "return": "The clock goes on",
}
_BY_ITSELF: dict[ClockAct, str] = {
    "continue": "The phase goes on.",
    "grace": "What is sealed before it ends is in time.",
    "return": "The host was away; what was left then is left now.",
}
"""What is said of an act of the clock that nobody gave a reason for."""


class ClockSet(Event):
    """The clock of a phase was begun, stopped, continued, made longer, or came to its grace."""

    event: Literal["clock_set"] = "clock_set"
    act: ClockAct
    clock: Clock
    reason: ClockCause = ""

    def fold(self, match: Match) -> Match:
        """Show it."""
        return changed(match, clock=self.clock)

    def notice(self, match: Match) -> Notice | None:
        """Say what the clock does now, but for its ordinary beginning."""
        if self.act not in _TITLES:
            return None
        told = because(self.reason)
        return _TITLES[self.act], told if self.reason else _BY_ITSELF.get(self.act, told)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Refuse an act of the clock that can't have been; the time it shows is the host's."""
        return _doubt(match, self) or (self,)


class Pause(CellCommand):
    """White cell: stop the clock."""

    say: Literal["pause"] = "pause"
    reason: ClockCause

    verbs: ClassVar[Mapping[str, str]] = {"pause": "pause REASON: stop the clock"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read why."""
        return cls(reason=reason(line.words, cls.verbs["pause"]))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where no clock runs."""
        return check_clock(match, "pause") or check_reason(self.reason)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Stop it with what is left."""
        return (clock_set(match, "pause", match.clock.left, prose(self.reason)),)


class Continue(CellCommand):
    """White cell: let the clock run (also: begin the match when it waits for people)."""

    say: Literal["continue"] = "continue"
    reason: ClockCause = ""

    verbs: ClassVar[Mapping[str, str]] = {
        "continue": "continue: let the clock run; begin before all are there"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read why, if that was said."""
        return cls(reason=" ".join(line.words))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where no clock stands; it needs no reason."""
        return check_clock(match, "continue")

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Let it run with what is left."""
        return (clock_set(match, "continue", match.clock.left, prose(self.reason)),)


class Extend(CellCommand):
    """White cell: give the phase more seconds (or fewer, when negative)."""

    say: Literal["extend"] = "extend"
    seconds: float = Field(ge=-DAY, le=MONTH)
    reason: ClockCause

    verbs: ClassVar[Mapping[str, str]] = {
        "extend": "extend MINUTES REASON: more time for this phase, or less (extend -1 …)"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read how many minutes, and why."""
        if not line.words:
            raise Unclear("Say how many minutes, and why: extend 2 a hard question.")
        seconds = number(line.words[0]) * MINUTE
        return cls(seconds=seconds, reason=reason(line.words[1:], cls.verbs["extend"]))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where the phase has no clock."""
        return check_clock(match, "extend") or check_reason(self.reason)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Give more time, or less."""
        left, longer = match.clock.left + self.seconds, self.seconds > 0
        return (clock_set(match, "extend", left, prose(self.reason), longer=longer),)


def clock_set(
    match: Match, act: ClockAct, left: float, reason: str = "", *, longer: bool = False
) -> ClockSet:
    """Return an act of the clock, without the time at which it ends: the host knows that."""
    return ClockSet(act=act, clock=clock_after(match, act, left, longer=longer), reason=reason)


def _doubt(match: Match, event: ClockSet) -> Refusal | None:
    """Return why a recorded act of the clock can't have been, if it can't."""
    refusal = check_clock(match, event.act)
    if refusal is not None:
        return refusal
    left = event.clock.left
    shown = event.clock.model_copy(update={"ends": ""})
    possible = [clock_after(match, event.act, left, longer=longer) for longer in (False, True)]
    # Time only ever runs down, unless somebody gives more of it.
    most = {
        "wait": begins_with(match),
        "begin": begins_with(match),
        "grace": match.settings.grace * MINUTE,
        "extend": LONGEST,
    }.get(event.act, match.clock.left)
    short = event.act in ("wait", "begin", "grace") and left < most
    if shown not in possible[: 1 + (event.act == "extend")] or left > most or short:
        return Refusal(code="clock", message="It shows another time than it had.", rule="G21.2")
    if (shown.state in RUNS) != bool(event.clock.ends):
        return Refusal(code="clock", message="It ends, or does not, at no time.", rule="G21.2")
    return None
