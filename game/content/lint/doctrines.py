"""L17: a doctrine only orders what its faction has, and only asks what its faction sees."""

from collections.abc import Iterator
from typing import Any

from game.content.content_files import Content, ContentRow
from game.content.lint.conditions import conditions_of
from game.content.lint.known import KnownNames, names
from game.content.prescan import Way
from game.content.problem import Problem, choice

RULE = "L17"


def check(content: Content) -> Iterator[Problem]:
    """Yield lines of doctrines that could never be carried out."""
    known = names(content)
    for row in content.of("doctrine"):
        for faction, plan in row.value.plans.items():
            at: Way = ("plans", faction)
            yield from _own(row, (*at, "spend"), "lever", faction, plan.spend, known.levers)
            yield from _own(row, (*at, "dials"), "stance", faction, plan.dials, known.stances)
            yield from _cards(row, (*at, "cards"), faction, plan.cards, known)
            yield from _offers(row, (*at, "offers"), faction, plan.offers, known)
        yield from _unseen(row, known)


def _own(
    row: ContentRow, at: Way, word: str, faction: str, lines: list[Any], known: dict[str, Any]
) -> Iterator[Problem]:
    own = [name for name, value in known.items() if value.faction == faction]
    for number, line in enumerate(lines):
        name = getattr(line, word)
        if name not in own:
            why = f"{faction} has no {word} {name}"
            yield row.problem(RULE, (*at, number, word), why, choice(name, own))
        elif word == "lever" and line.points > known[name].cap:
            why = f"{name} takes at most {known[name].cap} points"
            yield row.problem(RULE, (*at, number, "points"), why, "write fewer")


def _cards(
    row: ContentRow, at: Way, faction: str, lines: list[Any], known: KnownNames
) -> Iterator[Problem]:
    own = [name for name, card in known.cards.items() if card.deck == faction]
    for number, line in enumerate(lines):
        if line.card not in own:
            why = f"{faction} has no card {line.card}"
            yield row.problem(RULE, (*at, number, "card"), why, choice(line.card, own))


def _offers(
    row: ContentRow, at: Way, faction: str, lines: list[Any], known: KnownNames
) -> Iterator[Problem]:
    for number, offer in enumerate(lines):
        if offer.partner == faction:
            why = f"{faction} can't make a deal with itself"
            yield row.problem(RULE, (*at, number, "partner"), why, "name another faction")
        for field, owner in (("mine", faction), ("theirs", offer.partner)):
            name = getattr(offer, field)
            own = [pledge for pledge, value in known.pledges.items() if value.faction == owner]
            if name is not None and name not in own:
                why = f"{owner} has no pledge {name}"
                yield row.problem(RULE, (*at, number, field), why, choice(name, own))


def _unseen(row: ContentRow, known: KnownNames) -> Iterator[Problem]:
    for steps, condition in conditions_of(row):
        faction, name = steps[1], condition.variable
        variable = known.variables.get(name)
        hidden = variable is not None and not (
            variable.known.public
            or faction in variable.known.to
            or variable.known.error is not None
        )
        lever = known.levers.get(str(name).removeprefix("capacity."))
        if hidden or (lever is not None and lever.faction != faction):
            why = f"{faction} knows nothing of {name}"
            yield row.problem(RULE, (*steps, "variable"), why, "ask for something it sees")
