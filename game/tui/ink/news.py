"""News as rows of a list, and as paragraphs."""

from collections.abc import Sequence

from textual.content import Content

from game.core.observation import NewsItem, Observation
from game.core.plurals import counted
from game.tui.ink.frame import Frame, fit, gist, ink, stack, whole
from game.tui.ink.inks import MUTED
from game.tui.ink.paint import line, paint, painted_all, paragraphs
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.news import newest_first, news_row, of_the_table, of_the_world


def news_rows(observation: Observation) -> tuple[ListRow, ...]:
    """What happened in the world, newest first, then what was told of the table."""
    return painted_all(newest_first(observation), _item)


def _item(row: cells.PageRow, frame: Frame) -> Content:
    """An item; its text only where there is room for all of it."""
    *head, text = row.cells
    start = line(tuple(head), frame.glyphs, " ")
    told = whole(paint(text, frame.glyphs), frame.width - start.cell_length - 2)
    return fit(ink(start, "  " if told else "", told), frame.width, frame.glyphs)


def news_paragraph(item: NewsItem, frame: Frame) -> list[Content]:
    """Title and text of one item."""
    return paragraphs(news_row(item).about, frame)


def draw_headlines(observation: Observation, frame: Frame) -> Content:
    """The world's newest items as short paragraphs, for a side panel; notices are only counted."""
    lines: list[Content] = []
    notices = draw_folded(of_the_table(observation), frame)
    room = frame.height - len(notices)
    for item in of_the_world(observation):
        if lines:
            lines.append(Content(""))
        lines += news_paragraph(item, frame)
        if len(lines) > room:
            break
    shown = gist(lines or [ink(("No news yet.", MUTED))], Frame(frame.width, room, frame.glyphs))
    return stack([*shown, *notices])


def draw_folded(notices: Sequence[NewsItem], frame: Frame) -> list[Content]:
    """How many notices of the table there are, in a line; none where there are none."""
    if not notices:
        return []
    words = f"{counted(len(notices), 'notice')} of the table (F4)"
    return [fit(ink((words, MUTED)), frame.width, frame.glyphs)]
