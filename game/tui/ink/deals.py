"""Deals as rows of a list."""

from textual.content import Content

from game.core.observation import DealView, Observation
from game.tui.ink.frame import Frame, fit, ink
from game.tui.ink.paint import line, paint, painted, painted_all, paragraphs
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.deals import deal, deals, new_deal


def deal_rows(observation: Observation) -> tuple[ListRow, ...]:
    """The deals, and a line for a new one where one may be proposed."""
    if not observation.options.may_deal:
        return painted_all(deals(observation), _deal)
    standing = painted_all(deals(observation), _deal) if observation.deals else ()
    return (*standing, painted(new_deal()))


def deal_body(view: DealView, frame: Frame) -> list[Content]:
    """The whole deal in words."""
    return paragraphs(deal(view).about, frame)


def _deal(row: cells.PageRow, frame: Frame) -> Content:
    *parties, state, sentence = row.cells
    glyphs = frame.glyphs
    return ink(
        line(tuple(parties), glyphs),
        " ",
        fit(paint(state, glyphs), 10, glyphs),
        fit(paint(sentence, glyphs), max(frame.width - 16, 0), glyphs),
    )
