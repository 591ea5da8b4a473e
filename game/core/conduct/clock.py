"""What may be done to a clock and what it shows then; time itself is counted elsewhere (G21)."""

from game.core.conduct.words import Clock, ClockAct, ClockState
from game.core.errors import Refusal
from game.core.match import Match

MINUTE = 60.0
RUNS: tuple[ClockState, ...] = ("running", "grace")
"""The states in which time runs down."""
LONGEST = 31_622_400.0
"""Seconds a clock can show at most; nobody waits longer, and dates stay dates."""

_FROM: dict[ClockAct, tuple[ClockState, ...]] = {
    "wait": ("off",),
    "begin": ("off", "waiting"),
    "grace": ("running",),
    "pause": ("running", "grace"),
    "continue": ("paused", "waiting"),
    "extend": ("waiting", "running", "grace", "paused"),
    "return": ("running", "grace"),
}
_TO: dict[ClockAct, ClockState] = {
    "wait": "waiting",
    "begin": "running",
    "grace": "grace",
    "pause": "paused",
}
_STANDS = {
    "pause": "The clock stands already.",
    "continue": "The clock runs already.",
}


def check_clock(match: Match, act: ClockAct) -> Refusal | None:
    """Return why something can't be done to the clock as it is (G21.2)."""
    state = match.clock.state
    if state in _FROM[act]:
        return None
    message = "This phase has no clock." if state == "off" else _STANDS.get(act, "It is not time.")
    return Refusal(code="clock", message=message, rule="G21.2")


def begins_with(match: Match) -> float:
    """Return the seconds a phase begins with; what a waiting clock was given counts."""
    if match.clock.state == "waiting":
        return match.clock.left
    return match.settings.minutes.get(match.phase, 0.0) * MINUTE


def clock_after(match: Match, act: ClockAct, left: float, *, longer: bool = False) -> Clock:
    """Return what the clock shows after an act, without the time at which it ends.

    More time makes a grace period a part of the phase again.
    """
    now = match.clock
    stands = act == "extend" and now.state in ("paused", "waiting")
    grace = act == "grace" or (now.grace and act != "begin" and not longer)
    state = _TO.get(act, now.state if stands else "grace" if grace else "running")
    return Clock(state=state, left=min(max(left, 0.0), LONGEST), grace=grace)


def check_end(match: Match) -> Refusal | None:
    """Return why time can't be up now: after the time of the phase comes its grace (G21.1)."""
    last = "grace" if match.settings.grace else "running"
    if match.clock.state == last:
        return None
    return Refusal(code="clock", message="The clock was not at its end.", rule="G21.1")
