"""Pages painted: each kind of cell in glyphs and inks, and rows as they stand in a list."""

from collections.abc import Callable, Iterable
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from game.core.clean import clean
from game.tui.ink.bars import gauge, points_bar, span_bar, spark
from game.tui.ink.frame import Frame, fit, gist, ink, stack, wrap
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import NEWS_INK, faction_ink
from game.tui.ink.numbers import draw_change, value_words
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.roles import LETTERS, NAMES

RowLayout = Callable[[cells.PageRow, Frame], Content]
"""How the cells of a row are laid out in a line."""
HANGING: tuple[cells.MarkSign, ...] = ("here", "nothing", "bullet")
"""Marks of items that go on under their words, not under the mark."""
STYLES: dict[cells.Tone, str] = {
    "words": "$words",
    "title": "bold $words",
    "heading": "bold $muted",
    "muted": "$muted",
    "faint": "$faint",
    "key": "bold $key",
    "good": "$good",
    "bad": "$bad",
    "alarm": "bold $ground on $bad",
}


def style_of(tone: cells.Tone) -> str:
    """The style of a tone: a role's is its own."""
    return STYLES.get(tone) or faction_ink(tone)


def paint(cell: cells.PageCell, glyphs: Glyphs, width: int = 8) -> Content:
    """One cell; what is drawn as a bar takes ``width``."""
    match cell:
        case cells.Phrase(text, tone):
            return Content.styled(clean(text), style_of(tone))
        case cells.Side(role, brief):
            return Content.styled((LETTERS if brief else NAMES).get(role, "  "), faction_ink(role))
        case cells.Mark(sign, tone):
            return _sign(sign, style_of(tone), glyphs)
        case cells.Amount():
            return Content.styled(value_words(cell, glyphs), style_of(cell.tone))
        case cells.Shift():
            return draw_change(cell, glyphs)
        case cells.Trend(values):
            return spark(values, width, glyphs)
        case cells.Bar(share, tone, after):
            return gauge(share, width, glyphs, f"${tone}", [after] if after else [])
        case cells.Points(spent, cap):
            return points_bar(spent, cap, width, glyphs, "$key" if spent else "$faint")
        case cells.Stretch():
            return span_bar(cell, width, glyphs)
        case cells.Level(_, ordered, levels):
            return Content("".join(_knob(place == ordered, glyphs) for place in range(levels)))


def _knob(here: bool, glyphs: Glyphs) -> str:
    return glyphs.knob if here else glyphs.track


def _sign(sign: cells.MarkSign, style: str, glyphs: Glyphs) -> Content:
    if sign in NEWS_INK:
        letter, own = NEWS_INK[sign]
        return Content.styled(letter, f"bold {own}")
    signs = {
        "done": glyphs.done,
        "waiting": glyphs.waiting,
        "met": glyphs.met,
        "unmet": glyphs.unmet,
        "here": glyphs.knob,
        "nothing": " ",
        "bullet": glyphs.bullet,
        "to": glyphs.arrow,
    }
    return Content.styled(signs[sign], style)


def line(row: cells.PageLine, glyphs: Glyphs, joint: str = "") -> Content:
    """Cells one after the other."""
    painted_cells = [paint(cell, glyphs) for cell in row]
    return painted_cells[0] if len(painted_cells) == 1 else Content(joint).join(painted_cells)


def longest(told: Iterable[cells.PageCell], width: int, glyphs: Glyphs) -> Content:
    """Words after a gap, or the short form of them: the longest that fits whole."""
    for one in told:
        if isinstance(one, cells.Phrase):
            short = one.short.replace("−", glyphs.minus)
            for words in (f"  {one.text}", f" {short}" if short else ""):
                if words and cell_len(words) <= width:
                    return ink((clean(words), style_of(one.tone)))
    return Content("")


def flow(row: cells.PageRow, frame: Frame, joint: str = " ") -> Content:
    """A row whose cells need no columns."""
    return fit(line(row.cells, frame.glyphs, joint), frame.width, frame.glyphs)


def paragraphs(lines: tuple[cells.PageLine, ...], frame: Frame) -> list[Content]:
    """Lines of cells as paragraphs; the items of a list hang from their marks."""
    return [drawn for one in lines for drawn in _paragraph(one, frame)]


def _paragraph(one: cells.PageLine, frame: Frame) -> list[Content]:
    if not (one and isinstance(one[0], cells.Mark) and one[0].sign in HANGING):
        return wrap(line(one, frame.glyphs), frame.width)
    mark = paint(one[0], frame.glyphs)
    first, *more = wrap(line(one[1:], frame.glyphs), frame.width - 2)
    return [ink(mark, " ", first), *(ink("  ", rest) for rest in more)]


def about(row: cells.PageRow, frame: Frame) -> Content:
    """What there is to say of a row; in little room what matters most of it."""
    lines = paragraphs(row.about, frame)
    if len(lines) > frame.height and row.brief:
        lines = gist(paragraphs(row.brief, frame), frame)
    return stack(lines)


def painted(row: cells.PageRow, layout: RowLayout = flow) -> ListRow:
    """A row of a page as a list on the board has it."""
    return ListRow(row.id, partial(layout, row), partial(about, row), heading=row.kind != "choice")


def painted_all(page: cells.Page, layout: RowLayout = flow) -> tuple[ListRow, ...]:
    """A whole page; headings and notes need no columns."""
    return tuple(painted(row, layout if row.kind == "choice" else flow) for row in page.rows)
