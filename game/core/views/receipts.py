"""Receipts as a role may read them: causes it can't see are one line, and the sum stays exact."""

from collections.abc import Iterator
from typing import Literal

from game.core.cards import Card
from game.core.match import Match
from game.core.observation import Cause, Receipt, Role
from game.core.phrases import phrases, signed
from game.core.record import ReceiptRecord, Term
from game.core.rule_titles import titles_of
from game.core.views.sight import sees_exactly
from game.world.effects.vocabulary import Effect
from game.world.exact import nearest
from game.world.order import moves_after
from game.world.quarters import quarter_words
from game.world.vocabulary import FACTIONS

CauseKind = Literal["order", "card", "chance", "coupling", "ruling", "deal", "limit", "unseen"]
_KINDS: dict[str, CauseKind] = {
    "lever": "order",
    "stance": "order",
    "card": "card",
    "chance": "chance",
    "ruling": "ruling",
    "limit": "limit",
}
INCIDENT = "chance incident"
"""The cause of a step that draws whether an incident happens, by odds that are figures."""
_OPEN = {"stance", "card", "chance", "ruling", "limit", "coupling"}


def receipts(match: Match, role: Role) -> tuple[Receipt, ...]:
    """Return the receipts of the last quarter for every figure the role knows exactly."""
    return receipts_of(match, role, max(match.receipts)) if match.receipts else ()


def receipts_of(match: Match, role: Role, quarter: int) -> tuple[Receipt, ...]:
    """Return the receipts of a quarter that was played, as the role may read them."""
    return tuple(
        receipt(match, role, record, quarter)
        for record in match.receipts[quarter]
        if _may_read(match, role, record.variable)
    )


def moved_last(match: Match, role: Role, name: str, quarter: int) -> Receipt | None:
    """Return why a figure stood where it did by the end of `quarter`, if the role may read it.

    That is its receipt of that quarter, or of the last one before in which something moved it.
    """
    for played in sorted((at for at in match.receipts if at <= quarter), reverse=True):
        for record in match.receipts[played]:
            if record.variable == name and _may_read(match, role, name):
                return receipt(match, role, record, played)
    return None


def _may_read(match: Match, role: Role, name: str) -> bool:
    """Whether a role may read a row's receipts; dials and rates have none worth reading."""
    return not name.startswith(("stance.", "rate.")) and sees_exactly(match, role, name)


def receipt(match: Match, role: Role, record: ReceiptRecord, quarter: int) -> Receipt:
    """Return one receipt with the causes the role may not see gathered into one."""
    names = titles_of(match.rulebook)
    told = list(_lines(match, role, record))
    seen = [term for term in told if _may_see(match, role, term.cause)]
    causes = [_cause(match, role, term, record, quarter) for term in seen]
    if len(seen) < len(told):
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


def unmoved(match: Match, role: Role, name: str, quarter: int) -> Receipt | None:
    """Return the receipt of a row the role knows and that nothing moved in a quarter played."""
    place = quarter - match.rules.first + 1
    known = name in match.history and 0 < place < len(match.history[name])
    if not known or not sees_exactly(match, role, name):
        return None
    value = match.history[name][place]
    return receipt(
        match, role, ReceiptRecord(variable=name, before=value, terms=[], after=value), quarter
    )


def odds_of(match: Match, role: Role, name: str, quarter: int) -> str:
    """Return the odds of a quarter's incidents as far as the role sees them, or nothing."""
    place = quarter - match.rules.first + 1
    odds = [
        f"{titles_of(match.rulebook).row(danger)} {match.history[danger][place]:.1%}"
        for danger in _dangers(match, name)
        if sees_exactly(match, role, danger) and place < len(match.history[danger])
    ]
    return f"The odds of an incident were: {', '.join(odds)}." if odds else ""


def _may_see(match: Match, role: Role, key: str) -> bool:
    """Whether a role may be told of a cause: other factions' spending is theirs to know.

    What is laid open at the table may be seen by all; a kind that is not named here by none.
    """
    if role == "white":
        return True
    kind, _, name = key.partition(" ")
    if kind == "lever":
        return name.split(".")[0] == role
    words = titles_of(match.rulebook).causes.get(key)
    if words is not None and words.draw:
        return all(sees_exactly(match, role, row) for row in words.draw)
    if kind == "coupling" and name in match.rules.layout.index:
        return sees_exactly(match, role, name)
    return kind in _OPEN


def _lines(match: Match, role: Role, record: ReceiptRecord) -> Iterator[Term]:
    """Return the terms; a draw the role may not be told of stays within the line it scales.

    G9.5 What a draw did stands just before that line, which therefore carries both.
    """
    told = reached = record.before
    for term in record.terms:
        reached += term.amount
        if term.draw is not None and not _may_see(match, role, term.cause):
            continue
        if told + term.amount != reached:
            term = term.model_copy(update={"amount": reached - told})
        yield term
        told += term.amount
        if told != reached:  # a sum and a difference may miss each other by a last place
            yield term.model_copy(update={"amount": reached - told})
            told = reached
    if told != reached:
        yield Term(cause="unseen", rule="G9.5", amount=reached - told)


