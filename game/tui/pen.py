"""How orders are written from the screens: into the faction's draft, or beside it (G18.3)."""

from typing import TypeVar

from game.core.acts.adopt import Adopt
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.retract import Retract
from game.core.acts.suggest import Suggest
from game.core.observation import SuggestionView
from game.core.orders.vocabulary import Allocate, Order, SetStance
from game.tui.host import Host

Kind = TypeVar("Kind", Allocate, SetStance)


class Pen:
    """One for all screens of a board. While it is ``suggesting`` the draft stays as it is."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.suggesting = False

    async def write(self, order: Order) -> bool:
        """Put an order into the draft, or lay it beside; true when it was taken."""
        return await self._host.say(Suggest(order=order) if self.suggesting else Draft(order=order))

    async def erase(self, key: str) -> bool:
        """Take an order out of the draft, or one's own suggestion back."""
        if not self.suggesting:
            return await self._host.say(Retract(key=key))
        own = self.own(key)
        return own is not None and await self._host.say(Dismiss(by=own.by, key=key))

    def own(self, key: str) -> SuggestionView | None:
        """One's own suggestion with this key."""
        you = self._host.company().you
        return next(
            (
                one
                for one in self._host.observation.suggestions
                if one.by == you and one.order.key == key
            ),
            None,
        )

    def stands(self, order: Kind) -> Kind:
        """What a key changes from: one's own suggestion while suggesting, else the draft's."""
        own = self.own(order.key) if self.suggesting else None
        return own.order if own is not None and isinstance(own.order, type(order)) else order

    async def take_up(self, one: SuggestionView) -> bool:
        """Take a suggestion into the draft."""
        return await self._host.say(Adopt(by=one.by, key=one.order.key))

    async def drop(self, one: SuggestionView) -> bool:
        """Drop a suggestion."""
        return await self._host.say(Dismiss(by=one.by, key=one.order.key))
