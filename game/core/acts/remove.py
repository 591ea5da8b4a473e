"""Taking a member off the table for good (G18.1)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Roomwide, Sayer
from game.core.conduct.words import Member
from game.core.event import Event
from game.core.grammar import Typed, person
from game.core.match import Match, changed


class MemberLeft(Event):
    """A member was taken off the table for good (a lost connection is no event)."""

    event: Literal["member_left"] = "member_left"
    member: Member

    def fold(self, match: Match) -> Match:
        """Leave their place empty."""
        kept = tuple(one for one in match.members if one.member != self.member)
        return changed(match, members=kept)


class Remove(Roomwide):
    """White cell: take a member off the table; their devices are let go."""

    say: Literal["remove"] = "remove"
    member: Member

    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
    verbs: ClassVar[Mapping[str, str]] = {"remove": "remove NAME: take somebody off the table"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read who."""
        return cls(member=person(line.people, line.words).member)
