"""A port that remembers what it was told and moves its observation like a very small table."""

from collections.abc import Callable

from game.core.acts.adopt import Adopt
from game.core.acts.commit import Commit
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.look_back import LookBack
from game.core.acts.ready import Ready
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.suggest import Suggest
from game.core.acts.touch import Touch
from game.core.command import Command
from game.core.errors import Refusal
from game.core.observation import Observation, Receipt, Role, SuggestionView
from game.core.orders.vocabulary import Allocate, Order
from game.table.port import Company, Reply


def with_order(seen: Observation, order: Order) -> Observation:
    """The observation after an order has gone into the draft."""
    draft = (*(o for o in seen.draft if o.key != order.key), order)
    return redone(seen, draft)


def without_order(seen: Observation, key: str) -> Observation:
    """The observation after an order has been taken out."""
    return redone(seen, tuple(o for o in seen.draft if o.key != key))


def redone(seen: Observation, draft: tuple[Order, ...]) -> Observation:
    points = {o.lever: o.points for o in draft if isinstance(o, Allocate)}
    levels = {o.stance: o.level for o in draft if o.kind == "stance"}
    played = {o.card for o in draft if o.kind in ("play", "react")}
    levers = tuple(v.model_copy(update={"points": points.get(v.name, 0)}) for v in seen.levers)
    stances = tuple(
        v.model_copy(update={"ordered": levels.get(v.name, v.level)}) for v in seen.stances
    )
    hand = tuple(c.model_copy(update={"ordered": c.id in played}) for c in seen.hand)
    spent = sum(points.values()) + sum(c.cost for c in hand if c.ordered)
    return seen.model_copy(
        update={"draft": draft, "levers": levers, "stances": stances, "hand": hand, "spent": spent}
    )


class FakePort:
    """Everything said is in ``said``; ``refusal`` is what the next command meets.

    ``past`` holds the receipts that may be looked back on, by variable and quarter.

    A commit or a ready shows the next of ``then``, if any is left.
    """

    def __init__(self, shown: Observation, *then: Observation) -> None:
        self.shown = shown
        self.then = list(then)
        self.said: list[Command] = []
        self.past: dict[tuple[str, str], Receipt] = {}
        self.refusal: Refusal | None = None
        self.listeners: list[Callable[[], None]] = []
        self.people = Company()
        self.time = 0.0

    @property
    def orders_said(self) -> list[Command]:
        """All that was said but where the cursor stands."""
        return [command for command in self.said if not isinstance(command, Touch)]

    @property
    def role(self) -> Role:
        return self.shown.role

    def observe(self) -> Observation:
        return self.shown

    def company(self) -> Company:
        return self.people

    def now(self) -> float:
        return self.time

    async def say(self, command: Command) -> Reply:
        if isinstance(command, LookBack):
            return Reply(receipt=self.past.get((command.variable, command.quarter)))
        self.said.append(command)
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            return Reply(refusal=refusal)
        if isinstance(command, Draft):
            self.shown = with_order(self.shown, command.order)
        elif isinstance(command, Retract):
            self.shown = without_order(self.shown, command.key)
        elif isinstance(command, Suggest | Adopt | Dismiss):
            self._share(command)
        elif isinstance(command, Commit | Ready):
            self._go_on(committed=isinstance(command, Commit))
        elif isinstance(command, Reopen):
            self.shown = self.shown.model_copy(update={"committed": False})
        return Reply()

    def _share(self, command: Suggest | Adopt | Dismiss) -> None:
        """Lay a suggestion beside the draft, or close one."""
        you = self.people.you
        by, key = (
            (you, command.order.key) if isinstance(command, Suggest) else (command.by, command.key)
        )
        found = {(one.by, one.order.key): one for one in self.shown.suggestions}
        closed = found.pop((by, key), None)
        if isinstance(command, Suggest):
            found[by, key] = SuggestionView(by=by, order=command.order)
        elif isinstance(command, Adopt) and closed is not None:
            self.shown = with_order(self.shown, closed.order)
        self.shown = self.shown.model_copy(update={"suggestions": tuple(found.values())})

    def _go_on(self, *, committed: bool) -> None:
        if self.then:
            self.shown = self.then.pop(0)
            return
        options = self.shown.options.model_copy(update={"may_ready": False, "may_commit": False})
        changes = {"options": options, "committed": committed}
        self.shown = self.shown.model_copy(update=changes)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def change(self, shown: Observation) -> None:
        """Let the table move by itself."""
        self.shown = shown
        for listener in self.listeners:
            listener()
