"""The white cell in the line mode: its pages, and what its verbs mean."""

from collections.abc import Callable

from game.core.acts.bring import Bring
from game.core.acts.undo import goes_and_stays
from game.core.counted import counted
from game.core.grammar import Unclear
from game.core.observation import Cell, Desk, Observation
from game.core.orders.verbs import order_words
from game.lines.pages import inset, wrap

Page = tuple[str, Callable[[Observation], list[str]]]
"""What a page is about, and its lines."""
MINUTE = 60.0


def cell(seen: Observation) -> list[str]:
    """Return how the table stands: who is done, what may be done about it."""
    view = _cell(seen)
    left = sum(not inject.delivered for inject in view.injects)
    lines = [_first(seen, desk) for desk in view.desks]
    lines += wrap(
        f"{counted(left, 'inject')} may still be brought in;"
        f" {counted(len(view.rulings), 'figure')} may be ruled on."
    )
    back = f"You may go back a phase. {goes_and_stays(seen.phase)}"
    lines += wrap(back if view.may_undo else "There is no phase to go back to.")
    return lines


def desks(seen: Observation) -> list[str]:
    """Return every faction's desk: its orders as they stand, its standing orders, its deals."""
    lines = []
    for desk in _cell(seen).desks:
        lines.append(_first(seen, desk))
        lines += [f"   {order_words(order)}" for order in desk.draft]
        if desk.standing:
            lines += inset("Standing orders: " + "; ".join(map(order_words, desk.standing)))
        for deal in desk.deals:
            lines += inset(f"{deal.deal.id} ({deal.deal.state}): {deal.sentence}")
    return lines


def injects(seen: Observation) -> list[str]:
    """Return the injects by number, with those that have been brought in or have another time."""
    lines = []
    for place, inject in enumerate(_cell(seen).injects, 1):
        done = " (brought in)" if inject.delivered else ""
        told = " ".join(filter(None, (inject.text, inject.untimely)))
        lines += wrap(f"{place}. {inject.title}{done}: {told}", "   ")
    return lines or ["There are no injects in these rules."]


CELL_PAGES: dict[str, Page] = {
    "cell": ("how the table stands", cell),
    "desks": ("every faction's orders and deals", desks),
    "injects": ("what you may bring in", injects),
}


def brought(seen: Observation, command: Bring) -> list[str]:
    """Return which inject was brought in, as only its number may have been typed."""
    inject = next(i for i in _cell(seen).injects if i.id == command.inject)
    return wrap(f"{inject.title} was brought in. {inject.untimely}".rstrip())


def _cell(seen: Observation) -> Cell:
    if seen.cell is None:
        raise Unclear("Only the white cell has this page.")
    return seen.cell


def _first(seen: Observation, desk: Desk) -> str:
    seat = next(seat for seat in seen.seats if seat.faction == desk.faction)
    who = {"person": "people", "bot": f"bot {desk.bot}"}.get(desk.player, "nobody")
    state = "sealed" if desk.sealed else "ready" if seat.ready else "deciding"
    return f"{seat.name} ({who}): {state}, {counted(len(desk.draft), 'order')}"
