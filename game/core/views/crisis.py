"""The crisis of the quarter as a seat reads it: the table is public, the answer its own (G22)."""

from game.core.crises import ANSWERS, Crisis, CrisisOutcome
from game.core.match import Match
from game.core.observation import CrisisView, OutcomeView, Role
from game.core.orders.vocabulary import Respond
from game.core.phrases import phrases
from game.core.rule_titles import FACTION_TITLES, Titles, titles_of
from game.core.views.own import draft_of
from game.world.vocabulary import FACTIONS


def crisis_view(match: Match, role: Role) -> CrisisView | None:
    """Return the crisis that asks in the quarter to be played, if one does."""
    crisis = match.crisis
    if crisis is None:
        return None
    names, parameters = titles_of(match.rulebook), match.rules.p
    orders = draft_of(match, role) if role in FACTIONS else ()
    said = [order.answer for order in orders if isinstance(order, Respond)]
    ladder = match.value("ladder")
    rungs = (parameters["crisis.rung_middle"], parameters["crisis.rung_high"])
    band = len([rung for rung in rungs if ladder >= float(rung)])
    return CrisisView(
        id=crisis.id,
        title=crisis.title,
        text=crisis.text,
        asks=tuple(crisis.asks),
        answers={answer: crisis.answers[answer] for answer in ANSWERS},
        press_cost=int(parameters["crisis.press_capital"]),
        outcomes=outcome_views(crisis, names),
        ladder=ladder,
        worse=float(parameters[f"crisis.clash_{band}"]),
        answer=said[-1] if said else None,
        hypothetical=crisis.hypothetical,
        source=crisis.source,
    )


def outcome_views(crisis: Crisis, names: Titles) -> tuple[OutcomeView, ...]:
    """Return what comes of a crisis, row by row, as everybody may read it."""
    return tuple(_outcome(crisis, outcome, names) for outcome in crisis.outcomes)


def _outcome(crisis: Crisis, outcome: CrisisOutcome, names: Titles) -> OutcomeView:
    return OutcomeView(
        title=outcome.title,
        when=_when(crisis, outcome),
        clash=outcome.clash,
        effects=phrases(outcome.effects, names),
    )


def _when(crisis: Crisis, outcome: CrisisOutcome) -> str:
    """For which answers an outcome counts, read after those above it: ``US press, China yield``."""
    # Not in the order of the file: a save keeps its keys in an order of its own.
    said = [
        f"{FACTION_TITLES[who]} {' or '.join(outcome.when[who])}"
        for who in FACTIONS
        if who in outcome.when
    ]
    said += [
        f"{_numbers(numbers, len(crisis.asks))} {word}"
        for word, numbers in (("press", outcome.pressed), ("yield", outcome.yielded))
        if numbers
    ]
    return ", ".join(said) or "else"


def _numbers(numbers: list[int], most: int) -> str:
    """Some numbers of factions in words: ``2``, ``2 or more``, ``at most 1``, ``all``."""
    low, high = min(numbers), max(numbers)
    if low >= most:
        return "all" if most > 2 else "both"
    if low == 0:
        return f"at most {high}"
    return f"{low}" if low == high else f"{low} or more" if high >= most else f"{low} to {high}"
