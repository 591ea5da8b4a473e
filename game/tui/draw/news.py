"""News items as rows and as paragraphs."""

from textual.content import Content

from game.core.observation import NewsItem, Observation
from game.tui.draw.frame import Frame, clip, fit, ink, stack, wrap
from game.tui.draw.inks import MUTED, TITLE, WORDS, news_mark
from game.tui.draw.player_text import PlayerText
from game.tui.draw.rows import Row, note
from game.tui.draw.topline import quarter_title


def news_row(item: NewsItem, place: int) -> Row:
    """One item, newest first in its list."""

    def draw(frame: Frame) -> Content:
        letter, style = news_mark(item)
        title = PlayerText(item.title).content(TITLE)
        line = ink((f"{quarter_title(item.quarter)} ", MUTED), (f"{letter} ", style), title)
        spare = frame.width - line.cell_length - 2
        if spare < 12:
            return fit(line, frame.width, frame.glyphs)
        return ink(line, "  ", fit(PlayerText(item.text).content(MUTED), spare, frame.glyphs))

    def about(frame: Frame) -> Content:
        return stack(news_paragraph(item, frame))

    return Row(f"news {place}", draw, about)


def news_rows(observation: Observation) -> tuple[Row, ...]:
    """What happened, newest first."""
    numbered = list(enumerate(observation.news))
    rows = tuple(news_row(item, place) for place, item in reversed(numbered))
    return rows or (note("No news yet."),)


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
    """The newest items as short paragraphs, for a side panel."""
    lines: list[Content] = []
    for item in reversed(observation.news):
        if lines:
            lines.append(Content(""))
        lines += news_paragraph(item, frame)
        if len(lines) > frame.height:
            break
    return stack(clip(lines or [ink(("No news yet.", MUTED))], frame))
