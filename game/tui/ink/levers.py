"""Levers and stances as rows: boxes for points, a gauge for what they have built, dials."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, as_many, fit, ink, right
from game.tui.ink.inks import GOOD, KEY, MUTED
from game.tui.ink.paint import flow, longest, paint, painted, painted_all
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.levers import levers, stances
from game.view.numbers import percent

WIDEST = 12
"""The most boxes a lever's points are drawn in."""


def lever_rows(observation: Observation) -> tuple[ListRow, ...]:
    """All levers the seat may fund."""
    widest = min(max((lever.cap for lever in observation.levers), default=6), WIDEST)
    return painted_all(levers(observation), lambda row, frame: _lever(row, frame, widest))


def _lever(row: cells.PageRow, frame: Frame, widest: int) -> Content:
    match row.cells:
        case (title, cells.Points() as points, cells.Bar() as built, *moves):
            pass
        case _:
            return flow(row, frame)
    glyphs, after = frame.glyphs, built.after or 0.0
    named = min(25, max(frame.width - widest - 16, 12))
    bar = min(8 if frame.width >= 84 else 5, max(frame.width - named - widest - 17, 0))
    line = ink(
        fit(paint(title, glyphs), named, glyphs),
        " ",
        paint(points, glyphs, widest),
        right(ink((f"{points.spent}", KEY if points.spent else MUTED)), 3),
        "  ",
        paint(built, glyphs, bar),
        right(ink((percent(built.share), MUTED)), 5),
        (glyphs.arrow, MUTED),
        fit(ink((percent(after), GOOD if after > built.share else MUTED)), 4),
    )
    told = (paint(move, glyphs).plain for move in moves)
    moved = as_many(told, frame.width - line.cell_length - 2)
    return ink(line, (f"  {moved}" if moved else "", MUTED))


def stance_rows(observation: Observation) -> tuple[ListRow, ...]:
    """Own dials first, then the public ones of the others."""
    return painted_all(stances(observation), _stance)


def own_stance_rows(observation: Observation) -> tuple[ListRow, ...]:
    """The dials a seat may turn."""
    own = {stance.name for stance in observation.stances if stance.own}
    rows = (row for row in stances(observation).rows if row.id in own)
    return tuple(painted(row, _stance) for row in rows)


def _stance(row: cells.PageRow, frame: Frame) -> Content:
    """A dial and its level; what has no room is left out, the title last."""
    side, title, dial, level, *costs = row.cells
    glyphs = frame.glyphs
    name, meaning = paint(title, glyphs), paint(level, glyphs)
    room = frame.width - 3 - meaning.cell_length
    titled = 25 if frame.width >= 64 else 20
    titled = titled if titled <= room else name.cell_length + 1
    turn = ink(paint(dial, glyphs), " ") if titled + 5 <= room else Content("")
    price = longest(costs, room - titled - turn.cell_length, glyphs)
    line = ink(fit(paint(side, glyphs), 2), " ", fit(name, titled, glyphs), turn, meaning, price)
    return fit(line, frame.width, glyphs)
