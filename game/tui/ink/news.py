"""News items as rows and as paragraphs."""

from collections.abc import Sequence

from textual.content import Content

from game.core.counted import counted
from game.core.observation import NewsItem, Observation
from game.tui.ink.frame import Frame, fit, gist, ink, stack, whole, wrap
from game.tui.ink.inks import MUTED, TITLE, WORDS, news_mark
from game.tui.ink.player_text import PlayerText
from game.tui.ink.rows import Row, heading, note
from game.tui.ink.topline import quarter_title


def news_row(item: NewsItem, place: int) -> Row:
    """One item, newest first in its list."""

    def draw(frame: Frame) -> Content:
        letter, style = news_mark(item)
        title = PlayerText(item.title).content(TITLE)
        line = ink((f"{quarter_title(item.quarter)} ", MUTED), (f"{letter} ", style), title)
        told = whole(PlayerText(item.text).content(MUTED), frame.width - line.cell_length - 2)
        return fit(ink(line, "  " if told else "", told), frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        lines = news_paragraph(item, frame)
        # In few lines only the text: the title stands in the row.
        text = wrap(PlayerText(item.text).content(WORDS), frame.width)
        return stack(lines if len(lines) <= frame.height else text)

    return Row(f"news {place}", draw, about)


def of_the_world(observation: Observation) -> tuple[NewsItem, ...]:
    """What happened in the world, newest first: what was told of the table is left out."""
    return tuple(item for item in reversed(observation.news) if item.kind != "notice")


def of_the_table(observation: Observation) -> tuple[NewsItem, ...]:
    """What was told of the table, newest first: the clock, who had not sealed, who plays."""
    return tuple(item for item in reversed(observation.news) if item.kind == "notice")


def news_rows(observation: Observation) -> tuple[Row, ...]:
    """What happened in the world, newest first, then what was told of the table."""
    numbered = [news_row(item, place) for place, item in enumerate(observation.news)]
    pairs = list(zip(observation.news, numbered, strict=True))[::-1]
    world = [row for item, row in pairs if item.kind != "notice"]
    table = [row for item, row in pairs if item.kind == "notice"]
    head = [heading("At the table: the clock, who was late, who plays")] if table else []
    return (*world, *head, *table) or (note("No news yet."),)


def news_paragraph(item: NewsItem, frame: Frame) -> list[Content]:
    """Title and text of one item."""
    letter, style = news_mark(item)
    title = ink((f"{letter} ", style), PlayerText(item.title).content(TITLE))
    lines = wrap(title, frame.width)
    lines += [
        ink("  ", line) for line in wrap(PlayerText(item.text).content(WORDS), frame.width - 2)
    ]
    return lines


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
