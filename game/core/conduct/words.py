"""The words a table is run with: posts, readers of press, the states of a clock."""

from typing import Annotated, Literal

from pydantic import Field

from game.core.orders.vocabulary import Order
from game.world.vocabulary import Faction, Words

Post = Literal["lead", "treasurer", "intelligence", "negotiator", "member"]
POSTS: tuple[Post, ...] = ("lead", "treasurer", "intelligence", "negotiator", "member")
"""What a member of a faction looks after (G18.1)."""

Member = Annotated[str, Field(pattern=r"^([a-z]+-\d{1,4})?$")]
"""Who did something: a pseudonym such as ``us-2``; empty where one person is the faction."""

Party = Literal["us", "allies", "china", "labs", "white"]
"""Who writes and reads press: a faction, or the white cell."""

PressMode = Literal["open", "public", "gunboat"]
"""Press to anyone, to all at once only, or inside factions and to the white cell only (G19.3)."""

ClockAct = Literal["wait", "begin", "grace", "pause", "continue", "extend", "return"]
"""``return``: the host was away and came back."""
ClockState = Literal["off", "waiting", "running", "grace", "paused"]

LONGEST = 500
"""Characters of a message."""
Text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
LONGEST_REASON = 200
"""Characters of a reason."""
ClockCause = Annotated[str, Field(max_length=LONGEST_REASON)]
"""Why the host did something; on the record."""


class Clock(Words):
    """A table's clock. ``left`` are seconds while it stands; ``ends`` is when a running one ends.

    ``ends`` is a time in UTC as ISO 8601; a client counts down against the server's own time.
    ``grace`` says that what is left is the grace period, also while the clock stands.
    """

    state: ClockState = "off"
    left: float = 0.0
    ends: str = ""
    grace: bool = False


class Message(Words):
    """A piece of press: from whom, to whom (``to`` empty: everybody), when."""

    sender: Party
    by: Member = ""
    to: tuple[Party, ...] = ()
    text: Text
    quarter: str
    phase: str


class Seated(Words):
    """A member at the table."""

    member: Member
    faction: Faction
    post: Post


class Suggestion(Words):
    """An order that a member laid beside the draft of a faction."""

    faction: Faction
    by: Member
    order: Order
