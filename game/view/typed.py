"""Orders as they are typed in the line mode, and verbs that mean the same."""

from game.core.orders.vocabulary import Order

SYNONYMS = {"allocate": "spend", "say": "write"}
"""Other words for a verb. Records and files of orders say `allocate` where people say `spend`."""
_AMOUNTS = {"allocate": "points", "stance": "level"}


def order_words(order: Order) -> str:
    """Return an order with its points or level, in words that can be typed."""
    return f"{key_words(order.key)} {getattr(order, _AMOUNTS.get(order.kind, ''), '')}".rstrip()


def key_words(key: str) -> str:
    """Return an order's key in words that can be typed: what `drop` takes back."""
    verb, _, rest = key.partition(" ")
    return f"{SYNONYMS.get(verb, verb)} {rest}"
