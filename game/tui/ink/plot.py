"""A figure over the quarters, as lines of text: what is modelled beside what was published.

Every sign means the same with and without colour; in ASCII the signs change, not the picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.tui.ink.glyphs import Glyphs

HEIGHT = 9
CELL = 5
"""Columns of a quarter: one of space, then three of the band with the model in the middle."""
LABEL = 8


@dataclass(frozen=True)
class Point:
    """Low, middle and high of one quarter."""

    low: float
    middle: float
    high: float


def plot(
    quarters: Sequence[str],
    modelled: Mapping[str, Point],
    published: Mapping[str, Point],
    glyphs: Glyphs,
) -> list[str]:
    """Draw the middles and spreads of ``modelled`` over the bands of ``published``.

    Nought is always on the scale. Lines are no wider than
    `LABEL` + 1 + `CELL` columns a quarter.
    """
    # The model's spread may run off the paper: its middle and the bands set the scale.
    values = [point.middle for point in modelled.values()]
    values += [value for point in published.values() for value in (point.low, point.high)]
    bottom, top = min(0.0, *values), max(0.0, *values)
    step = (top - bottom) / (HEIGHT - 1) or 1.0
    lines = []
    for row in range(HEIGHT - 1, -1, -1):
        cells = "".join(
            _cell(row, bottom, step, modelled.get(quarter), published.get(quarter), glyphs)
            for quarter in quarters
        )
        label = number(bottom + row * step) if row % 4 == 0 else ""
        lines.append(f"{label:>{LABEL}} {cells}".rstrip())
    return [*lines, _axis(quarters)]


def number(value: float) -> str:
    """Write a value in three digits, without an exponent."""
    size = abs(value)
    places = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3
    words = f"{value:.{places}f}"
    return "0" if float(words) == 0 else words


def _cell(
    row: int, bottom: float, step: float, model: Point | None, seen: Point | None, glyphs: Glyphs
) -> str:
    side, middle = " ", " "
    if seen is not None:
        if _row(seen.middle, bottom, step) == row:
            side = middle = glyphs.line
        elif _row(seen.low, bottom, step) <= row <= _row(seen.high, bottom, step):
            side = middle = glyphs.unsure
    if model is not None:
        if _row(model.middle, bottom, step) == row:
            middle = glyphs.knob
        elif _row(model.low, bottom, step) <= row <= _row(model.high, bottom, step):
            middle = glyphs.mark
    return f" {side}{middle}{side} "


def _row(value: float, bottom: float, step: float) -> int:
    return round((value - bottom) / step)


def _axis(quarters: Sequence[str]) -> str:
    """Each quarter as ``23Q1``, without its century."""
    return " " * (LABEL + 2) + "".join(f"{quarter[2:]:<{CELL}}" for quarter in quarters).rstrip()


def legend(glyphs: Glyphs) -> str:
    """Say what the signs of a plot mean."""
    return (
        f"{glyphs.knob} middle of the games   {glyphs.mark} nine in ten of them   "
        f"{glyphs.unsure} published band   {glyphs.line} its middle"
    )
