"""A table's clock: how long a phase lasts, what happens at its end, and who may stop it (G21).

Time is counted on a steady clock that no change of the machine's date moves; the date is written
into the record only so that people far away can count down, and so that a host that comes back
knows how much was left.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from game.core.acts.advance import PhaseClosed
from game.core.acts.set_clock import ClockSet, clock_set
from game.core.conduct.clock import MINUTE, RUNS, begins_with
from game.core.conduct.words import ClockAct
from game.core.event import Event
from game.core.match import Match, changed

Seconds = Callable[[], float]
DOUBT = 5.0
"""Seconds for which a host may be alive after a deadline that it has not written down."""


class Timer:
    """Counts down the present phase. `steady` gives seconds from anywhere, `date` since 1970."""

    def __init__(self, steady: Seconds, date: Seconds) -> None:
        self.steady = steady
        self.date = date
        self._end: float | None = None

    def due(self, match: Match, at: float | None = None) -> float | None:
        """Return the seconds from `at` (now) until the clock wants something, if it runs."""
        if match.clock.state not in RUNS or self._end is None:
            return None
        return self._end - (self.steady() if at is None else at)

    def wind(self, match: Match) -> tuple[Event, ...]:
        """Return what begins the clock of a phase that has one, where it does not run yet.

        Before the first phase it waits until every faction led by people has somebody.
        """
        state = match.clock.state
        if match.phase not in match.settings.minutes or state not in ("off", "waiting"):
            return ()
        if match.back is None and not _all_here(match):
            return () if state == "waiting" else (self._set(match, "wait", begins_with(match)),)
        return (self._set(match, "begin", begins_with(match)),)

    def ended(self, match: Match) -> tuple[Event, ...]:
        """Return what the end of the clock's time brings: grace where there is one, else an end."""
        grace = match.settings.grace * MINUTE
        if match.clock.state == "running" and grace:
            return (self._set(match, "grace", grace),)
        return (PhaseClosed(by="clock", reason="Time was up."),)

    def now(self, match: Match) -> Match:
        """Return the match with its clock showing what is left now."""
        due = self.due(match)
        if due is None:
            return match
        # A sum less one of its parts is not always the other to the bit, and time only runs down.
        left = min(due, match.clock.left)
        return changed(match, clock=match.clock.model_copy(update={"left": left}))

    def dated(self, event: Event) -> Event:
        """Return an event with the time at which a clock that it lets run ends."""
        if not isinstance(event, ClockSet) or event.clock.state not in RUNS:
            return event
        ends = datetime.fromtimestamp(self.date() + event.clock.left, UTC)
        words = ends.isoformat(timespec="milliseconds")
        clock = event.clock.model_copy(update={"ends": words})
        return event.model_copy(update={"clock": clock})

    def take_up(self, match: Match, alive: float) -> tuple[Event, ...]:
        """Return what makes the clock go on after its host was away since `alive` (since 1970)."""
        if match.clock.state not in RUNS or self._end is not None:
            return ()
        left = datetime.fromisoformat(match.clock.ends).timestamp() - alive
        if not -DOUBT <= left <= match.clock.left:
            left = match.clock.left  # nobody is alive after the end: the date was put forward
        return (self._set(match, "return", left, "The host came back."),)

    def follow(self, event: Event, match: Match) -> None:
        """Count by an event that was kept; `match` is after it."""
        if match.clock.state not in RUNS:
            self._end = None
        elif isinstance(event, ClockSet):
            self._end = self.steady() + event.clock.left

    def _set(self, match: Match, act: ClockAct, left: float, reason: str = "") -> Event:
        return self.dated(clock_set(match, act, left, reason))


def _all_here(match: Match) -> bool:
    seated = {one.faction for one in match.members}
    return set(match.settings.people) <= seated
