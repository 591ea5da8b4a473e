"""A ruling: a figure moves by an amount when the quarter is resolved (G10.2)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import WHITE, CellCommand, Command, Speaker
from game.core.conduct.prose import prose
from game.core.conduct.steering import (
    because,
    check_reason,
    check_steered,
    may_be_ruled,
)
from game.core.conduct.words import ClockCause
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.grammar import Typed, Unclear, number, reason
from game.core.match import Match, changed
from game.core.near_names import did_you_mean
from game.core.rule_titles import titles_of
from game.world.exact import total
from game.world.vocabulary import Name


class RulingMade(Event):
    """The white cell decided that a figure moves by ``amount``, and why (G10.2)."""

    event: Literal["ruling_made"] = "ruling_made"
    variable: str
    amount: float
    reason: str

    told_as: ClassVar[Literal["notice", "ruling"]] = "ruling"

    def fold(self, match: Match) -> Match:
        """Lay it beside what counts in the coming quarter."""
        ruling = (self.variable, self.amount, self.reason)
        return changed(match, rulings=(*match.rulings, ruling))

    def notice(self, match: Match) -> Notice | None:
        """Say which figure moves by how much, and why."""
        title = titles_of(match.rulebook).row(self.variable)
        return f"Ruling: {title} {self.amount:+g}", because(self.reason)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Rule it again."""
        said = Rule(variable=self.variable, amount=self.amount, reason=self.reason)
        return said.outcome(match, WHITE)


class Rule(CellCommand):
    """White cell: rule that a figure moves by ``amount`` when the quarter is resolved."""

    say: Literal["rule"] = "rule"
    variable: Name
    amount: float
    reason: ClockCause

    verbs: ClassVar[Mapping[str, str]] = {
        "rule": "rule FIGURE AMOUNT REASON: a figure moves when the quarter is resolved"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read which figure, by how much, and why."""
        if len(line.words) < 2:
            raise Unclear("Say which figure, by how much and why: rule trust.us 3 a good answer.")
        name, known = line.words[0], line.seen.cell.rulings if line.seen.cell else ()
        if name not in known:
            near = did_you_mean(name, known)
            raise Unclear(f"There is no ruling on {name!r}.{near} Say `figures` for their names.")
        amount, why = number(line.words[1]), line.words[2:]
        return cls(variable=name, amount=amount, reason=reason(why, cls.verbs["rule"]))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse figures that are not measured, amounts of nought and ends out of range."""
        if refusal := check_steered(match) or check_reason(self.reason):
            return refusal
        message = self._out_of_range(match)
        return Refusal(code="ruling", message=message, rule="G10.2") if message else None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Rule it."""
        reason = prose(self.reason)
        return (RulingMade(variable=self.variable, amount=self.amount, reason=reason),)

    def _out_of_range(self, match: Match) -> str | None:
        row = next((v for v in match.rulebook.variables if v.name == self.variable), None)
        if row is None or self.variable not in may_be_ruled(match):
            return f"{self.variable} is not a figure that can be ruled on."
        if not self.amount:
            return "A ruling of 0 moves nothing."
        pending = total(more for name, more, _ in match.rulings if name == self.variable)
        ruled = match.value(self.variable) + pending + self.amount
        if row.low <= ruled <= row.high:
            return None
        return (
            f"{row.title} goes from {row.low:g} to {row.high:g} {row.unit}; with this ruling it"
            f" would stand at {ruled:g}."
        )
