"""L04: effects work on things that exist, of a kind they can work on, and do something."""

from collections.abc import Iterator
from typing import Any

from game.content.content_files import Content, ContentRow
from game.content.lint.known import KnownNames, names
from game.content.prescan import Way
from game.content.problem import Problem
from game.core.near_names import suggested

RULE = "L04"
LEGAL = {"add": ("stock", "figure"), "set": ("stock",), "cap": ("stock",), "scale": ("rate",)}
INSTEAD = {
    "rate": "rates are scaled (kind: scale)",
    "figure": "figures are worked out anew each quarter; use add, or a stock or rate behind it",
    "stock": "stocks are added to, set or capped; to scale, name a rate or a capacity",
}


def check(content: Content) -> Iterator[Problem]:
    """Yield effects that can't work as written."""
    known = names(content)
    for row in content.of("card", "world-event", "inject", "crisis"):
        gates: set[str] = set()
        for steps, effect in effects_of(row):
            if effect.kind == "chance":
                if effect.name in gates:
                    yield row.problem(
                        RULE, (*steps, "name"), "two chances of one name", "rename one"
                    )
                gates.add(effect.name)
                if not effect.then and not effect.otherwise:
                    yield row.problem(RULE, steps, "a chance with no effects", "write then:")
            else:
                yield from _effect(row, steps, effect, known)


def effects_of(row: ContentRow) -> Iterator[tuple[Way, Any]]:
    """Every effect of a card or crisis with its steps, those behind a chance too."""
    for steps, effect in _printed(row):
        yield steps, effect
        if effect.kind == "chance":
            for branch in ("then", "otherwise"):
                for place, inner in enumerate(getattr(effect, branch)):
                    yield (*steps, branch, place), inner


def _printed(row: ContentRow) -> Iterator[tuple[Way, Any]]:
    """The effects as they are printed: a crisis has some in every outcome."""
    if row.kind.schema != "crisis":
        yield from ((("effects", number), one) for number, one in enumerate(row.value.effects))
        return
    for place, outcome in enumerate(row.value.outcomes):
        for number, effect in enumerate(outcome.effects):
            yield ("outcomes", place, "effects", number), effect


def _effect(row: ContentRow, steps: Way, effect: Any, known: KnownNames) -> Iterator[Problem]:
    if effect.kind == "draw":
        return
    if effect.kind == "unlock":
        yield from _unlock(row, steps, effect, known)
        return
    target, at = effect.target, (*steps, "target")
    if target not in known.rows:
        way_out = suggested(target, known.rows)
        yield row.problem(RULE, at, f"there is no variable {target}", way_out)
    elif effect.kind == "reveal":
        yield from _reveal(row, steps, effect, known)
    elif effect.kind == "delay" or target.startswith(("capacity.", "stance.")):
        if not target.startswith("capacity.") or effect.kind not in ("delay", "scale"):
            why = f"{effect.kind} can't work on {target}"
            yield row.problem(
                RULE, at, why, "delay and scale take a capacity, such as capacity.us.energy"
            )
    else:
        variable = known.variables[target]
        if variable.kind not in LEGAL[effect.kind]:
            why = f"{effect.kind} can't work on the {variable.kind} {target}"
            yield row.problem(RULE, at, why, INSTEAD[variable.kind])
        yield from _amount(row, steps, effect, variable)


def _amount(row: ContentRow, steps: Way, effect: Any, variable: Any) -> Iterator[Problem]:
    if (effect.kind, getattr(effect, "by", None)) in (("add", 0.0), ("scale", 1.0)):
        yield row.problem(RULE, (*steps, "by"), "this changes nothing", "write another number")
    field = {"set": "to", "cap": "at"}.get(effect.kind)
    if field and not variable.low <= getattr(effect, field) <= variable.high:
        why = f"{getattr(effect, field):g} is outside {variable.low:g}–{variable.high:g}"
        yield row.problem(RULE, (*steps, field), f"{why} of {variable.name}", "stay inside")


def _reveal(row: ContentRow, steps: Way, effect: Any, known: KnownNames) -> Iterator[Problem]:
    variable = known.variables.get(effect.target)
    if variable is None:
        why, way_out = f"nobody estimates {effect.target}", "name a variable"
    elif variable.known.public or effect.to in variable.known.to:
        why, way_out = f"{effect.to} sees {variable.name} exactly already", "name a hidden variable"
    elif variable.known.error is None:
        why, way_out = f"{variable.name} is shown to no other faction", "name one with an error"
    else:
        return
    yield row.problem(RULE, (*steps, "target"), why, way_out)


def _unlock(row: ContentRow, steps: Way, effect: Any, known: KnownNames) -> Iterator[Problem]:
    at = (*steps, "card")
    card = known.cards.get(effect.card)
    if card is None:
        way_out = suggested(effect.card, known.cards)
        yield row.problem(RULE, at, f"there is no card {effect.card}", way_out)
    elif card.deck in ("world", "inject"):
        yield row.problem(RULE, at, f"{effect.card} goes to no hand", "name a faction's card")
