"""A table's clock: how long a phase lasts, what happens at its end, and who may stop it (G21).

Time is counted on a steady clock that no change of the machine's date moves; the date is written
into the record only so that people far away can count down, and so that a host that comes back
knows how much was left.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from game.core.conduct.events import ClockSet
from game.core.conduct.words import Clock, ClockAct
from game.core.events import Event
from game.core.match import Match

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

    def take_up(self, match: Match, alive: float) -> float:
        """Return what was left when the host was last alive (a date in seconds since 1970)."""
        if not match.clock.ends:
            return match.clock.left
        ends = datetime.fromisoformat(match.clock.ends).timestamp()
        return min(match.clock.left, max(0.0, ends - alive))


def minutes_of(match: Match) -> float | None:
    """Return the seconds a phase lasts at this table, if it has a clock for it."""
    minutes = match.settings.minutes.get(match.phase)
    return None if minutes is None else minutes * MINUTE
