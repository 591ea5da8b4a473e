"""The draft as it stands, before it is sealed: its orders, who wrote and signed, what is left."""

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import Observation
from game.core.plurals import counted
from game.table.port import Company
from game.tui.ink.frame import Frame, fit, ink, right, spread, stack, wrap
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import BAD, GOOD, MUTED, TITLE
from game.tui.ink.numbers import ends_words, number
from game.tui.ink.paint import paint
from game.tui.ink.player_text import PlayerText
from game.tui.ink.sharing import draw_signatures
from game.view import cells
from game.view.orders import by_kind
from game.view.sharing import author

AUTHOR = 10
"""The most cells for the name of who wrote an order beside it."""


def draw_draft(observation: Observation, company: Company, frame: Frame) -> Content:
    """Every order of the draft, what is left, and what that means."""
    left = observation.budget - observation.spent
    capital = observation.capital - observation.capital_spent
    spare = (f"{counted(left, 'point')} unspent", BAD if left else GOOD)
    tail = [
        Content(""),
        spread(
            ink(spare, (" of ", MUTED), (f"{observation.budget}", TITLE)),
            ink(("capital left ", MUTED), (f"{capital}", TITLE)),
            frame,
        ),
        *draw_signatures(observation, company, frame),
    ]
    room = Frame(frame.width, frame.height - len(tail), frame.glyphs)
    rows = by_kind(observation).rows if observation.draft else ()
    drawn = [_order(row, author(row.id, observation, company), frame) for row in rows]
    return stack([*_as_fit(drawn, room), *tail])


def _as_fit(orders: list[list[Content]], frame: Frame) -> list[Content]:
    """The lines of as many orders as fit, and how many more there are."""
    if not orders:
        return wrap(ink(("No orders yet.", MUTED)), frame.width)
    lines = [line for order in orders for line in order]
    shown = len(orders)
    while len(lines) + (shown < len(orders)) > frame.height and shown:
        shown -= 1
        del lines[len(lines) - len(orders[shown]) :]
    more = len(orders) - shown
    return [*lines, ink((f"and {counted(more, 'more order')}", MUTED))] if more else lines


def _order(row: cells.PageRow, by: str, frame: Frame) -> list[Content]:
    """An order, with who wrote it; a long name has a line of its own."""
    name = PlayerText(by).content(MUTED)
    if name.cell_length > AUTHOR:
        return [_words(row, frame), right(name, frame.width, frame.glyphs)]
    if not name:
        return [_words(row, frame)]
    return [ink(_words(row, frame.narrowed(frame.width - name.cell_length - 1)), " ", name)]


def _words(row: cells.PageRow, frame: Frame) -> Content:
    """One order as it will be sealed; its detail only where it fits beside the whole title."""
    glyphs = frame.glyphs
    count, kind, title, *details = row.cells
    name, free = paint(title, glyphs), max(frame.width - 10, 0)
    room = free - name.cell_length
    told = [words for one in details for words in _detail(one, glyphs)]
    detail = next((words for words in told if cell_len(words) <= room), "")
    return ink(
        right(paint(count, glyphs), 2),
        " ",
        fit(paint(kind, glyphs), 6),
        fit(name, free - cell_len(detail), glyphs),
        (f" {detail}" if detail else "", MUTED),
    )


def _detail(cell: cells.PageCell, glyphs: Glyphs) -> list[str]:
    """A detail in words, the longest first."""
    if isinstance(cell, cells.Amount):
        central = number(cell.value, cell.unit, cell.decimals, glyphs)
        return [f"{central} ({ends_words(cell, glyphs)})", central]
    return [paint(cell, glyphs).plain.replace("→", glyphs.arrow)]
