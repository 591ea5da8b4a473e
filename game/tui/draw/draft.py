"""The draft as it stands, before it is sealed: its orders, who wrote and signed, what is left."""

from textual.content import Content

from game.core.observation import Observation
from game.core.orders.vocabulary import Order
from game.table.port import Company
from game.tui.draw.frame import Frame, fit, ink, spread, stack, wrap
from game.tui.draw.inks import BAD, GOOD, MUTED, TITLE
from game.tui.draw.orders import order_words
from game.tui.draw.player_text import PlayerText
from game.tui.draw.sharing import author, draw_signatures

AUTHOR = 10
"""The most cells for the name of who wrote an order."""


def draw_draft(observation: Observation, company: Company, frame: Frame) -> Content:
    """Every order of the draft, what is left, and what that means."""
    rank = {"allocate": 0, "stance": 1, "play": 2, "react": 2, "estimate": 3}
    orders = sorted(observation.draft, key=lambda order: rank[order.kind])
    lines = [_order(order, observation, company, frame) for order in orders]
    if not lines:
        lines = wrap(ink(("No orders yet.", MUTED)), frame.width)
    left = observation.budget - observation.spent
    capital = observation.capital - observation.capital_spent
    spare = (f"{left} point{'s' * (left != 1)} unspent", BAD if left else GOOD)
    lines += [
        Content(""),
        spread(ink(spare, (" of ", MUTED), (f"{observation.budget}", TITLE)),
               ink(("capital left ", MUTED), (f"{capital}", TITLE)), frame),
        *draw_signatures(observation, company, frame),
    ]  # fmt: skip
    return stack(lines)


def _order(order: Order, observation: Observation, company: Company, frame: Frame) -> Content:
    by = author(order.key, observation, company)
    if not by:
        return order_words(order, observation, frame)
    name = PlayerText(by).content(MUTED)
    name = fit(name, min(name.cell_length, AUTHOR), frame.glyphs)
    words = order_words(order, observation, frame.narrowed(frame.width - name.cell_length - 1))
    return ink(words, " ", name)
