"""The seat's own aims and figures."""

from dataclasses import replace

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import Figure, Observation
from game.tui.ink.frame import Frame, fit, ink, right
from game.tui.ink.inks import MUTED
from game.tui.ink.numbers import value_words
from game.tui.ink.paint import flow, paint, painted, painted_all
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.aims import aims, figure, figures

WHY = cells.Phrase(" Press w to see why it moved.")


def aim_rows(observation: Observation) -> tuple[ListRow, ...]:
    """Aims first, then every figure the seat knows, by group."""
    own = (
        painted_all(aims(observation), _aim) if observation.aims or not observation.figures else ()
    )
    rows = tuple(map(_why, figures(observation).rows)) if observation.figures else ()
    known = painted_all(cells.Page("figures", rows), _figure)
    return (*own, *known)


def figure_row(one: Figure) -> ListRow:
    """One figure of the seat's own knowledge."""
    return painted(_why(figure(one)), _figure)


def _why(row: cells.PageRow) -> cells.PageRow:
    """The same row, which says how to read on from it."""
    return replace(row, about=tuple((*line, WHY) for line in row.about))


def _aim(row: cells.PageRow, frame: Frame) -> Content:
    match row.cells:
        case (mark, title, bar, percent, cells.Amount() as value, cells.Amount() as full):
            pass
        case _:
            return flow(row, frame)
    glyphs, name = frame.glyphs, paint(title, frame.glyphs)
    gauge = 10 if frame.width >= 64 else 0
    titled = max(min(36, frame.width - 25 - gauge), name.cell_length)
    room = frame.width - titled - gauge - 8
    now, all_of_it = value_words(value, glyphs), value_words(full, glyphs)
    told = (f"  {now} of {all_of_it}", f" {now}/{all_of_it}", f" {now}", "")
    return fit(
        ink(
            paint(mark, glyphs),
            " ",
            fit(name, titled, glyphs),
            " ",
            paint(bar, glyphs, gauge),
            right(paint(percent, glyphs), 5),
            (next((words for words in told if cell_len(words) <= room), ""), MUTED),
        ),
        frame.width,
        glyphs,
    )


def _figure(row: cells.PageRow, frame: Frame) -> Content:
    match row.cells:
        case (title, cells.Amount() as value, change, trend):
            pass
        case _:
            return flow(row, frame)
    glyphs = frame.glyphs
    history = 9 if frame.width >= 54 else 0
    indent = "  " if frame.width >= 45 else ""
    titled = max(min(38, frame.width - 18 - 2 * len(indent) - history), 10)
    return ink(
        indent,
        fit(paint(title, glyphs), titled, glyphs),
        right(paint(value, glyphs), 9),
        (glyphs.unsure if value.ends else " ", MUTED),
        " ",
        fit(paint(change, glyphs), 9 if indent else 7, glyphs),
        paint(trend, glyphs).pad_left(1) if history else "",
    )
