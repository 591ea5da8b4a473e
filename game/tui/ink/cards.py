"""Cards: as rows of a hand and as a whole card."""

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import CardView, Observation
from game.tui.ink.frame import Frame, as_many, fit, ink, right, spread, stack, wrap
from game.tui.ink.inks import KEY, MUTED
from game.tui.ink.paint import flow, paint, painted_all, paragraphs
from game.tui.ink.player_text import clean
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.hand import about_card, hand, price, state, whole_card


def card_rows(observation: Observation) -> tuple[ListRow, ...]:
    """The hand."""
    return painted_all(hand(observation), _card)


def _card(row: cells.PageRow, frame: Frame) -> Content:
    match row.cells:
        case (
            mark,
            cells.Phrase() as title,
            cells.Phrase() as cost,
            cells.Phrase() as state,
            *does,
        ):
            pass
        case _:
            return flow(row, frame)
    glyphs = frame.glyphs
    told = paint(state, glyphs)
    tails = (
        ink(right(ink((cost.short, MUTED)), 12), "  ", fit(told, 8)),
        ink((f" {cost.short} ", MUTED), told),
    )
    room = frame.width - 2 - cell_len(title.text)
    tail = next((one for one in tails if one.cell_length <= room), ink(" ", told))
    named = min(32, frame.width - 2 - tail.cell_length)
    line = ink(paint(mark, glyphs), " ", fit(paint(title, glyphs), named, glyphs), tail)
    hints = (paint(one, glyphs).plain for one in does)
    hint = as_many(hints, frame.width - line.cell_length - 2, "; ")
    return ink(line, (f"  {hint}" if hint else "", MUTED))


def draw_card(card: CardView, frame: Frame) -> Content:
    """The whole card, with cost, window, flavour and source."""
    gap = Content("")
    head = spread(ink((price(card), KEY)), paint(state(card), frame.glyphs), frame)
    lines = [head, gap, *paragraphs(about_card(card), frame), gap]
    if card.flavour:
        lines += [*wrap(ink((clean(card.flavour), "italic $muted")), frame.width), gap]
    return stack([*lines, *paragraphs(whole_card(card), frame)])
