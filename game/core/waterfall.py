"""A receipt opened up: each cause with its bar's ends, its rule in words and the numbers behind.

One reader for every door: the board, the line mode and `fourfronts why` all read receipts here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.core.observation import Cause, Receipt
from game.core.rulebook import Rulebook
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import FACTIONS, Faction, Parameter, Words

SUMS = frozenset({"lead"})
"""Figures whose terms only add up, so that nothing is shared out among them (R6.3)."""
NO_RECEIPTS = "No receipts yet: the first come when the first quarter is resolved."
RECEIPTS_TO_COME = (
    "Each figure that moved stands here then, with its causes: orders, cards, chance, one figure"
    " that pulls at another. They add up exactly to the change."
)
"""What a seat reads where it asks why, before anything has moved."""


class Number(Words):
    """A parameter behind a cause: its value in force, its range, and what it rests on."""

    name: str
    text: str
    value: float
    low: float
    high: float
    unit: str
    kind: str
    source: str
    dissent: str | None


class WaterfallStep(Words):
    """One cause of a waterfall: it leads from ``start`` to ``end``."""

    cause: Cause
    start: float
    end: float
    paragraph: str
    numbers: tuple[Number, ...]


class Waterfall(Words):
    """``before``, the steps in order, ``after``; ``shared`` says how a product was shared out."""

    quarter: str
    variable: str
    title: str
    unit: str
    before: float
    steps: tuple[WaterfallStep, ...]
    after: float
    shared: str = ""
    depth: int = 0

    @property
    def levels(self) -> tuple[float, float]:
        """The lowest and the highest value on the way, for a scale."""
        ends = [self.before, self.after, *(step.end for step in self.steps)]
        return min(ends), max(ends)


@dataclass(frozen=True)
class Handbook:
    """What causes are explained with: paragraphs by number, parameters, and what a lens changed."""

    paragraphs: Mapping[str, str] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = ()
    changed: Mapping[str, float] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rulebook: Rulebook, paragraphs: Mapping[str, str], lens: str = "") -> "Handbook":
        """Return the handbook of a rulebook; a `lens` is named only when it is no secret."""
        changes = (change for one in rulebook.lenses if one.id == lens for change in one.changes)
        return cls(
            paragraphs=paragraphs,
            parameters=tuple(rulebook.parameters),
            changed={change.parameter: change.to for change in changes},
            kinds={variable.name: variable.kind for variable in rulebook.variables},
        )

    def paragraph(self, rule: str) -> str:
        """Return a paragraph with the value in force where it names a parameter in braces."""
        text = self.paragraphs.get(rule, "")
        for row in self.parameters:
            if f"{{{row.name}}}" in text:
                value = self.changed.get(row.name, row.central)
                text = text.replace(f"{{{row.name}}}", f"{value:g} {row.unit}")
        return text

    def numbers(self, rule: str, words: str) -> tuple[Number, ...]:
        """Return the parameters of a paragraph that can bear on `words` (a variable, a cause).

        They name the paragraph as their own, or it names them in braces. A parameter of another
        bloc than those the words name is left out.
        """
        asked = _blocs(words)
        text = self.paragraphs.get(rule, "")
        found = (p for p in self.parameters if p.rule == rule or f"{{{p.name}}}" in text)
        chosen = (p for p in found if not asked or not _blocs(p.name) or _blocs(p.name) & asked)
        return tuple(self._number(parameter) for parameter in chosen)

    def _number(self, row: Parameter) -> Number:
        return Number(
            name=row.name,
            text=row.text,
            value=self.changed.get(row.name, row.central),
            low=row.low,
            high=row.high,
            unit=row.unit,
            kind=row.kind,
            source=row.source,
            dissent=row.dissent,
        )


def _blocs(words: str) -> set[Faction]:
    parts = re.split(r"[ ./_]", words)
    return {faction for faction in FACTIONS if faction in parts}


class ReadOn(NamedTuple):
    """A figure and the quarter by whose end it stood as a cause counted it."""

    variable: str
    quarter: str


def before(quarter: str) -> str:
    """Return the words of the quarter before one."""
    return quarter_words(parse_quarter(quarter) - 1)


def links(cause: Cause, quarter: str) -> tuple[ReadOn, ...]:
    """Return where to read on from a cause of a receipt of `quarter` (G12.3)."""
    return tuple(
        ReadOn(name, before(quarter) if name in cause.earlier else quarter) for name in cause.follow
    )


def waterfall(receipt: Receipt, handbook: Handbook | None = None) -> Waterfall:
    """Open a receipt up; without a handbook only the causes and their bars' ends."""
    book = handbook or Handbook()
    return Waterfall(
        quarter=receipt.quarter,
        variable=receipt.variable,
        title=receipt.title,
        unit=receipt.unit,
        before=receipt.before,
        steps=tuple(_steps(receipt, book)),
        after=receipt.after,
        shared=_shared(receipt, book),
    )


def _steps(receipt: Receipt, book: Handbook) -> Iterable[WaterfallStep]:
    running = receipt.before
    for cause in receipt.causes:
        start, running = running, running + cause.amount
        yield WaterfallStep(
            cause=cause,
            start=start,
            end=running,
            paragraph=book.paragraph(cause.rule),
            numbers=book.numbers(cause.rule, f"{receipt.variable} {cause.key}"),
        )


def _shared(receipt: Receipt, book: Handbook) -> str:
    """Return how causes that work on each other were told apart (G12.6)."""
    if book.kinds.get(receipt.variable) != "figure" or receipt.variable in SUMS:
        return ""
    parts = [cause for cause in receipt.causes if cause.kind in ("coupling", "order")]
    if not parts:
        return ""
    start = "This figure is worked out anew each quarter."
    if any(cause.kind == "chance" for cause in receipt.causes):
        start += " What luck did to it a quarter ago is gone; what it did now is told apart."
    if any(cause.key == "coupling rounding" for cause in parts):
        return f"{start} It is a sum, and each cause is the change of its own part."
    if len(parts) == 1:
        return f"{start} What goes into it works together, so one line carries all of its change."
    return (
        f"{start} Each cause counts by its own change; what they did to each other is put down"
        f" to the last, {parts[-1].title!r}."
    )
