"""The draft as it stands, before it is sealed: its orders, who wrote and signed, what is left."""

from textual.content import Content

from game.core.counted import counted
from game.core.observation import Observation
from game.core.orders.vocabulary import Order
from game.table.port import Company
from game.tui.ink.frame import Frame, ink, right, spread, stack, wrap
from game.tui.ink.inks import BAD, GOOD, MUTED, TITLE
from game.tui.ink.orders import order_words
from game.tui.ink.player_text import PlayerText
from game.tui.ink.sharing import author, draw_signatures

AUTHOR = 10
"""The most cells for the name of who wrote an order beside it."""


def draw_draft(observation: Observation, company: Company, frame: Frame) -> Content:
    """Every order of the draft, what is left, and what that means."""
    rank = {"allocate": 0, "stance": 1, "play": 2, "react": 2, "estimate": 3}
    orders = sorted(observation.draft, key=lambda order: rank[order.kind])
    left = observation.budget - observation.spent
    capital = observation.capital - observation.capital_spent
    spare = (f"{counted(left, 'point')} unspent", BAD if left else GOOD)
    tail = [
        Content(""),
        spread(
            ink(spare, (" of ", MUTED), (f"{observation.budget}", TITLE)),
            ink(("capital left ", MUTED), (f"{capital}", TITLE)),
            frame,
        ),
        *draw_signatures(observation, company, frame),
    ]
    room = Frame(frame.width, frame.height - len(tail), frame.glyphs)
    drawn = [_order(order, observation, company, frame) for order in orders]
    return stack([*_as_fit(drawn, room), *tail])


def _as_fit(orders: list[list[Content]], frame: Frame) -> list[Content]:
    """The lines of as many orders as fit, and how many more there are."""
    if not orders:
        return wrap(ink(("No orders yet.", MUTED)), frame.width)
    lines = [line for order in orders for line in order]
    shown = len(orders)
    while len(lines) + (shown < len(orders)) > frame.height and shown:
        shown -= 1
        del lines[len(lines) - len(orders[shown]) :]
    more = len(orders) - shown
    return [*lines, ink((f"and {counted(more, 'more order')}", MUTED))] if more else lines


def _order(order: Order, observation: Observation, company: Company, frame: Frame) -> list[Content]:
    """An order, with who wrote it; a long name has a line of its own."""
    name = PlayerText(author(order.key, observation, company)).content(MUTED)
    if name.cell_length > AUTHOR:
        return [order_words(order, observation, frame), right(name, frame.width, frame.glyphs)]
    if not name:
        return [order_words(order, observation, frame)]
    words = order_words(order, observation, frame.narrowed(frame.width - name.cell_length - 1))
    return [ink(words, " ", name)]
