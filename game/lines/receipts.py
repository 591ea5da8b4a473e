"""A waterfall as plain lines: bars of a few characters, causes opened to rules and numbers."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from game.core.near_names import called
from game.core.observation import Observation, Receipt
from game.core.waterfall import (
    Number,
    ReadOn,
    Waterfall,
    WaterfallStep,
    before,
    links,
    waterfall,
)
from game.view.cells import Amount, PageRow, Phrase, Shift
from game.view.receipts import reading, receipt_page
from game.view.rounding import as_shown

WIDTH = 78
BAR = 12
TITLE = 36
_QUARTER = re.compile(r"\d{4}Q[1-4]")
DECIMALS = 4
"""Digits shown; what is 0 in them is left out of the lines, not of the sum."""


def asked_why(seen: Observation, words: Sequence[str]) -> ReadOn | None:
    """Return the figure that words name, and the quarter if they end in one, else the newest."""
    *named, last = words
    quarter = last.upper()
    if not _QUARTER.fullmatch(quarter):
        named, quarter = [*words], seen.receipts[-1].quarter if seen.receipts else ""
    titles = {receipt.variable: receipt.title for receipt in seen.receipts}
    titles = {figure.name: figure.title for figure in seen.figures if figure.exact} | titles
    name = called(" ".join(named) or "lead", titles)
    if name is None and named and named[0].startswith("capacity."):
        name = named[0]
    return ReadOn(name, quarter) if name and quarter else None


def why(receipt: Receipt, link: ReadOn) -> list[str]:
    """Return why a figure moved, and what to say to read on from there (G12.3)."""
    steps = waterfall(receipt)
    still = receipt.quarter != link.quarter
    lines = [f"Nothing moved it in {link.quarter}; it last moved in {receipt.quarter}."]
    onward = dict.fromkeys(one for step in steps.steps for one in links(step.cause, steps.quarter))
    onward[ReadOn(receipt.variable, before(receipt.quarter))] = None
    then = (f"then: {reading(one)}" for one in onward)
    return [*(lines if still else []), *waterfall_lines(steps), "", *then]


def waterfall_lines(seen: Waterfall, opened: bool = True) -> list[str]:
    """Return the waterfall; `opened` adds what each cause means, its rule and its numbers."""
    titled = f"Why {seen.title} moved in {seen.quarter} ({seen.variable}, {seen.unit})"
    lines = [*wrap(titled, WIDTH), ""]
    parts = as_shown(seen, DECIMALS)[1]
    told = [(step, part) for step, part in zip(seen.steps, parts, strict=True) if part]
    largest = max((abs(part) for _, part in told), default=1.0)
    before, *causes, after = receipt_page(seen, DECIMALS).rows
    lines += _row(before, largest)
    lines += [line for row in causes for line in _row(row, largest)]
    if not told:
        lines.append("  nothing moved it")
    lines += _row(after, largest)
    if seen.shared:
        lines += ["", *wrap(seen.shared, WIDTH)]
    if opened:
        lines += _opened(told)
    return lines


def receipt_lines(receipt: Receipt) -> list[str]:
    """Return one receipt: before, each cause with its rule, after.

    The causes add up exactly; one too small to be read (a rounding) is left out here.
    """
    lines = [f"{receipt.title} ({receipt.variable}) in {receipt.quarter}:"]
    for row in receipt_page(waterfall(receipt), DECIMALS).rows:
        match row.cells:
            case (_, _, Shift(float(amount)), *_) if amount:
                lines.append(f"  {amount:+.4f}  {row.told[0]}")
            case (Phrase(name), Amount(value)):
                unit = f" {receipt.unit}" if name == "after" else ""
                lines.append(f"  {name} {value:.4f}{unit}")
    return lines


def _row(row: PageRow, largest: float) -> Iterator[str]:
    """Yield a row of a waterfall in columns: a total, or a cause with its bar and its rule."""
    match row.cells:
        case (Phrase(name), Amount(value)):
            yield f"  {name:<{TITLE}}{value:>11.4f}"
        case (_, Phrase(title), Shift(float(amount)), _, Phrase(rule)) if amount:
            cells = max(1, round(abs(amount) / largest * BAR))
            mark = "█" if amount > 0 else "░"
            first, *rest = wrap(title, TITLE - 2)
            yield f"  {first:<{TITLE}}{amount:>+11.4f}  {mark * cells:<{BAR}}  {rule}"
            yield from (f"    {line}" for line in rest)


def _opened(told: Sequence[tuple[WaterfallStep, float]]) -> Iterator[str]:
    """Tell each cause's meaning, then each rule once with the numbers behind it."""
    for step, part in told:
        if step.cause.says:
            yield ""
            yield from wrap(
                f"{step.cause.title} ({part:+.4f}): {step.cause.says}",
                WIDTH,
                subsequent_indent="  ",
            )
    steps = [step for step, _ in told]
    rules: dict[str, list[WaterfallStep]] = {}
    for step in steps:
        rules.setdefault(step.cause.rule, []).append(step)
    if rules and not any(step.paragraph for step in steps):
        yield ""
        yield from wrap(f"To read the rules: {', '.join(f'rules {rule}' for rule in rules)}", WIDTH)
        return
    for rule, of in rules.items():
        yield ""
        yield from wrap(f"Rule {rule}. {of[0].paragraph}".strip(), WIDTH, subsequent_indent="  ")
        for number in {n.name: n for step in of for n in step.numbers}.values():
            yield from number_lines(number)


def number_lines(number: Number) -> Iterator[str]:
    """Tell a parameter: value in force, range, unit, what it rests on and who disagrees."""
    value = f"{number.text}: {number.value:g} {number.unit}"
    span = f"disputed from {number.low:g} to {number.high:g}"
    said = f"{value}, {span if number.low < number.high else 'fixed'}"
    yield from wrap(
        f"- {said} ({number.name})", WIDTH, initial_indent="    ", subsequent_indent="      "
    )
    own = number.kind in number.source
    rests = number.source if own else f"{number.kind}; {number.source}"
    if number.dissent:
        rests += f"; but: {number.dissent}"
    yield from wrap(rests, WIDTH, initial_indent="      ", subsequent_indent="      ")
