"""A receipt opened up, to be read on from: before, each cause, and the figures behind a cause."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual.content import Content

from game.core.observation import Observation, Receipt
from game.core.waterfall import Link, Step, before, links, waterfall
from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS, cause_mark
from game.tui.ink.numbers import signed
from game.tui.ink.player_text import clean
from game.tui.ink.receipts import cause_lines, fine_decimals, total_line
from game.tui.ink.rows import Row
from game.tui.ink.topline import quarter_title
from game.view.lookup import figures_by_name
from game.view.rounding import as_shown

Told = Callable[[str], str]
"""From the name of a figure, or the number of a paragraph, to its words."""


class Line(NamedTuple):
    """A row of an opened receipt, and where it leads: what moved the figure behind it."""

    row: Row
    link: Link | None = None


def opened(receipt: Receipt, title: Told, paragraph: Told) -> tuple[Line, ...]:
    """The lines of a receipt: they add up, and every one that can leads on."""
    seen = waterfall(receipt)
    first, parts, last = as_shown(seen, fine_decimals(receipt))

    def total(words: str, value: float, frame: Frame) -> Content:
        return total_line(words, value, receipt, frame)

    def line(step: Step, shown: float, frame: Frame) -> Content:
        return cause_lines(step, shown, receipt, seen.levels, frame)[0]

    earlier = Link(receipt.variable, before(receipt.quarter))
    about = partial(_draw_before, earlier, title)
    lines = [Line(Row("before", partial(total, "before", first), about), earlier)]
    for place, (step, shown) in enumerate(zip(seen.steps, parts, strict=True)):
        onward = links(step.cause, receipt.quarter)
        about = partial(_draw_cause, step, receipt, shown, onward, title, paragraph)
        row = Row(f"cause {place}", partial(line, step, shown), about)
        lines.append(Line(row, onward[0] if onward else None))
        if len(onward) > 1:
            lines += [_behind(row, link, title) for link in onward]
    return (*lines, Line(Row("after", partial(total, "after", last), heading=True)))


def largest(receipt: Receipt) -> str:
    """The row of the cause that moved it most."""
    amounts = [abs(cause.amount) for cause in receipt.causes]
    return f"cause {amounts.index(max(amounts))}" if amounts else "before"


def titles(observation: Observation) -> Told:
    """The titles of what a seat knows; the name itself of anything else."""
    known = {name: figure.title for name, figure in figures_by_name(observation).items()}
    known |= {f"capacity.{lever.name}": lever.title for lever in observation.levers}
    known |= {receipt.variable: receipt.title for receipt in observation.receipts}
    return lambda name: clean(known.get(name, name))


def crumbs(trail: Sequence[Receipt], frame: Frame) -> Content:
    """The way from the first figure to the present one; what does not fit is left out in front."""
    arrow = f" {frame.glyphs.arrow} "
    told = [f"{clean(one.title)} {quarter_title(one.quarter)}" for one in trail]
    start = " Why: "
    while len(told) > 1 and len(start) + len(arrow.join(told)) > frame.width:
        told, start = told[1:], f" Why: {frame.glyphs.ellipsis}{arrow}"
    way = "".join(f"{words}{arrow}" for words in told[:-1])
    return fit(ink((f"{start}{way}", MUTED), (told[-1], TITLE)), frame.width, frame.glyphs)


def _behind(row: Row, link: Link, title: Told) -> Line:
    """A figure behind a cause that has several."""

    def draw(frame: Frame) -> Content:
        words = f"{frame.glyphs.arrow} {title(link.variable)}"
        when = quarter_title(link.quarter)
        return ink(
            (fit(f"       {words}", frame.width - 8, frame.glyphs).plain, MUTED),
            (f" {when}", MUTED),
        )

    return Line(Row(f"{row.id} {link.variable}", draw, partial(_draw_onward, link, title)), link)


def _draw_onward(link: Link, title: Told, frame: Frame) -> Content:
    return stack(_onward((link,), title, frame))


def _onward(onward: Sequence[Link], title: Told, frame: Frame) -> Iterator[Content]:
    for link in onward[:1]:
        words = f"what moved {title(link.variable)} by the end of {quarter_title(link.quarter)}"
        yield from wrap(ink(("Enter ", KEY), (words, WORDS)), frame.width)
    if len(onward) > 1:
        words = f"or one of the {len(onward)} figures under it"
        yield from wrap(ink((words, MUTED)), frame.width)


def _draw_before(link: Link, title: Told, frame: Frame) -> Content:
    words = f"So {title(link.variable)} stood at the end of {quarter_title(link.quarter)}."
    return stack([*wrap(ink((words, WORDS)), frame.width), *_onward((link,), title, frame)])


def _draw_cause(
    step: Step,
    receipt: Receipt,
    shown: float,
    onward: Sequence[Link],
    title: Told,
    paragraph: Told,
    frame: Frame,
) -> Content:
    """What a cause means, where it leads, and its rule."""
    cause, (word, style) = step.cause, cause_mark(step.cause)
    amount = signed(shown, receipt.unit, fine_decimals(receipt), frame.glyphs)
    head = ink((f"{word} ", style), (clean(cause.title), TITLE), (f"  {amount}", WORDS))
    lines = [*wrap(head, frame.width), *_onward(onward, title, frame)]
    if cause.says:
        lines += wrap(ink((clean(cause.says), WORDS)), frame.width)
    rule = f"{cause.rule}. {paragraph(cause.rule)}".strip()
    return stack([*lines, *wrap(ink((rule, MUTED)), frame.width)])
