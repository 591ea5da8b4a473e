"""Receipts: every change broken down by cause, adding up exactly, as a waterfall."""

from textual.content import Content

from game.core.causes import NO_RECEIPTS, RECEIPTS_TO_COME
from game.core.observation import Observation, Receipt
from game.core.waterfall import Step, waterfall
from game.tui.draw.frame import Frame, Part, fit, ink, right, stack, wrap
from game.tui.draw.inks import BAD, FAINT, GOOD, MUTED, TITLE, WORDS, cause_mark
from game.tui.draw.lookup import receipt_of
from game.tui.draw.numbers import is_share, number, sign_mark, signed
from game.tui.draw.player_text import clean
from game.tui.draw.rows import Row, heading
from game.tui.draw.topline import quarter_title
from game.tui.rounding import as_shown

HEADLINES = (
    "lead", "adoption.us", "adoption.allies", "adoption.china",
    "distribution.us", "distribution.china", "distribution.own",
    "resilience.us", "resilience.allies", "resilience.china",
)  # fmt: skip
"""The fronts' own figures, in the order they are told."""


def fine_decimals(receipt: Receipt) -> int:
    """Enough decimals that the smallest cause worth showing is not lost."""
    largest = max([abs(receipt.before), abs(receipt.after), 1e-9])
    if is_share(receipt.unit):
        return 4
    return 0 if largest >= 1000 else 2


def receipt_row(receipt: Receipt) -> Row:
    """One change in one line."""

    def draw(frame: Frame) -> Content:
        glyphs, decimals = frame.glyphs, fine_decimals(receipt)
        moved = receipt.after - receipt.before
        before, _, after = as_shown(waterfall(receipt), decimals)
        words = signed(after - before, receipt.unit, decimals, glyphs)
        style = MUTED if moved == 0 else TITLE
        tail = ink((f"{sign_mark(moved, glyphs)} ", style), right(ink((words, style)), 8))
        return ink(
            fit(ink((clean(receipt.title), WORDS)), max(frame.width - 11, 4), glyphs), " ", tail
        )

    return Row(receipt.variable, draw, lambda frame: draw_waterfall(receipt, frame))


def newest_receipts(observation: Observation) -> tuple[Receipt, ...]:
    """The receipts of the newest quarter, in the order they were written."""
    if not observation.receipts:
        return ()
    newest = observation.receipts[-1].quarter
    return tuple(receipt for receipt in observation.receipts if receipt.quarter == newest)


def headline_receipts(observation: Observation) -> tuple[Receipt, ...]:
    """The receipts of the fronts' own figures."""
    found = {receipt.variable: receipt for receipt in newest_receipts(observation)}
    return tuple(found[name] for name in HEADLINES if name in found)


def receipt_rows(observation: Observation) -> tuple[Row, ...]:
    """Every change this seat may explain: fronts first; what did not move is left out."""
    heads = headline_receipts(observation)
    others = [
        receipt
        for receipt in newest_receipts(observation)
        if receipt.variable not in HEADLINES and receipt.after != receipt.before
    ]
    if not heads and not others:
        return (_to_come(),)
    rows = [receipt_row(receipt) for receipt in heads]
    if others:
        rows += [heading("Everything else that moved"), *map(receipt_row, others)]
    return tuple(rows)


def _to_come() -> Row:
    """The only line before the first quarter is resolved."""
    return Row(
        "to come",
        lambda frame: fit(ink((NO_RECEIPTS, MUTED)), frame.width, frame.glyphs),
        lambda frame: stack(wrap(ink((RECEIPTS_TO_COME, WORDS)), frame.width)),
    )


def titles_width(frame: Frame) -> int:
    """Cells for the causes' titles beside their amounts and bars."""
    return min(max(frame.width * 2 // 5, 14), 34)


def cause_line(
    step: Step, shown: float, receipt: Receipt, scale: tuple[float, float], frame: Frame
) -> Content:
    """One cause: kind, title, the amount `shown`, and its bar between where it began and ended."""
    glyphs, cause = frame.glyphs, step.cause
    word, style = cause_mark(cause)
    titled = titles_width(frame)
    amount = signed(shown, receipt.unit, fine_decimals(receipt), glyphs)
    tone = GOOD if cause.amount > 0 else BAD if cause.amount < 0 else MUTED
    parts: list[Part] = [
        fit(ink((word, style)), 7),
        fit(ink((clean(cause.title), WORDS)), titled, glyphs),
        right(ink((amount, tone)), 9),
        "  ",
        waterfall_bar(step.start, step.end, scale, max(frame.width - titled - 24, 0), tone, frame),
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
    opened = waterfall(receipt)
    first, parts, last = as_shown(opened, decimals)
    before = number(first, receipt.unit, decimals, glyphs)
    after = number(last, receipt.unit, decimals, glyphs)
    unit = " in percentage points" if is_share(receipt.unit) else f" in {clean(receipt.unit)}"
    lines = wrap(ink((clean(receipt.title), TITLE)), frame.width)
    lines.append(ink((f"{quarter_title(receipt.quarter)}{unit}".strip(), MUTED)))
    lines += [Content(""), total_line("before", before, frame)]
    for step, shown in zip(opened.steps, parts, strict=True):
        lines.append(cause_line(step, shown, receipt, opened.levels, frame))
    if not receipt.causes:
        lines.append(ink(("nothing moved it", MUTED)))
    lines.append(total_line("after", after, frame))
    for step in opened.steps:
        if step.cause.says:
            said = ink((f"{clean(step.cause.title)}: ", WORDS), (clean(step.cause.says), MUTED))
            lines += [Content(""), *wrap(said, frame.width)]
    return stack(lines)


def draw_lead_receipt(observation: Observation, frame: Frame) -> Content:
    """The waterfall of the lead, without its title, for a panel that is named already."""
    receipt = receipt_of(observation, "lead")
    if receipt is None:
        return stack(wrap(ink((NO_RECEIPTS, MUTED)), frame.width))
    return stack(draw_waterfall(receipt, frame).split("\n")[3:][: frame.height])


def total_line(words: str, value: str, frame: Frame) -> Content:
    """What a figure was, in the columns of its causes."""
    titled = titles_width(frame)
    return ink((fit(words, 7 + titled).plain, "bold $muted"), right(ink((value, TITLE)), 9))


def draw_why_briefly(receipt: Receipt, frame: Frame, most: int = 3) -> list[Content]:
    """The largest causes in a line each, for a context panel."""
    glyphs, decimals = frame.glyphs, fine_decimals(receipt)
    told = zip(receipt.causes, as_shown(waterfall(receipt), decimals)[1], strict=True)
    lines = []
    for cause, shown in sorted(told, key=lambda pair: -abs(pair[0].amount))[:most]:
        amount = signed(shown, receipt.unit, decimals, glyphs)
        tone = GOOD if cause.amount > 0 else BAD
        lines.append(
            ink(right(ink((amount, tone)), 8), " ",
                fit(ink((clean(cause.title), WORDS)), max(frame.width - 9, 0), glyphs))
        )  # fmt: skip
    return lines


def front_receipts(observation: Observation, front_id: str) -> list[Receipt]:
    """The newest receipts of one front's own figures."""
    start = "lead" if front_id == "intelligence" else f"{front_id}."
    return [r for r in headline_receipts(observation) if r.variable.startswith(start)]