def _cause(match: Match, role: Role, term: Term, record: ReceiptRecord, quarter: int) -> Cause:
    kind = _KINDS.get(term.cause.partition(" ")[0], "coupling")
    names = titles_of(match.rulebook)
    # A draw's odds rest on dangers that are followed by their own receipts.
    incident = term.cause == INCIDENT
    behind = _dangers(match, record.variable) if incident else _rows_behind(match, term, record)
    says = _ordered(match, term.cause) + names.meaning(term.cause)
    if incident:
        odds = odds_of(match, role, record.variable, quarter)
        says = f"{odds} The draw fell on an incident." if odds else says
    elif term.draw is not None:
        says += _fell(match, record.variable, term.amount, term.draw)
    elif kind == "card":
        says = _happened(match, term.cause.partition(" ")[2]) or says
    follow = tuple(row for row in behind if sees_exactly(match, role, row))
    return Cause(
        title=names.cause(term.cause),
        amount=term.amount,
        kind=kind,
        rule=term.rule,
        key=term.cause,
        says=says,
        follow=follow,
        earlier=tuple(row for row in follow if _moves_after(match, row, term.rule)),
    )


def _moves_after(match: Match, row: str, rule: str) -> bool:
    """Whether a row moves in a later step than a rule's, which thus counts it as it was before.

    Capacities, which have no variable, move before all of them.
    """
    variable = titles_of(match.rulebook).variables.get(row)
    return variable is not None and moves_after(variable.rule, rule)


def _fell(match: Match, name: str, amount: float, draw: float) -> str:
    """Return how a draw fell and all that it might have brought, with a space before.

    R14.6 What it brings grows evenly from the least, at a draw of 0, to the most, at 1.
    """
    variable = titles_of(match.rulebook).variables.get(name)
    most = signed(abs(amount / (draw - (1 - draw))), variable.unit if variable else "")
    less = min(max(nearest(draw * 100), 1), 99)
    return (
        f" The draw was {draw:.2f} of 0 to 1: {less}% of all quarters bring less,"
        f" {100 - less}% more. It might have moved it by up to {most[1:]} either way."
    )


def _ordered(match: Match, key: str) -> str:
    """Return what a lever or a stance is for, with a space to go on after."""
    kind, _, name = key.partition(" ")
    if kind == "lever":
        return next((f"{one.text} " for one in match.rulebook.levers if one.name == name), "")
    if kind == "stance":
        return next((f"{one.text} " for one in match.rulebook.stances if one.name == name), "")
    return ""


def _rows_behind(match: Match, term: Term, record: ReceiptRecord) -> tuple[str, ...]:
    """Return the rows with receipts of their own that lie behind a cause."""
    kind, _, name = term.cause.partition(" ")
    if kind == "lever":
        return (f"capacity.{name}",) if record.variable != f"capacity.{name}" else ()
    if kind != "coupling":
        return ()
    blocs = [part for part in record.variable.replace("_", ".").split(".") if part in FACTIONS]
    words = titles_of(match.rulebook).causes.get(term.cause)
    behind = words.behind if words is not None and words.behind else [name]
    named = (row.replace("{bloc}", (*blocs, "us")[0]) for row in behind)
    index = match.rules.layout.index
    return tuple(row for row in named if row in index and row != record.variable)


def _dangers(match: Match, name: str) -> tuple[str, ...]:
    """Return the hazards whose draws decide an incident (R10.4)."""
    systemic = name == "incidents.systemic"
    found = [v.name for v in match.rulebook.variables if v.name.startswith("hazard.")]
    return tuple(danger for danger in found if (danger == "hazard.systemic") == systemic)


def _happened(match: Match, name: str) -> str:
    """Return the odds of a world event that happened, or the words of a card."""
    for event in match.rulebook.events:
        if event.id == name:
            grown = titles_of(match.rulebook).row(event.grows_with) if event.grows_with else ""
            with_ = f" for each {event.per:g} of {grown}" if grown else ""
            return f"{event.text} Its odds were {event.odds:.0%} a quarter{with_}; it happened."
    for card in match.rulebook.cards:
        if card.id == name:
            return f"{card.text}{_gated(match, card)}"
    outcome = titles_of(match.rulebook).outcomes.get(name)
    if outcome is not None:
        return outcome.text
    return next((inject.text for inject in match.rulebook.injects if inject.id == name), "")


def _gated(match: Match, card: Card) -> str:
    """Return what a card left to chance, with its odds and a space before."""
    gates: list[Effect] = [effect for effect in card.effects if effect.kind == "chance"]
    told = "; ".join(phrases(gates, titles_of(match.rulebook)))
    return f" It left to chance: {told}." if told else ""


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
