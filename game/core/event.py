"""What can happen: facts in the past tense, as they are kept in the save.

Each kind is a class of its own in `acts`, which says how it is folded into the match, what all
are told of it, whose view it can change, and whether anybody could have done it.
"""

from abc import abstractmethod
from typing import ClassVar, Literal

from game.core.conduct.members import may_speak
from game.core.conduct.words import Member
from game.core.errors import Refusal
from game.core.match import Match
from game.core.observation import Role
from game.world.vocabulary import Faction, Words

EVERYBODY: frozenset[Role] = frozenset(
    ("us", "allies", "china", "labs", "observer", "projector", "white")
)
Notice = tuple[str, str]
"""A title and a text."""


class Event(Words):
    """Something that happened to a match. It looks things up in itself and never resolves."""

    event: str
    told_as: ClassVar[Literal["notice", "ruling"]] = "notice"

    @abstractmethod
    def fold(self, match: Match) -> Match:
        """Return the match after this."""

    def notice(self, match: Match) -> Notice | None:
        """Return what all are told of this, which has just happened in `match`; most are not."""
        return None

    def audience(self) -> frozenset[Role]:
        """Return the roles whose observation may differ after this."""
        return EVERYBODY

    @property
    def by_itself(self) -> bool:
        """Whether the table makes this of itself, whoever plays."""
        return False

    def doer(self, match: Match) -> "tuple[Faction, Member] | None":
        """Return the faction and member that did this, where a faction's people do it."""
        return None

    def again(self, match: Match) -> "Refusal | tuple[Event, ...]":
        """Do this again in `match`, by the same rules: what happens, or why it could not."""
        return (self,)


class TableEvent(Event):
    """What the table makes of itself; a record is held to it by making it again."""

    @property
    def by_itself(self) -> bool:
        """Always."""
        return True


class SeatEvent(Event):
    """What the people of a faction do."""

    faction: Faction
    by: Member = ""

    def doer(self, match: Match) -> tuple[Faction, Member] | None:
        """Return the faction and member that are written in it."""
        return self.faction, self.by


class InsideEvent(SeatEvent):
    """What happens inside one faction; the others see nothing of it."""

    def audience(self) -> frozenset[Role]:
        """Return the faction and the white cell."""
        return frozenset((self.faction, "white"))


def refused(match: Match, event: Event) -> str | None:
    """Return why nobody could have done this in `match`, if nobody could."""
    if not _known(match, event):
        return "who is said to have done it had no seat there"
    try:
        outcome = event.again(match)
    except ValueError:
        return "it is nothing that can be said"
    if isinstance(outcome, Refusal):
        return outcome.message
    return None if outcome == (event,) else "what was done would be written down in other words"


def _known(match: Match, event: Event) -> bool:
    """Whether the member an event names had a seat in its faction, or a suggestion left there."""
    doer = event.doer(match)
    if doer is None:
        return True
    left = any((one.faction, one.by) == doer for one in match.suggestions)
    return left or may_speak(match, *doer)
