"""Receipts: what moved in the last quarter, and each change by its causes, adding up exactly."""

from collections.abc import Callable, Iterator, Sequence

from game.core.observation import Observation, Receipt
from game.core.waterfall import (
    NO_RECEIPTS,
    RECEIPTS_TO_COME,
    ReadOn,
    Waterfall,
    WaterfallStep,
    before,
    links,
    waterfall,
)
from game.view.cells import (
    Amount,
    Mark,
    Page,
    PageLine,
    PageRow,
    Phrase,
    Shift,
    Stretch,
    Tone,
    heading,
    words,
)
from game.view.lookup import figures_by_name
from game.view.numbers import is_share
from game.view.rounding import as_shown
from game.view.titles import quarter_title

Explain = Callable[[str], str]
"""From the name of a figure, or the number of a paragraph, to its words."""
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
_TONES: dict[str, Tone] = {
    "order": "us",
    "card": "labs",
    "chance": "key",
    "ruling": "key",
    "deal": "good",
    "unseen": "bad",
}


def changes(seen: Observation) -> Page:
    """Every change this seat may explain: fronts first; what did not move is left out."""
    heads = headline_receipts(seen)
    others = [
        receipt
        for receipt in newest_receipts(seen)
        if receipt.variable not in HEADLINES and receipt.after != receipt.before
    ]
    if not heads and not others:
        to_come = PageRow("to come", words(NO_RECEIPTS, "muted"), about=(words(RECEIPTS_TO_COME),))
        return Page("changes", (to_come,))
    head = [heading("Everything else that moved")] if others else []
    return Page("changes", (*map(change, heads), *head, *map(change, others)))


def change(receipt: Receipt) -> PageRow:
    """One change in one line."""
    decimals = fine_decimals(receipt)
    first, _, last = as_shown(waterfall(receipt), decimals)
    moved = Shift(last - first, receipt.unit, decimals)
    return PageRow(receipt.variable, (Phrase(receipt.title), moved))


def newest_receipts(seen: Observation) -> tuple[Receipt, ...]:
    """The receipts of the newest quarter, in the order they were written."""
    if not seen.receipts:
        return ()
    newest = seen.receipts[-1].quarter
    return tuple(receipt for receipt in seen.receipts if receipt.quarter == newest)


def headline_receipts(seen: Observation) -> tuple[Receipt, ...]:
    """The receipts of the fronts' own figures."""
    found = {receipt.variable: receipt for receipt in newest_receipts(seen)}
    return tuple(found[name] for name in HEADLINES if name in found)


def front_receipts(seen: Observation, front: str) -> list[Receipt]:
    """The newest receipts of one front's own figures."""
    start = "lead" if front == "intelligence" else f"{front}."
    return [one for one in headline_receipts(seen) if one.variable.startswith(start)]


def fine_decimals(receipt: Receipt) -> int:
    """Enough decimals that the smallest cause worth showing is not lost."""
    largest = max([abs(receipt.before), abs(receipt.after), 1e-9])
    if is_share(receipt.unit):
        return 4
    return 0 if largest >= 1000 else 2


def receipt_page(seen: Waterfall, decimals: int) -> Page:
    """Before, each cause in order, after: as they are shown they add up."""
    first, parts, last = as_shown(seen, decimals)
    causes = (
        _cause(place, step, part, seen, decimals)
        for place, (step, part) in enumerate(zip(seen.steps, parts, strict=True))
    )
    start, end = _total("before", first, seen, decimals), _total("after", last, seen, decimals)
    return Page("receipt", (start, *causes, end))


def _total(name: str, value: float, seen: Waterfall, decimals: int) -> PageRow:
    return PageRow(name, (Phrase(name, "heading"), Amount(value, seen.unit, decimals)), kind="note")


