"""Receipts as a role may read them: causes it can't see are one line, and the sum stays exact."""

from typing import Literal

from game.core.events import ReceiptRecord, Term
from game.core.match import Match
from game.core.names import Names, names_of
from game.core.observation import Cause, Receipt, Role
from game.core.views.sight import sees_exactly
from game.world.quarters import quarter_words

Kind = Literal["order", "card", "chance", "coupling", "ruling", "deal", "limit", "unseen"]
_KINDS: dict[str, Kind] = {
    "lever": "order", "stance": "order", "card": "card", "event": "card", "inject": "card",
    "chance": "chance", "ruling": "ruling", "deal": "deal", "limit": "limit",
}  # fmt: skip
_OPEN = {"stance", "card", "event", "inject", "chance", "ruling", "limit", "coupling"}


def receipts(match: Match, role: Role) -> tuple[Receipt, ...]:
    """Return the receipts of the last quarter for every figure the role knows exactly."""
    if not match.receipts:
        return ()
    quarter = max(match.receipts)
    return tuple(
        receipt(match, role, record, quarter)
        for record in match.receipts[quarter]
        if sees_exactly(match, role, record.variable)
        and not record.variable.startswith(("stance.", "rate."))
    )


def receipt(match: Match, role: Role, record: ReceiptRecord, quarter: int) -> Receipt:
    """Return one receipt with the causes the role may not see gathered into one."""
    names = names_of(match.rulebook)
    seen = [term for term in record.terms if _may_see(match, role, term.cause)]
    causes = [_cause(term, names) for term in seen]
    if len(seen) < len(record.terms):
        causes += _unseen(record, seen)
    variable = names.variables.get(record.variable)
    return Receipt(
        quarter=quarter_words(quarter),
        variable=record.variable,
        title=names.row(record.variable),
        unit=variable.unit if variable else "share",
        before=record.before,
        causes=tuple(causes),
        after=record.after,
    )


def _may_see(match: Match, role: Role, key: str) -> bool:
    """Whether a role may be told of a cause: other factions' spending is theirs to know.

    What is laid open at the table may be seen by all; a kind that is not named here by none.
    """
    if role == "white":
        return True
    kind, _, name = key.partition(" ")
    if kind == "lever":
        return name.split(".")[0] == role
    if kind == "coupling" and name in match.rules.layout.index:
        return sees_exactly(match, role, name)
    return kind in _OPEN


def _cause(term: Term, names: Names) -> Cause:
    kind = _KINDS.get(term.cause.partition(" ")[0], "coupling")
    return Cause(title=names.cause(term.cause), amount=term.amount, kind=kind, rule=term.rule)


def _unseen(record: ReceiptRecord, seen: list[Term]) -> list[Cause]:
    """Return what is left after the seen causes, in one line (two where rounding needs it)."""
    running = record.before
    for term in seen:
        running += term.amount
    amount = record.after - running
    causes = [Cause(title="Things you can't see", amount=amount, kind="unseen", rule="G9.3")]
    miss = record.after - (running + amount)
    if miss:
        causes.append(Cause(title="Rounding", amount=miss, kind="unseen", rule="G9.3"))
    return causes
