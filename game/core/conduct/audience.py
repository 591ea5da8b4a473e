"""Whose view an event can change: so that a room need not look again with everybody's eyes."""

from game.core.conduct import events as conduct
from game.core.events import Event, OrdersDrafted, StandingOrdersSet
from game.core.observation import Role

_INSIDE = (
    OrdersDrafted,
    StandingOrdersSet,
    conduct.OrderSuggested,
    conduct.SuggestionClosed,
    conduct.DraftSigned,
)
"""What happens inside one faction."""
EVERYBODY: frozenset[Role] = frozenset(
    ("us", "allies", "china", "labs", "observer", "projector", "white")
)


def audience(event: Event) -> frozenset[Role]:
    """Return the roles whose observation may differ after `event`; all of them for most kinds."""
    if isinstance(event, _INSIDE):
        return frozenset((event.faction, "white"))
    if isinstance(event, conduct.MessageSent) and event.message.to:
        return frozenset((event.message.sender, *event.message.to, "white"))
    return EVERYBODY
