"""A table's clock in a few characters, and whether the host can be reached."""

from datetime import datetime

from game.core.conduct.words import Clock
from game.tui.draw.frame import Part
from game.tui.draw.inks import MUTED, TITLE

MINUTE, HOUR, DAY = 60, 3600, 86400
SHORT = 10
"""Seconds before the end at which the clock is shown in another ink."""


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
    time = time_words(seconds_left(clock, now))
    return {"paused": f"paused {time}", "grace": f"grace {time}"}.get(clock.state, time)


def clock_parts(clock: Clock, now: float, reachable: bool) -> list[Part]:
    """What the top line says of the clock and the line to the host."""
    parts: list[Part] = [] if reachable else [("line lost, trying again  ", "bold $bad")]
    words = clock_words(clock, now)
    if words:
        pressing = clock.state == "grace" or (
            clock.state == "running" and seconds_left(clock, now) <= SHORT
        )
        parts.append((f"{words}  ", "bold $bad" if pressing else TITLE if clock.ends else MUTED))
    return parts
