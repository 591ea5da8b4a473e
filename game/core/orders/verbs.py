"""Orders as they are typed: the verb of each kind, and an order in words that can be typed."""

from collections.abc import Callable
from typing import NamedTuple

from game.core.grammar import Typed, Unclear
from game.core.orders import allocate, estimate, play, respond, stance
from game.core.orders.vocabulary import Order


class OrderVerb(NamedTuple):
    """How a kind of order is written, and what reads it; no line where another one tells it."""

    line: str
    read: Callable[[Typed], Order]


ORDER_VERBS: dict[str, OrderVerb] = {
    "spend": OrderVerb("spend LEVER POINTS", allocate.typed),
    "stance": OrderVerb("stance STANCE LEVEL", stance.typed),
    "answer": OrderVerb("answer yield, hold or press (what you say to a crisis)", respond.typed),
    "play": OrderVerb("play CARD (or react CARD after the reveal)", play.typed),
    "react": OrderVerb("", play.typed),
    "estimate": OrderVerb("estimate FIGURE LOW CENTRAL HIGH", estimate.typed),
}
SYNONYMS = {"allocate": "spend", "respond": "answer", "say": "write"}
"""Other words for a verb. Records and files of orders say `allocate` where people say `spend`."""
_AMOUNTS = {"allocate": "points", "stance": "level", "respond": "answer"}


def read_order(typed: Typed, usage: str) -> Order:
    """Return the order a line stands for; `Unclear` with its usage if its verb is none."""
    if typed.verb not in ORDER_VERBS:
        raise Unclear(f"Say {usage}.")
    return ORDER_VERBS[typed.verb].read(typed)


def order_words(order: Order) -> str:
    """Return an order with its points or level, in words that can be typed."""
    return f"{key_words(order.key)} {getattr(order, _AMOUNTS.get(order.kind, ''), '')}".rstrip()


def key_words(key: str) -> str:
    """Return an order's key in words that can be typed: what `drop` takes back."""
    verb, _, rest = key.partition(" ")
    return f"{SYNONYMS.get(verb, verb)} {rest}".rstrip()