def _cause(place: int, step: WaterfallStep, part: float, seen: Waterfall, decimals: int) -> PageRow:
    """One cause: its kind, its amount as it is shown, where it began and ended, and its rule."""
    cause, low_high = step.cause, seen.levels
    return PageRow(
        f"cause {place}",
        (
            kind_of(step),
            Phrase(cause.title),
            Shift(part, seen.unit, decimals, plain=True),
            Stretch(step.start, step.end, *low_high),
            Phrase(cause.rule, "muted"),
        ),
        about=_says(step),
        told=(f"{cause.title} [{cause.kind}, rule {cause.rule}]",),
        links=links(cause, seen.quarter),
    )


def _says(step: WaterfallStep) -> tuple[PageLine, ...]:
    """What a cause means, by its title; nothing where there is nothing to say."""
    cause = step.cause
    return ((Phrase(f"{cause.title}: "), Phrase(cause.says, "muted")),) if cause.says else ()


def kind_of(step: WaterfallStep) -> Phrase:
    """What kind of cause it is; what couples figures is the world to who plays."""
    kind = step.cause.kind
    return Phrase(kind, _TONES.get(kind, "muted"), "world" if kind == "coupling" else kind)


def opened(receipt: Receipt, title: Explain, paragraph: Explain) -> Page:
    """A receipt to be read on from: every row that can leads on to the figures behind it."""
    seen, decimals = waterfall(receipt), fine_decimals(receipt)
    first, *causes, last = receipt_page(seen, decimals).rows
    earlier = ReadOn(receipt.variable, before(receipt.quarter))
    so = f"So {title(earlier.variable)} stood at the end of {quarter_title(earlier.quarter)}."
    rows = [
        PageRow(
            "before", first.cells, about=(words(so), *onward((earlier,), title)), links=(earlier,)
        )
    ]
    for row, step in zip(causes, seen.steps, strict=True):
        about = _meaning(row, step, title, paragraph)
        rows.append(PageRow(row.id, row.cells, about=about, told=row.told, links=row.links[:1]))
        rows += [_behind(row, link, title) for link in row.links] if len(row.links) > 1 else []
    return Page("receipt", (*rows, last))


def _meaning(
    row: PageRow, step: WaterfallStep, title: Explain, paragraph: Explain
) -> tuple[PageLine, ...]:
    """What a cause means, where it leads, and its rule."""
    cause, kind, amount = step.cause, kind_of(step), row.cells[2]
    says = (words(cause.says),) if cause.says else ()
    rule = words(f"{cause.rule}. {paragraph(cause.rule)}".strip(), "muted")
    head = (Phrase(kind.short, kind.tone), Phrase(f" {cause.title}  ", "title"), amount)
    return (head, *onward(row.links, title), *says, rule)


def onward(to: Sequence[ReadOn], title: Explain) -> Iterator[PageLine]:
    """What there is to read behind a row."""
    for link in to[:1]:
        what = f"what moved {title(link.variable)} by the end of {quarter_title(link.quarter)}"
        yield (Phrase("Enter ", "key"), Phrase(what))
    if len(to) > 1:
        yield words(f"or one of the {len(to)} figures under it", "muted")


def _behind(row: PageRow, link: ReadOn, title: Explain) -> PageRow:
    """A figure behind a cause that has several."""
    cells = (
        Mark("to"),
        Phrase(title(link.variable), "muted"),
        Phrase(quarter_title(link.quarter), "muted"),
    )
    about = tuple(onward((link,), title))
    return PageRow(f"{row.id} {link.variable}", cells, about=about, links=(link,))


def reading(link: ReadOn) -> str:
    """What to say to read on at a figure."""
    return f"why {link.variable} {link.quarter}"


def largest(receipt: Receipt) -> str:
    """The row of the cause that moved it most."""
    amounts = [abs(cause.amount) for cause in receipt.causes]
    return f"cause {amounts.index(max(amounts))}" if amounts else "before"


def titles(seen: Observation) -> Explain:
    """The titles of what a seat knows; the name itself of anything else."""
    known = {name: figure.title for name, figure in figures_by_name(seen).items()}
    known |= {f"capacity.{lever.name}": lever.title for lever in seen.levers}
    known |= {receipt.variable: receipt.title for receipt in seen.receipts}
    return lambda name: known.get(name, name)
