"""Receipts: every change broken down by cause, adding up exactly, as a waterfall."""

from textual.content import Content

from game.core.observation import Cause, Figure, Observation, Receipt
from game.tui.draw.frame import Frame, Part, fit, ink, right, stack, wrap
from game.tui.draw.inks import BAD, FAINT, GOOD, MUTED, TITLE, WORDS, cause_mark
from game.tui.draw.lookup import figures_by_name, receipt_of
from game.tui.draw.numbers import is_share, number, sign_mark, signed
from game.tui.draw.player_text import clean
from game.tui.draw.rows import Row, note
from game.tui.draw.topline import quarter_title

FRONT_VARIABLES = ("lead", "adoption.", "distribution.", "resilience.")


def fine_decimals(receipt: Receipt) -> int:
    """Enough decimals that the smallest cause worth showing is not lost."""
    largest = max([abs(receipt.before), abs(receipt.after), 1e-9])
    if is_share(receipt.unit):
        return 4
    return 0 if largest >= 1000 else 2


def receipt_row(receipt: Receipt, place: int) -> Row:
    """One change in one line."""

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        moved = receipt.after - receipt.before
        words = signed(moved, receipt.unit, fine_decimals(receipt), glyphs)
        style = MUTED if moved == 0 else TITLE
        tail = ink((f"{sign_mark(moved, glyphs)} ", style), right(ink((words, style)), 8))
        return ink(
            fit(ink((clean(receipt.title), WORDS)), max(frame.width - 11, 4), glyphs), " ", tail
        )

    return Row(f"{receipt.variable} {place}", draw, lambda frame: draw_waterfall(receipt, frame))


def sorted_receipts(observation: Observation, quarter: str | None = None) -> tuple[Receipt, ...]:
    """The receipts of one quarter (the newest, unless told): fronts first, then by size."""
    if not observation.receipts:
        return ()
    asked = quarter or observation.receipts[-1].quarter
    found = [receipt for receipt in observation.receipts if receipt.quarter == asked]

    def rank(receipt: Receipt) -> int:
        for place, start in enumerate(FRONT_VARIABLES):
            if receipt.variable == start or receipt.variable.startswith(start):
                return place
        return len(FRONT_VARIABLES)

    return tuple(sorted(found, key=rank))


def receipt_rows(observation: Observation) -> tuple[Row, ...]:
    """Every change this seat may explain."""
    found = sorted_receipts(observation)
    rows = tuple(receipt_row(receipt, place) for place, receipt in enumerate(found))
    return rows or (note("Nothing has moved yet: finish a quarter first."),)


def cause_line(cause: Cause, receipt: Receipt, scale: tuple[float, float], at: float,
               frame: Frame) -> Content:  # fmt: skip
    """One cause: kind, title, amount, and its bar between where it began and ended."""
    glyphs = frame.glyphs
    word, style = cause_mark(cause)
    titled = min(max(frame.width - 40, 14), 34)
    amount = signed(cause.amount, receipt.unit, fine_decimals(receipt), glyphs)
    tone = GOOD if cause.amount > 0 else BAD if cause.amount < 0 else MUTED
    parts: list[Part] = [
        fit(ink((word, style)), 7),
        fit(ink((clean(cause.title), WORDS)), titled, glyphs),
        right(ink((amount, tone)), 9),
        "  ",
        waterfall_bar(at, at + cause.amount, scale, max(frame.width - titled - 24, 0), tone, frame),
        right(ink((cause.rule, MUTED)), 6),
    ]
    return ink(*parts)


def waterfall_bar(start: float, end: float, scale: tuple[float, float], width: int, style: str,
                  frame: Frame) -> Content:  # fmt: skip
    """A floating bar from `start` to `end` on `scale`; at least one cell, so none is lost."""
    low, high = scale
    span = (high - low) or 1.0
    first = round((min(start, end) - low) / span * (width - 1)) if width else 0
    last = round((max(start, end) - low) / span * (width - 1)) if width else 0
    glyph = "#" if frame.glyphs.ascii else "█"
    if start == end:
        glyph = frame.glyphs.dot
    bar = ink((" " * first, FAINT), (glyph * (last - first + 1), style))
    return fit(bar, width, frame.glyphs)


def draw_waterfall(receipt: Receipt, frame: Frame) -> Content:
    """Before, each cause in order, after: they add up exactly."""
    glyphs, decimals = frame.glyphs, fine_decimals(receipt)
    levels = [receipt.before]
    for cause in receipt.causes:
        levels.append(levels[-1] + cause.amount)
    scale = (min(levels), max(levels))
    before = number(receipt.before, receipt.unit, decimals, glyphs)
    after = number(receipt.after, receipt.unit, decimals, glyphs)
    unit = " in percentage points" if is_share(receipt.unit) else f" in {clean(receipt.unit)}"
    lines = wrap(ink((clean(receipt.title), TITLE)), frame.width)
    lines.append(ink((f"{quarter_title(receipt.quarter)}{unit}".strip(), MUTED)))
    lines += [Content(""), _total("before", before, frame)]
    for cause, at in zip(receipt.causes, levels, strict=False):
        lines.append(cause_line(cause, receipt, scale, at, frame))
    if not receipt.causes:
        lines.append(ink(("nothing moved it", MUTED)))
    lines.append(_total("after", after, frame))
    return stack(lines)


def draw_lead_receipt(observation: Observation, frame: Frame) -> Content:
    """The waterfall of the lead, without its title, for a panel that is named already."""
    receipt = receipt_of(observation, "lead")
    if receipt is None:
        return ink(("Nothing has moved yet: finish a quarter first.", MUTED))
    return stack(draw_waterfall(receipt, frame).split("\n")[3:][: frame.height])


def _total(words: str, value: str, frame: Frame) -> Content:
    titled = min(max(frame.width - 40, 14), 34)
    return ink((fit(words, 7 + titled).plain, "bold $muted"), right(ink((value, TITLE)), 9))


def draw_why_briefly(receipt: Receipt, frame: Frame, most: int = 3) -> list[Content]:
    """The largest causes in a line each, for a context panel."""
    glyphs, decimals = frame.glyphs, fine_decimals(receipt)
    causes = sorted(receipt.causes, key=lambda cause: -abs(cause.amount))[:most]
    lines = []
    for cause in causes:
        amount = signed(cause.amount, receipt.unit, decimals, glyphs)
        tone = GOOD if cause.amount > 0 else BAD
        lines.append(
            ink(right(ink((amount, tone)), 8), " ",
                fit(ink((clean(cause.title), WORDS)), max(frame.width - 9, 0), glyphs))
        )  # fmt: skip
    return lines


def front_receipts(observation: Observation, front_id: str) -> list[Receipt]:
    """The newest receipts that belong to one front."""
    start = "lead" if front_id == "intelligence" else f"{front_id}."
    return [
        receipt
        for receipt in sorted_receipts(observation)
        if receipt.variable == start or (start != "lead" and receipt.variable.startswith(start))
    ]


def figure_of(observation: Observation, receipt: Receipt) -> Figure | None:
    """The figure a receipt explains, if this seat sees it."""
    return figures_by_name(observation).get(receipt.variable)
