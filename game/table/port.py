"""What a client hears from a table, and the port it speaks through; what it says are commands."""

from collections.abc import Callable
from typing import Protocol

from game.core.command import Command
from game.core.conduct.words import Clock, Member, Post
from game.core.errors import Refusal
from game.core.observation import Observation, Receipt, Role
from game.core.phase import Phase
from game.world.vocabulary import Faction, Words


class Reply(Words):
    """What came of a command: nothing to say, or a refusal with its rule.

    ``receipt`` is what `LookBack` asks for: that of its quarter, or of the last one before in
    which something moved the figure; none if nothing did, or the seat may not read it.
    """

    refusal: Refusal | None = None
    receipt: Receipt | None = None

    @property
    def ok(self) -> bool:
        """Whether the command was carried out."""
        return self.refusal is None


class Person(Words):
    """Somebody in the room: ``devices`` they are at, and (own faction only) what they touch."""

    member: Member
    name: str
    role: Role
    post: Post = "member"
    devices: int = 0
    doors: tuple[str, ...] = ()
    touching: str = ""


class Invitation(Words):
    """How others come in: the page's address, the line for SSH, and codes by the role they open.

    A faction has its own code, the white cell all; watchers have them while they are shown.
    """

    page: str = ""
    ssh: str = ""
    codes: dict[Role, str] = {}
    shown: bool = False


class Glance(Words):
    """A table of the room as the white cell sees it from another: ``here`` of ``people``."""

    table: int
    quarter: str
    phase: Phase
    clock: Clock
    deciding: tuple[Faction, ...] = ()
    here: int = 0
    people: int = 0


class Company(Words):
    """The people around the table, as a role may see them; nobody where one plays alone.

    ``you`` is the member this port speaks for. ``reachable`` is off while the line to the host
    is broken; what is shown is then the last that came. ``glances`` has the white cell only.
    """

    you: Member = ""
    table: int = 1
    tables: int = 1
    people: tuple[Person, ...] = ()
    invitation: Invitation = Invitation()
    glances: tuple[Glance, ...] = ()
    reachable: bool = True


class Port(Protocol):
    """A seat's connection to its table: observations in, commands out."""

    @property
    def role(self) -> Role:
        """Whose eyes this port has."""

    def observe(self) -> Observation:
        """Return the newest observation for this role."""

    def company(self) -> Company:
        """Return who is around the table."""

    def now(self) -> float:
        """Return the table's time in seconds since 1970 (UTC); clocks count down against it."""

    async def say(self, command: Command) -> Reply:
        """Carry out a command, durably, before returning."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when observation or company change; returns how to stop listening."""
