"""What a client may say to a table and hear from it. Every door is on the other side of this."""

from collections.abc import Callable
from typing import Annotated, Literal, Protocol

from pydantic import Field, TypeAdapter

from game.core.conduct.words import Cause, Clock, Member, Party, Post, Text
from game.core.deals import Proposal
from game.core.errors import Refusal
from game.core.observation import Observation, Receipt, Role
from game.core.orders.vocabulary import Order
from game.core.phase import Phase
from game.core.settings import Player
from game.world.vocabulary import CardId, Faction, Name, QuarterWords, Words


class Draft(Words):
    """Put an order into the draft; it replaces the order with the same key."""

    say: Literal["draft"] = "draft"
    order: Order


class Retract(Words):
    """Take the order with this key out of the draft."""

    say: Literal["retract"] = "retract"
    key: str


class Redraft(Words):
    """Put these orders in place of the whole draft, all or none, and perhaps seal them at once."""

    say: Literal["redraft"] = "redraft"
    orders: Annotated[tuple[Order, ...], Field(max_length=60)]
    seal: bool = False


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


class Send(Words):
    """Write press: ``to`` some parties (one's own faction is inside press), or to all if empty."""

    say: Literal["send"] = "send"
    to: tuple[Party, ...] = ()
    text: Text


class Suggest(Words):
    """Lay an order beside the draft, for the others of the faction to take up."""

    say: Literal["suggest"] = "suggest"
    order: Order


class Adopt(Words):
    """Take a member's suggestion into the draft."""

    say: Literal["adopt"] = "adopt"
    by: Member
    key: str


class Dismiss(Words):
    """Drop a suggestion."""

    say: Literal["dismiss"] = "dismiss"
    by: Member
    key: str


class Sign(Words):
    """Sign the draft as it stands."""

    say: Literal["sign"] = "sign"


class Pause(Words):
    """White cell: stop the clock."""

    say: Literal["pause"] = "pause"
    reason: Cause


class Continue(Words):
    """White cell: let the clock run (also: begin the match when it waits for people)."""

    say: Literal["continue"] = "continue"
    reason: Cause = ""


class Extend(Words):
    """White cell: give the phase more seconds (or fewer, when negative)."""

    say: Literal["extend"] = "extend"
    seconds: float = Field(ge=-86400, le=30 * 86400)
    reason: Cause


class Advance(Words):
    """White cell: end the phase now for everybody."""

    say: Literal["advance"] = "advance"
    reason: Cause


class Undo(Words):
    """White cell: go back to the phase before."""

    say: Literal["undo"] = "undo"
    reason: Cause


class Bring(Words):
    """White cell: bring an inject in for the coming quarter."""

    say: Literal["bring"] = "bring"
    inject: CardId


class Rule(Words):
    """White cell: rule that a figure moves by ``amount`` when the quarter is resolved."""

    say: Literal["rule"] = "rule"
    variable: Name
    amount: float
    reason: Cause


class Appoint(Words):
    """White cell: let a bot, people or nobody play a faction."""

    say: Literal["appoint"] = "appoint"
    faction: Faction
    player: Player
    bot: str = ""
    reason: Cause


class Touch(Words):
    """Show the others of the faction which order one is at (nothing is kept of it)."""

    say: Literal["touch"] = "touch"
    key: str = Field(default="", max_length=80)


class Reseat(Words):
    """White cell, or a lead in their own faction: give a member another post or faction."""

    say: Literal["reseat"] = "reseat"
    member: Member
    faction: Faction
    post: Post


class Remove(Words):
    """White cell: take a member off the table; their devices are let go."""

    say: Literal["remove"] = "remove"
    member: Member


class Visit(Words):
    """White cell: go to another table of the room."""

    say: Literal["visit"] = "visit"
    table: int = Field(ge=1, le=999)


class ShowCodes(Words):
    """White cell: let the wall show the codes too, or no longer."""

    say: Literal["show_codes"] = "show_codes"
    shown: bool


class LookBack(Words):
    """Ask why a figure stood where it did by the end of a quarter."""

    say: Literal["look_back"] = "look_back"
    variable: Name
    quarter: QuarterWords


Seated = (
    Draft | Retract | Redraft | Commit | Reopen | Ready | Propose | Answer | Withdraw | Standing
)
Together = Send | Suggest | Adopt | Dismiss | Sign
Cell = Pause | Continue | Extend | Advance | Undo | Bring | Rule | Appoint
Roomwide = Touch | Reseat | Remove | Visit | ShowCodes
"""What the room does itself; a table alone refuses it."""

Command = Annotated[Seated | Together | Cell | Roomwide | LookBack, Field(discriminator="say")]
COMMAND: TypeAdapter[Command] = TypeAdapter(Command)


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
