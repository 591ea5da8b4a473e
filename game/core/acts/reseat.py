"""Who sits where: a place taken, or another post or faction given (G18.1)."""

from typing import ClassVar, Literal

from game.core.command import Roomwide, Sayer
from game.core.conduct.words import Member, Post, Seated
from game.core.event import Event
from game.core.match import Match, changed
from game.world.vocabulary import Faction


class MemberSeated(Event):
    """Somebody took a place in a faction, or was given another post or faction."""

    event: Literal["member_seated"] = "member_seated"
    member: Member
    faction: Faction
    post: Post

    def fold(self, match: Match) -> Match:
        """Seat them there and nowhere else."""
        others = tuple(one for one in match.members if one.member != self.member)
        seated = Seated(member=self.member, faction=self.faction, post=self.post)
        return changed(match, members=(*others, seated))


class Reseat(Roomwide):
    """White cell, or a lead in their own faction: give a member another post or faction."""

    say: Literal["reseat"] = "reseat"
    member: Member
    faction: Faction
    post: Post

    sayers: ClassVar[tuple[Sayer, ...]] = ("faction", "white")
