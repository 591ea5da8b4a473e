"""Doctrines of today made to fit the rules of an older match, whose save holds none of its own."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from game.core.rulebook import Doctrine, Offer, Plan, PlanLine, Rulebook

Line = TypeVar("Line", bound=PlanLine)


def fitting(doctrines: Mapping[str, Doctrine], rulebook: Rulebook) -> dict[str, Doctrine]:
    """Return the doctrines without the lines that name what these rules do not have."""
    names = {
        one.id for cards in (rulebook.cards, rulebook.events, rulebook.injects) for one in cards
    }
    for things in (rulebook.variables, rulebook.levers, rulebook.stances, rulebook.pledges):
        names |= {thing.name for thing in things}
    names |= {f"capacity.{lever.name}" for lever in rulebook.levers}
    names |= {f"stance.{stance.name}" for stance in rulebook.stances}
    return {name: _fitting(doctrine, names) for name, doctrine in doctrines.items()}


def _fitting(doctrine: Doctrine, names: set[str]) -> Doctrine:
    plans = {faction: _plan(plan, names) for faction, plan in doctrine.plans.items()}
    return doctrine.model_copy(update={"plans": plans})


def _plan(plan: Plan, names: set[str]) -> Plan:
    return plan.model_copy(
        update={
            "cards": _lines(plan.cards, names),
            "spend": _lines(plan.spend, names),
            "dials": _lines(plan.dials, names),
            "offers": _lines(plan.offers, names),
        }
    )


def _lines(lines: Sequence[Line], names: set[str]) -> list[Line]:
    return [line for line in lines if _named(line) <= names]


def _named(line: PlanLine) -> set[str]:
    """What a line names: a thing of its own, pledges, and what its conditions look at."""
    own = ("mine", "theirs") if isinstance(line, Offer) else ("lever", "stance", "card")
    named = {getattr(line, field, None) for field in own}
    named |= {name for one in line.when for name in (one.variable, one.card)}
    return {name for name in named if name is not None}
