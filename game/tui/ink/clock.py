"""A table's clock in a few characters, and whether the host can be reached."""

from game.core.conduct.words import Clock
from game.tui.ink.frame import Part
from game.tui.ink.inks import MUTED, TITLE
from game.view.countdown import clock_words, seconds_left

SHORT = 10
"""Seconds before the end at which the clock is shown in another ink."""
ALARM = "bold $ground on $bad"
"""The ink of what nobody may miss; without colours it is reversed."""
TIME_UP: Part = (" TIME UP ", ALARM)
LINE_LOST: Part = (" LINE LOST ", ALARM)


def line_parts(reachable: bool) -> list[Part]:
    """What is said of the line to the host: nothing while it holds."""
    return [] if reachable else [LINE_LOST, " "]


def clock_parts(clock: Clock, now: float, *, short: bool = False) -> list[Part]:
    """What the top line says of the clock; the grace period is another thing than time left."""
    words = clock_words(clock, now)
    if not words:
        return []
    if clock.grace:
        told = f" {words.replace('grace ', '')} " if short else f" {words}  "
        return [TIME_UP, (told, "bold $bad")]
    pressing = clock.state == "running" and seconds_left(clock, now) <= SHORT
    return [(f"{words}  ", "bold $bad" if pressing else TITLE if clock.ends else MUTED)]
