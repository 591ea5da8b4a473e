"""A table's clock in words, for the board and the line mode."""

from datetime import datetime

from game.core.conduct.words import Clock

MINUTE, HOUR, DAY = 60, 3600, 86400


def seconds_left(clock: Clock, now: float) -> int:
    """How long the clock still runs, at `now` (the table's time in seconds since 1970)."""
    if not clock.ends:
        return int(clock.left)
    return max(0, round(datetime.fromisoformat(clock.ends).timestamp() - now))


def time_words(seconds: int) -> str:
    """``06:41``, ``3 h 05 min``, ``2 d 04 h``."""
    if seconds >= DAY:
        return f"{seconds // DAY} d {seconds % DAY // HOUR:02} h"
    if seconds >= HOUR:
        return f"{seconds // HOUR} h {seconds % HOUR // MINUTE:02} min"
    return f"{seconds // MINUTE:02}:{seconds % MINUTE:02}"


def clock_words(clock: Clock, now: float) -> str:
    """The clock in words; nothing where there is none."""
    if clock.state == "off":
        return ""
    if clock.state == "waiting":
        return "waiting for people"
    grace = "grace " if clock.grace else ""
    paused = "paused " if clock.state == "paused" else ""
    return f"{paused}{grace}{time_words(seconds_left(clock, now))}"
