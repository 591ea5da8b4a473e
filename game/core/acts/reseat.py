"""Who sits where: a place taken, or another post or faction given (G18.1)."""

from typing import ClassVar, Literal

from game.core.command import Roomwide, Sayer
from game.core.conduct.words import Member, Post, Seated
from game.core.event import Event
from game.core.match import Match, changed
from game.core.observation import Role
from game.world.vocabulary import FACTIONS, Faction


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


def may_reseat(role: Role, post: Post, faction: str) -> bool:
    """Whether a role gives posts in a faction: the white cell in all, a lead in its own (G18.1)."""
    return faction in FACTIONS and (role == "white" or (post == "lead" and role == faction))


class Reseat(Roomwide):
    """White cell, or a lead in their own faction: give a member another post or faction."""

    say: Literal["reseat"] = "reseat"
    member: Member
    faction: Faction
    post: Post

    sayers: ClassVar[tuple[Sayer, ...]] = ("faction", "white")
