"""Who sits where: a place taken, or another post or faction given (G18.1)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from game.core.command import Command, Roomwide, Sayer
from game.core.conduct.words import POSTS, Member, Post, Seated
from game.core.event import Event
from game.core.grammar import Typed, Unclear, person
from game.core.match import Match, changed
from game.core.observation import Observation, Role
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
    verbs: ClassVar[Mapping[str, str]] = {
        "post": "post NAME POST FACTION: give somebody another post, or a place in another faction"
    }

    @classmethod
    def usage(cls, seen: Observation, post: Post | None) -> Sequence[str]:
        """Return the line for the white cell, or for a lead."""
        if seen.cell is None and post == "lead":
            return [f"post NAME POST: give a member another post ({', '.join(POSTS)})"]
        return super().usage(seen, post)

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read who, which post, and perhaps in which faction."""
        words = line.words
        faction = words[-1] if words and words[-1] in FACTIONS else ""
        rest = words[:-1] if faction else words
        post = next((one for one in POSTS if len(rest) > 1 and one == rest[-1]), None)
        usage = cls.verbs["post"]
        if post is None:
            raise Unclear(f"Say {usage}. Posts: {', '.join(POSTS)}.")
        one = person(line.people, rest[:-1])
        place = next((f for f in FACTIONS if f == (faction or one.role)), None)
        if place is None:
            raise Unclear(f"{one.name} only watches; say the faction too: {usage}.")
        return cls(member=one.member, faction=place, post=post)
