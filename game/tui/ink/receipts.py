"""Receipts: every change broken down by cause, adding up exactly, as a waterfall."""

from dataclasses import replace

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import Observation, Receipt
from game.core.plurals import counted
from game.core.waterfall import NO_RECEIPTS, waterfall
from game.tui.ink.bars import span_style
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.inks import BAD, GOOD, MUTED, TITLE, WORDS
from game.tui.ink.numbers import number, sign_mark, signed
from game.tui.ink.paint import flow, paint, painted, paragraphs, style_of
from game.tui.ink.player_text import clean
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.lookup import receipt_of
from game.view.numbers import is_share
from game.view.receipts import changes, fine_decimals, newest_receipts, receipt_page
from game.view.titles import quarter_title

BESIDE = 24
"""Cells of a cause beside its title and its bar: its kind, amount and rule."""
BAR = 4
"""The least cells of a bar that says anything."""
DrawnCause = tuple[float, list[Content]]
"""The amount of a cause as it is shown, and its lines."""


def receipt_rows(observation: Observation) -> tuple[ListRow, ...]:
    """Every change this seat may explain, each with its waterfall."""
    found = {receipt.variable: receipt for receipt in newest_receipts(observation)}
    return tuple(
        _opening(painted(row, _change), found.get(row.id)) for row in changes(observation).rows
    )


def _opening(row: ListRow, receipt: Receipt | None) -> ListRow:
    if receipt is None:
        return row
    return replace(row, about=lambda frame: draw_waterfall(receipt, frame))


def _change(row: cells.PageRow, frame: Frame) -> Content:
    match row.cells:
        case (title, cells.Shift() as moved):
            pass
        case _:
            return flow(row, frame)
    glyphs, amount = frame.glyphs, moved.amount or 0.0
    words = signed(amount, moved.unit, moved.decimals, glyphs)
    style = MUTED if amount == 0 else TITLE
    tail = ink((f"{sign_mark(amount, glyphs)} ", style), right(ink((words, style)), 8))
    return ink(fit(paint(title, glyphs), max(frame.width - 11, 4), glyphs), " ", tail)


def titles_width(receipt: Receipt, frame: Frame) -> int:
    """Cells for the titles of a receipt's causes: they are whole while their bars have room."""
    longest = max((cell_len(clean(cause.title)) for cause in receipt.causes), default=0)
    return max(min(longest, frame.width - BESIDE - BAR), 14)


def row_lines(row: cells.PageRow, titled: int, frame: Frame) -> list[Content]:
    """A row of a receipt: a cause with its bar between where it began and ended, or a total."""
    match row.cells:
        case (cells.Phrase() as kind, title, cells.Shift() as moved, cells.Stretch() as span, rule):
            pass
        case (cells.Phrase(text), cells.Amount() as value):
            told = number(value.value, value.unit, value.decimals, frame.glyphs)
            return [_total(text, told, titled, frame)]
        case _:
            return [flow(row, frame)]
    glyphs = frame.glyphs
    first, *more = wrap(paint(title, glyphs), titled)
    shown = signed(moved.amount or 0.0, moved.unit, moved.decimals, glyphs)
    line = ink(
        fit(ink((kind.short, style_of(kind.tone))), 7),
        fit(first, titled, glyphs),
        right(ink((shown, span_style(span))), 9),
        "  ",
        paint(span, glyphs, max(frame.width - titled - BESIDE, 0)),
        right(paint(rule, glyphs), 6),
    )
    return [line, *(ink(" " * 7, rest) for rest in more)]


def _total(words: str, told: str, titled: int, frame: Frame) -> Content:
    """What a figure was, or some causes came to, in the columns of its causes."""
    head = fit(words, 7 + titled, frame.glyphs)
    return ink((head.plain, "bold $muted"), right(ink((told, TITLE)), 9))


def draw_waterfall(receipt: Receipt, frame: Frame) -> Content:
    """Before, each cause in order, after; then what they mean, as far as there is room."""
    glyphs = frame.glyphs
    unit = " in percentage points" if is_share(receipt.unit) else f" in {clean(receipt.unit)}"
    lines = wrap(ink((clean(receipt.title), TITLE)), frame.width)
    lines.append(ink((f"{quarter_title(receipt.quarter)}{unit}".strip(), MUTED)))
    lines.append(Content(""))
    lines += table(receipt, Frame(frame.width, frame.height - len(lines), glyphs))
    for row in receipt_page(waterfall(receipt), fine_decimals(receipt)).rows:
        said = [Content(""), *paragraphs(row.about, frame)] if row.about else []
        lines += said if len(lines) + len(said) <= frame.height else []
    return stack(lines)


def table(receipt: Receipt, frame: Frame) -> list[Content]:
    """Before, causes, after; where the height is too small for all, the smallest as one."""
    titled = titles_width(receipt, frame)
    before, *rows, after = receipt_page(waterfall(receipt), fine_decimals(receipt)).rows
    causes = [(_amount(row), row_lines(row, titled, frame)) for row in rows]
    lines = [line for _, drawn in _largest(causes, receipt, frame) for line in drawn]
    return [
        *row_lines(before, titled, frame),
        *(lines or [ink(("nothing moved it", MUTED))]),
        *row_lines(after, titled, frame),
    ]


def _amount(row: cells.PageRow) -> float:
    return next((cell.amount or 0.0 for cell in row.cells if isinstance(cell, cells.Shift)), 0.0)


def _largest(causes: list[DrawnCause], receipt: Receipt, frame: Frame) -> list[DrawnCause]:
    """The causes in their order, or those that move most and the sum of the others."""
    room = frame.height - 2
    if sum(len(lines) for _, lines in causes) <= room:
        return causes
    kept: list[DrawnCause] = []
    for cause in sorted(causes, key=lambda cause: -abs(cause[0])):
        room -= len(cause[1])
        if room < 1:
            break
        kept.append(cause)
    others = [cause for cause in causes if cause not in kept]
    rest = sum(shown for shown, _ in others)
    told = signed(rest, receipt.unit, fine_decimals(receipt), frame.glyphs)
    words = counted(len(others), "smaller cause")
    line = _total(words, told, titles_width(receipt, frame), frame)
    return [*(one for one in causes if one in kept), (rest, [line])]


def draw_lead_receipt(observation: Observation, frame: Frame) -> Content:
    """The waterfall of the lead, without its title, for a panel that is named already."""
    receipt = receipt_of(observation, "lead")
    if receipt is None:
        return stack(wrap(ink((NO_RECEIPTS, MUTED)), frame.width))
    return stack(table(receipt, frame))


def draw_why_briefly(receipt: Receipt, frame: Frame, most: int = 3) -> list[Content]:
    """The largest causes, for a context panel."""
    decimals = fine_decimals(receipt)
    _, *rows, _ = receipt_page(waterfall(receipt), decimals).rows
    told = zip(receipt.causes, rows, strict=True)
    lines = []
    for cause, row in sorted(told, key=lambda pair: -abs(pair[0].amount))[:most]:
        amount = signed(_amount(row), receipt.unit, decimals, frame.glyphs)
        tone = GOOD if cause.amount > 0 else BAD
        first, *more = wrap(ink((clean(cause.title), WORDS)), frame.width - 9)
        lines.append(ink(right(ink((amount, tone)), 8), " ", first))
        lines += [ink(" " * 9, line) for line in more]
    return lines
