"""Receipts: every change broken down by cause, adding up exactly, as a waterfall."""

from collections.abc import Callable

from rich.cells import cell_len
from textual.content import Content

from game.core.counted import counted
from game.core.observation import Observation, Receipt
from game.core.waterfall import NO_RECEIPTS, RECEIPTS_TO_COME, Step, waterfall
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import BAD, FAINT, GOOD, MUTED, TITLE, WORDS, cause_mark
from game.tui.ink.numbers import is_share, number, sign_mark, signed
from game.tui.ink.player_text import clean
from game.tui.ink.rows import Row, heading
from game.tui.ink.topline import quarter_title
from game.view.lookup import receipt_of
from game.view.rounding import as_shown

HEADLINES = (
    "lead",
    "adoption.us",
    "adoption.allies",
    "adoption.china",
    "distribution.us",
    "distribution.china",
    "distribution.own",
    "resilience.us",
    "resilience.allies",
    "resilience.china",
)
"""The fronts' own figures, in the order they are told."""


Shown = tuple[float, list[Content]]
"""The amount of a cause as it is shown, and its lines."""
Write = Callable[[float, str, int, Glyphs], str]
BESIDE = 24
"""Cells of a cause beside its title and its bar: its kind, amount and rule."""
BAR = 4
"""The least cells of a bar that says anything."""


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


def titles_width(receipt: Receipt, frame: Frame) -> int:
    """Cells for the titles of a receipt's causes: they are whole while their bars have room."""
    longest = max((cell_len(clean(cause.title)) for cause in receipt.causes), default=0)
    return max(min(longest, frame.width - BESIDE - BAR), 14)


def cause_lines(
    step: Step, shown: float, receipt: Receipt, scale: tuple[float, float], frame: Frame
) -> list[Content]:
    """One cause: kind, title, the amount `shown`, and its bar between where it began and ended."""
    glyphs, cause = frame.glyphs, step.cause
    word, style = cause_mark(cause)
    titled = titles_width(receipt, frame)
    amount = signed(shown, receipt.unit, fine_decimals(receipt), glyphs)
    tone = GOOD if cause.amount > 0 else BAD if cause.amount < 0 else MUTED
    title, *more = wrap(ink((clean(cause.title), WORDS)), titled)
    width = max(frame.width - titled - BESIDE, 0)
    line = ink(
        fit(ink((word, style)), 7),
        fit(title, titled, glyphs),
        right(ink((amount, tone)), 9),
        "  ",
        waterfall_bar(step.start, step.end, scale, width, tone, frame),
        right(ink((cause.rule, MUTED)), 6),
    )
    return [line, *(ink(" " * 7, rest) for rest in more)]


def waterfall_bar(
    start: float, end: float, scale: tuple[float, float], width: int, style: str, frame: Frame
) -> Content:
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
    glyphs = frame.glyphs
    unit = " in percentage points" if is_share(receipt.unit) else f" in {clean(receipt.unit)}"
    lines = wrap(ink((clean(receipt.title), TITLE)), frame.width)
    lines.append(ink((f"{quarter_title(receipt.quarter)}{unit}".strip(), MUTED)))
    lines.append(Content(""))
    lines += table(receipt, Frame(frame.width, frame.height - len(lines), glyphs))
    for step in waterfall(receipt).steps:
        if step.cause.says:
            said = ink((f"{clean(step.cause.title)}: ", WORDS), (clean(step.cause.says), MUTED))
            told = [Content(""), *wrap(said, frame.width)]
            lines += told if len(lines) + len(told) <= frame.height else []
    return stack(lines)


def table(receipt: Receipt, frame: Frame) -> list[Content]:
    """Before, causes, after; where the height is too small for all, the smallest as one."""
    opened = waterfall(receipt)
    first, parts, last = as_shown(opened, fine_decimals(receipt))
    causes = [
        (shown, cause_lines(step, shown, receipt, opened.levels, frame))
        for step, shown in zip(opened.steps, parts, strict=True)
    ]
    lines = [line for _, lines in _largest(causes, receipt, frame) for line in lines]
    return [
        total_line("before", first, receipt, frame),
        *(lines or [ink(("nothing moved it", MUTED))]),
        total_line("after", last, receipt, frame),
    ]


def _largest(causes: list[Shown], receipt: Receipt, frame: Frame) -> list[Shown]:
    """The causes in their order, or those that move most and the sum of the others."""
    room = frame.height - 2
    if sum(len(lines) for _, lines in causes) <= room:
        return causes
    kept: list[Shown] = []
    for cause in sorted(causes, key=lambda cause: -abs(cause[0])):
        room -= len(cause[1])
        if room < 1:
            break
        kept.append(cause)
    others = [cause for cause in causes if cause not in kept]
    words = counted(len(others), "smaller cause")
    rest = sum(shown for shown, _ in others)
    return [
        *(one for one in causes if one in kept),
        (rest, [total_line(words, rest, receipt, frame, signed)]),
    ]


def draw_lead_receipt(observation: Observation, frame: Frame) -> Content:
    """The waterfall of the lead, without its title, for a panel that is named already."""
    receipt = receipt_of(observation, "lead")
    if receipt is None:
        return stack(wrap(ink((NO_RECEIPTS, MUTED)), frame.width))
    return stack(table(receipt, frame))


def total_line(
    words: str, value: float, receipt: Receipt, frame: Frame, written: Write = number
) -> Content:
    """What a figure was, or some causes came to, in the columns of its causes."""
    told = written(value, receipt.unit, fine_decimals(receipt), frame.glyphs)
    head = fit(words, 7 + titles_width(receipt, frame), frame.glyphs)
    return ink((head.plain, "bold $muted"), right(ink((told, TITLE)), 9))


def draw_why_briefly(receipt: Receipt, frame: Frame, most: int = 3) -> list[Content]:
    """The largest causes, for a context panel."""
    glyphs, decimals = frame.glyphs, fine_decimals(receipt)
    told = zip(receipt.causes, as_shown(waterfall(receipt), decimals)[1], strict=True)
    lines = []
    for cause, shown in sorted(told, key=lambda pair: -abs(pair[0].amount))[:most]:
        amount = signed(shown, receipt.unit, decimals, glyphs)
        tone = GOOD if cause.amount > 0 else BAD
        first, *more = wrap(ink((clean(cause.title), WORDS)), frame.width - 9)
        lines.append(ink(right(ink((amount, tone)), 8), " ", first))
        lines += [ink(" " * 9, line) for line in more]
    return lines


def front_receipts(observation: Observation, front_id: str) -> list[Receipt]:
    """The newest receipts of one front's own figures."""
    start = "lead" if front_id == "intelligence" else f"{front_id}."
    return [r for r in headline_receipts(observation) if r.variable.startswith(start)]
