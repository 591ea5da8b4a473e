"""A table's clock in a few characters, and whether the host can be reached."""

from game.core.conduct.words import Clock
from game.tui.countdown import clock_words, seconds_left
from game.tui.draw.frame import Part
from game.tui.draw.inks import MUTED, TITLE

SHORT = 10
"""Seconds before the end at which the clock is shown in another ink."""


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
