"""A doctrine's plan for one faction with every name turned into a row: read once, played often."""

from dataclasses import dataclass
from typing import TypeVar

from game.bots.conditions import Conditions, When
from game.bots.own_rows import Printed
from game.bots.policy import QUARTER, REACTION
from game.core.crises import ANSWERS
from game.core.errors import ContentError
from game.core.rulebook import Plan
from game.world.vocabulary import Faction

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class StanceTurn:
    """Move a stance towards ``level``; each level costs ``cost`` political capital."""

    stance: str
    row: int
    level: int
    cost: int
    when: When


@dataclass(frozen=True)
class Choice:
    """Play a card, by its ``place`` in the plays; it costs points and political capital."""

    card: str
    row: int
    place: int
    cost: int
    capital: int
    when: When


@dataclass(frozen=True)
class Say:
    """Say ``answer`` (its number) to a crisis, or to any."""

    crisis: str | None
    answer: int
    when: When


@dataclass(frozen=True)
class Fund:
    """Fund a lever up to ``points``; ``again`` when an earlier line may have funded it."""

    row: int
    points: int
    again: bool
    when: When


@dataclass(frozen=True)
class Rest:
    """Where points left over may go: a lever and its cap."""

    row: int
    cap: int


@dataclass(frozen=True)
class ReadPlan:
    """The plan of a faction, its tests numbered; ``cards_first`` as in the plan."""

    faction: Faction
    conditions: Conditions
    cards_first: bool
    turns: tuple[StanceTurn, ...]
    choices: tuple[Choice, ...]
    says: tuple[Say, ...]
    funds: tuple[Fund, ...]
    rests: tuple[Rest, ...]


def read_plan(plan: Plan, printed: Printed) -> ReadPlan:
    """Turn names into rows; `ContentError` names a lever, stance or card that isn't its own."""
    conditions = Conditions()
    return ReadPlan(
        faction=printed.faction,
        conditions=conditions,
        cards_first=plan.cards_first,
        turns=_turns(plan, printed, conditions),
        choices=_choices(plan, printed, conditions),
        says=tuple(
            Say(line.crisis, ANSWERS.index(line.answer), conditions.of(line))
            for line in plan.replies
        ),
        funds=_funds(plan, printed, conditions),
        rests=_rests(plan, printed),
    )


def _turns(plan: Plan, printed: Printed, conditions: Conditions) -> tuple[StanceTurn, ...]:
    turns = []
    for line in plan.dials:
        row, stance = _own(printed.stances, line.stance, "stance", printed)
        turns.append(StanceTurn(line.stance, row, line.level, stance.cost, conditions.of(line)))
    return tuple(turns)


def _choices(plan: Plan, printed: Printed, conditions: Conditions) -> tuple[Choice, ...]:
    choices = []
    for line in plan.cards:
        row, card = _own(printed.cards, line.card, "card", printed)
        place = REACTION if card.timing == "reactive" else QUARTER
        when = conditions.of(line)
        choices.append(Choice(line.card, row, place, card.cost, card.capital, when))
    return tuple(choices)


def _funds(plan: Plan, printed: Printed, conditions: Conditions) -> tuple[Fund, ...]:
    funds = []
    met: set[int] = set()
    for line in plan.spend:
        row, lever = _own(printed.levers, line.lever, "lever", printed)
        points = min(line.points, lever.cap)
        funds.append(Fund(row, points, row in met, conditions.of(line)))
        met.add(row)
    return tuple(funds)


def _rests(plan: Plan, printed: Printed) -> tuple[Rest, ...]:
    """The plan's own levers by their first line, then the others as the rulebook lists them."""
    if not plan.spend_all:
        return ()
    names = dict.fromkeys([*(line.lever for line in plan.spend), *printed.levers])
    return tuple(Rest(row, lever.cap) for row, lever in (printed.levers[name] for name in names))


def _own(
    things: dict[str, tuple[int, Thing]], name: str, kind: str, printed: Printed
) -> tuple[int, Thing]:
    if name not in things:
        raise ContentError(
            f"the doctrine's plan for {printed.faction} names the {kind} {name}, which"
            f" {printed.faction} does not have; it has {', '.join(things)}"
        )
    return things[name]
