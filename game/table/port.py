"""What a client may say to a table and hear from it. Every door is on the other side of this."""

from collections.abc import Callable
from typing import Annotated, Literal, Protocol

from pydantic import Field, TypeAdapter

from game.core.deals import Proposal
from game.core.errors import Refusal
from game.core.observation import Observation, Role
from game.core.orders.vocabulary import Order
from game.world.vocabulary import Words


class Draft(Words):
    """Put an order into the draft; it replaces the order with the same key."""

    say: Literal["draft"] = "draft"
    order: Order


class Retract(Words):
    """Take the order with this key out of the draft."""

    say: Literal["retract"] = "retract"
    key: str


class Commit(Words):
    """Seal the draft for this quarter."""

    say: Literal["commit"] = "commit"


class Reopen(Words):
    """Unseal the draft while others are still deciding."""

    say: Literal["reopen"] = "reopen"


class Ready(Words):
    """Done with the present phase (briefing, negotiation, consequences, debrief)."""

    say: Literal["ready"] = "ready"


class Propose(Words):
    """Offer a deal to another faction."""

    say: Literal["propose"] = "propose"
    proposal: Proposal


class Answer(Words):
    """Accept or refuse a deal that was offered to this seat."""

    say: Literal["answer"] = "answer"
    deal: str
    accept: bool


class Withdraw(Words):
    """Take back an offer nobody has answered."""

    say: Literal["withdraw"] = "withdraw"
    deal: str


class Standing(Words):
    """Make the present draft the standing orders: what applies when no orders come."""

    say: Literal["standing"] = "standing"


Command = Annotated[
    Draft | Retract | Commit | Reopen | Ready | Propose | Answer | Withdraw | Standing,
    Field(discriminator="say"),
]
COMMAND: TypeAdapter[Command] = TypeAdapter(Command)


class Reply(Words):
    """What came of a command: nothing to say, or a refusal with its rule."""

    refusal: Refusal | None = None

    @property
    def ok(self) -> bool:
        """Whether the command was carried out."""
        return self.refusal is None


class Port(Protocol):
    """A seat's connection to its table: observations in, commands out."""

    @property
    def role(self) -> Role:
        """Whose eyes this port has."""

    def observe(self) -> Observation:
        """Return the newest observation for this role."""

    async def say(self, command: Command) -> Reply:
        """Carry out a command, durably, before returning."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` whenever the observation changes; returns how to stop listening."""
