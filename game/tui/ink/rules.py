"""Paragraphs of the rulebook as rows and pages."""

from collections.abc import Sequence

from textual.content import Content

from game.content.paragraphs import Paragraph
from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS
from game.tui.ink.paint import painted
from game.tui.ink.player_text import clean
from game.tui.ink.rows import ListRow
from game.view.cells import note


def paragraph_row(paragraph: Paragraph) -> ListRow:
    """One paragraph: number and title."""

    def draw(frame: Frame) -> Content:
        name = fit(ink((clean(paragraph.id) if len(paragraph.id) < 7 else "", KEY)), 7)
        return ink(
            name, fit(ink((clean(paragraph.title), WORDS)), max(frame.width - 7, 0), frame.glyphs)
        )

    def about(frame: Frame) -> Content:
        words, title = clean(paragraph.text), clean(paragraph.title)
        # A title that is only how the words begin would be read twice.
        title = "" if title.endswith("…") and words.startswith(title[:-1].rstrip()) else title
        lines = wrap(ink((clean(paragraph.id), KEY), "  ", (title, TITLE)), frame.width)
        lines.append(Content(""))
        for text in words.split("\n"):
            lines += wrap(ink((text, WORDS)), frame.width)
        return stack(lines)

    return ListRow(paragraph.id, draw, about)


def paragraph_rows(paragraphs: Sequence[Paragraph], words: str) -> tuple[ListRow, ...]:
    """The paragraphs found, or a line saying that there are none."""
    rows = tuple(paragraph_row(paragraph) for paragraph in paragraphs)
    none = f"No rule speaks of “{clean(words)}”." if words else "No rulebook here."
    return rows or (painted(note(none)),)


def search_line(words: str, found: int, frame: Frame) -> Content:
    """What is being looked for."""
    asked = ink((clean(words), TITLE), ("_", KEY)) if words else ink(("type to search", MUTED))
    return ink(("Rulebook ", TITLE), "  ", asked, (f"   {found} paragraphs", MUTED))
