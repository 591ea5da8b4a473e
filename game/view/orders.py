"""The draft as it stands, and what is left to spend."""

from game.core.observation import Observation
from game.core.orders.verbs import order_words
from game.core.orders.vocabulary import Order
from game.core.plurals import counted
from game.view.cells import Amount, Page, PageRow, Phrase, Points, note
from game.view.lookup import figures_by_name
from game.view.numbers import percent

RANK = {"respond": 0, "allocate": 0, "stance": 1, "play": 2, "react": 2, "estimate": 3}


def orders(seen: Observation) -> Page:
    """The orders as they stand, each with the words that take it back."""
    rows = tuple(order(one, seen) for one in seen.draft)
    return Page("orders", rows or (note("No orders yet."),))


def by_kind(seen: Observation) -> Page:
    """The orders: points first, then dials, cards and estimates."""
    drafted = sorted(seen.draft, key=lambda one: RANK[one.kind])
    return Page("orders", tuple(order(one, seen) for one in drafted) or (note("No orders yet."),))


def order(one: Order, seen: Observation) -> PageRow:
    """One order as it will be sealed."""
    count, kind, title, detail = _order(one, seen)
    return PageRow(
        one.key,
        (Phrase(count, "key"), Phrase(kind, "muted"), Phrase(title), *detail),
        told=(f"- {order_words(one)}",),
        verbs=(f"drop {order_words(one)}",) if seen.options.may_order else (),
    )


def _order(one: Order, seen: Observation) -> tuple[str, str, str, tuple[Phrase | Amount, ...]]:
    if one.kind == "allocate":
        lever = next((view for view in seen.levers if view.name == one.lever), None)
        grows = (
            (Phrase(f"{percent(lever.capacity)}→{percent(lever.after)}", "muted"),) if lever else ()
        )
        return str(one.points), "pt", lever.title if lever else one.lever, grows
    if one.kind == "stance":
        stance = next((view for view in seen.stances if view.name == one.stance), None)
        level = (Phrase(stance.levels[one.level], "muted"),) if stance else ()
        return "", "dial", stance.title if stance else one.stance, level
    if one.kind == "estimate":
        figure = figures_by_name(seen).get(one.figure)
        unit, decimals = (figure.unit, figure.decimals) if figure else ("points", 1)
        guess = Amount(one.central, unit, decimals, (one.low, one.high), "muted")
        return "", "guess", figure.title if figure else one.figure, (guess,)
    if one.kind == "respond":
        title = seen.crisis.title if seen.crisis else one.crisis
        return "", "says", title, (Phrase(one.answer, "muted"),)
    card = next((view for view in seen.hand if view.id == one.card), None)
    return "", "card", card.title if card else one.card, ()


def purse(seen: Observation) -> Page:
    """What can still be spent."""
    left, capital = seen.budget - seen.spent, seen.capital - seen.capital_spent
    told = (
        f"Budget {counted(seen.budget, 'point')}, {left} left. Political capital {seen.capital},"
        f" {capital} left."
    )
    cells = (
        Phrase("points", "muted"),
        Points(left, seen.budget),
        Phrase("capital", "muted"),
        Amount(capital, "points", 0),
    )
    return Page("purse", (PageRow("purse", cells, told=(told,), kind="note"),))
