"""Several people at one draft: suggestions as rows, and what others do beside a row."""

from collections.abc import Iterable
from dataclasses import replace

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company
from game.tui.ink.frame import Frame, fit, ink, spread, stack, whole, whole_words, wrap
from game.tui.ink.paint import line, paint, painted_all
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.sharing import marks, signed, suggestions

WIDEST_MARK = 30


def suggestion_rows(observation: Observation, company: Company) -> tuple[ListRow, ...]:
    """Each suggestion with who made it, under a heading that says what to do with them."""
    return painted_all(suggestions(observation, company), _suggestion)


def _suggestion(row: cells.PageRow, frame: Frame) -> Content:
    who, wanted, title, now = (paint(cell, frame.glyphs) for cell in row.cells)
    named = fit(who, max(who.cell_length, 12 if frame.width >= 64 else 6))
    told = ink(named, " ", wanted, "  ", title)
    return spread(told, whole(now, frame.width - told.cell_length - 1), frame)


def shared_rows(
    rows: Iterable[ListRow], observation: Observation, company: Company
) -> tuple[ListRow, ...]:
    """The rows, each with what others suggest for it and who is at it now."""
    return tuple(_shared(row, marks(row.id, observation, company)) for row in rows)


def _shared(row: ListRow, beside: tuple[cells.Phrase, ...]) -> ListRow:
    if not beside:
        return row

    def draw(frame: Frame) -> Content:
        # The marks lie over the row's end, so that its columns stay in line with the others.
        told = line(beside, frame.glyphs, " ")
        tail = fit(told, min(told.cell_length, WIDEST_MARK), frame.glyphs)
        room = max(frame.width - tail.cell_length - 1, 0)
        return ink(whole_words(row.draw(frame), room), " ", tail)

    def about(frame: Frame) -> Content:
        return stack([row.about(frame), *wrap(line(beside, frame.glyphs, " "), frame.width)])

    return replace(row, draw=draw, about=about)


def draw_signatures(observation: Observation, company: Company, frame: Frame) -> list[Content]:
    """Who has signed the draft and who has not; nothing where drafts are not signed."""
    rows = signed(observation, company).rows
    return [part for row in rows for part in wrap(line(row.cells, frame.glyphs, " "), frame.width)]
