"""How orders are written from the screens: into the faction's draft, or beside it (G18.3).

What was changed in the draft can be undone and redone, until the phase ends.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from game.core.acts.adopt import Adopt
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.retract import Retract
from game.core.acts.suggest import Suggest
from game.core.command import Command
from game.core.observation import Observation, SuggestionView
from game.core.orders.vocabulary import Allocate, Order, Respond, SetStance
from game.table.port import Company
from game.tui.app.keyboard import moment

Kind = TypeVar("Kind", Allocate, SetStance, Respond)


class Holder(Protocol):
    """What drafting needs of the app that holds it."""

    observation: Observation

    def company(self) -> Company:
        """Who is around the table."""

    async def say(self, command: Command) -> bool:
        """Say it to the table; true when it was taken."""


@dataclass(frozen=True)
class DraftChange:
    """One order of the draft before and after; nothing where there was none."""

    key: str
    before: Order | None
    after: Order | None

    @property
    def reverse(self) -> "DraftChange":
        """The change that takes this one back."""
        return DraftChange(self.key, self.after, self.before)


DraftStep = tuple[DraftChange, ...]
"""What one key changed."""


class Drafting:
    """One for all screens of a board. While it is ``suggesting`` the draft stays as it is."""

    def __init__(self, host: Holder) -> None:
        self._host = host
        self._place: object = None
        self._done: list[DraftStep] = []
        self._undone: list[DraftStep] = []
        self.suggesting = False

    async def write(self, *orders: Order) -> bool:
        """Put orders into the draft, or lay them beside it; true when all were taken."""
        if not self.suggesting:
            return await self.draft(*orders)
        for order in orders:
            if not await self._host.say(Suggest(order=order)):
                return False
        return True

    async def draft(self, *orders: Order) -> bool:
        """Put orders into the draft, even while suggesting; true when all were taken."""
        return await self._do(
            DraftChange(order.key, self._stands(order.key), order) for order in orders
        )

    async def erase(self, *keys: str) -> bool:
        """Take orders out of the draft, or one's own suggestions back."""
        if not self.suggesting:
            return await self._do(DraftChange(key, self._stands(key), None) for key in keys)
        for key in keys:
            own = self.own(key)
            if own is None or not await self._host.say(Dismiss(by=own.by, key=key)):
                return False
        return True

    async def undo(self) -> int:
        """Take the last step back; returns how many orders it changed."""
        self._forget_other_phases()
        return await self._turn(self._done, self._undone)

    async def redo(self) -> int:
        """Take the last step that was taken back again."""
        self._forget_other_phases()
        return await self._turn(self._undone, self._done)

    async def _turn(self, source: list[DraftStep], target: list[DraftStep]) -> int:
        if not source:
            return 0
        turned = tuple(change.reverse for change in reversed(source.pop()))
        made = await self._make(c for c in turned if self._stands(c.key) == c.before)
        if made:
            target.append(made)
        return len(made)

    async def _do(self, changes: Iterable[DraftChange]) -> bool:
        """Make one step of changes; what was undone before is then gone."""
        self._forget_other_phases()
        wanted = tuple(changes)
        made = await self._make(wanted)
        if kept := tuple(c for c in made if c.after is None or c.after.kind != "react"):
            self._done.append(kept)
            self._undone.clear()
        return len(made) == len(wanted)

    async def _make(self, changes: Iterable[DraftChange]) -> DraftStep:
        """Make changes, one after the other, as long as none is refused; returns those made."""
        made: list[DraftChange] = []
        for change in changes:
            command = Draft(order=change.after) if change.after else Retract(key=change.key)
            if not await self._host.say(command):
                break
            made.append(change)
        return tuple(made)

    def _stands(self, key: str) -> Order | None:
        return next((o for o in self._host.observation.draft if o.key == key), None)

    def _forget_other_phases(self) -> None:
        seen = self._host.observation
        if (place := (seen.role, moment(seen))) != self._place:
            self._place = place
            self._done.clear()
            self._undone.clear()

    def own(self, key: str) -> SuggestionView | None:
        """One's own suggestion with this key."""
        you = self._host.company().you
        mine = (s for s in self._host.observation.suggestions if s.by == you)
        return next((one for one in mine if one.order.key == key), None)

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
