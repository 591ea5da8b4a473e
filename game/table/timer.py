"""A table's clock: how long a phase lasts, what happens at its end, and who may stop it (G21).

Time is counted on a steady clock that no change of the machine's date moves; the date is written
into the record only so that people far away can count down, and so that a host that comes back
knows how much was left.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from game.core.conduct.events import ClockSet, PhaseClosed
from game.core.conduct.prose import prose
from game.core.conduct.words import Clock, ClockAct
from game.core.errors import Refusal
from game.core.events import Event
from game.core.match import Match
from game.table.port import Command, Continue, Extend, Pause

Seconds = Callable[[], float]
MINUTE = 60.0


class Timer:
    """Counts down the present phase. `steady` gives seconds from anywhere, `date` since 1970."""

    def __init__(self, steady: Seconds, date: Seconds) -> None:
        self._steady = steady
        self._date = date
        self._end: float | None = None

    def due(self, match: Match) -> float | None:
        """Return the seconds until the clock wants something, if it runs."""
        if match.clock.state not in ("running", "grace") or self._end is None:
            return None
        return self._end - self._steady()

    def left(self, match: Match) -> float:
        """Return the seconds left on the clock, running or not."""
        due = self.due(match)
        return match.clock.left if due is None else max(0.0, due)

    def set(self, act: ClockAct, match: Match, left: float, reason: str = "") -> ClockSet:
        """Return the event that sets the clock; `follow` it once it is kept."""
        states = {"wait": "waiting", "begin": "running", "grace": "grace", "pause": "paused"}
        state = states.get(act, "running")
        if act == "extend" and match.clock.state in ("paused", "waiting"):
            state = match.clock.state
        runs = state in ("running", "grace")
        ends = datetime.fromtimestamp(self._date() + left, UTC).isoformat(timespec="seconds")
        clock = Clock.model_validate({"state": state, "left": left, "ends": ends if runs else ""})
        return ClockSet(act=act, clock=clock, reason=reason)

    def follow(self, event: Event) -> None:
        """Count by an event that was kept."""
        if isinstance(event, ClockSet):
            runs = event.clock.state in ("running", "grace")
            self._end = self._steady() + event.clock.left if runs else None

    def wind(self, match: Match) -> tuple[Event, ...]:
        """Return what begins the clock of a phase that has one, where it does not run yet.

        Before the first phase it waits until every faction led by people has somebody.
        """
        minutes = match.settings.minutes.get(match.phase)
        state = match.clock.state
        if minutes is None or state not in ("off", "waiting"):
            return ()
        first = match.back is None
        if first and not _all_here(match):
            return () if state == "waiting" else (self.set("wait", match, minutes * MINUTE),)
        return (self.set("begin", match, minutes * MINUTE),)

    def ended(self, match: Match) -> tuple[Event, ...]:
        """Return what the end of the clock's time brings: grace where there is one, else an end."""
        grace = match.settings.grace * MINUTE
        if match.clock.state == "running" and grace:
            return (self.set("grace", match, grace),)
        return (PhaseClosed(by="clock", reason="Time was up."),)

    def steer(self, match: Match, command: Command) -> Refusal | tuple[Event, ...] | None:
        """Return what a command of the white cell does to the clock; `None` for other commands."""
        if not isinstance(command, Pause | Continue | Extend):
            return None
        act: ClockAct = command.say
        state = match.clock.state
        reason = prose(command.reason)
        if state == "off":
            return _refuse("This phase has no clock.")
        if act == "pause" and state not in ("running", "grace"):
            return _refuse("The clock stands already.")
        if act == "continue" and state not in ("paused", "waiting"):
            return _refuse("The clock runs already.")
        if act != "continue" and not reason:
            return Refusal(code="no-reason", message="Say why: the reason goes on the record.",
                           rule="G10.4")  # fmt: skip
        more = command.seconds if isinstance(command, Extend) else 0.0
        return (self.set(act, match, max(0.0, self.left(match) + more), reason),)

    def take_up(self, match: Match, alive: float) -> tuple[Event, ...]:
        """Return what makes the clock go on after its host was away since `alive` (since 1970)."""
        if match.clock.state not in ("running", "grace"):
            return ()
        ends = datetime.fromisoformat(match.clock.ends).timestamp()
        left = min(match.clock.left, max(0.0, ends - alive))
        act: ClockAct = "grace" if match.clock.state == "grace" else "continue"
        return (self.set(act, match, left, "The host came back."),)


def _all_here(match: Match) -> bool:
    seated = {one.faction for one in match.members}
    return set(match.settings.people) <= seated


def _refuse(message: str) -> Refusal:
    return Refusal(code="clock", message=message, rule="G21.2")
