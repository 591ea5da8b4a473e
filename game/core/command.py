"""What can be said at a table: who may say it and when, and what comes of it.

Each thing that can be said is a class of its own in `acts`, its fields what goes over the wire.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from game.core.conduct.members import may_speak
from game.core.conduct.steering import STEERED
from game.core.conduct.words import Member, Party, Post
from game.core.errors import Refusal
from game.core.event import Event
from game.core.grammar import Typed
from game.core.match import Match
from game.core.observation import Observation, Role
from game.core.phase import PHASES, Phase
from game.world.vocabulary import FACTIONS, Faction, Words

Outcome = Refusal | tuple[Event, ...]
Sayer = Literal["faction", "white", "watcher"]
Circle = Literal["own", "shared", "cell", "room", "record"]
"""What a command is about: one's own orders and deals, what members share, the white cell's
steering, the room, or the record."""


@dataclass(frozen=True)
class Speaker:
    """Who says something: a party, and which of its members (empty where one person is all)."""

    party: Party
    by: Member = ""

    @property
    def faction(self) -> Faction:
        """The faction that speaks; asked only of what the white cell never says."""
        if self.party == "white":
            raise ValueError("the white cell is no faction")
        return self.party


WHITE = Speaker("white")


class Command(Words):
    """Something to be said. ``sayers`` may say it in ``phases``; the rest `may` knows.

    ``verbs`` are what people type for it, each with its line of help (none where the line of
    another verb tells it). ``onward`` is what ends one's part in a phase, and means no later one.
    """

    say: str
    circle: ClassVar[Circle] = "own"
    verbs: ClassVar[Mapping[str, str]] = {}
    onward: ClassVar[bool] = False
    sayers: ClassVar[tuple[Sayer, ...]] = ("faction",)
    phases: ClassVar[tuple[Phase, ...]] = (*PHASES, "over")

    @classmethod
    def typed(cls, line: Typed) -> "Command":
        """Return the command that a line with one of the verbs stands for, or raise `Unclear`."""
        raise NotImplementedError(f"nothing that is typed makes a {cls.__name__}")

    @classmethod
    def usage(cls, seen: Observation, post: Post | None) -> Sequence[str]:
        """Return the lines of help for who sees this and has this post, if any."""
        return [line for line in cls.verbs.values() if line]


class TableCommand(Command):
    """What the table carries out: refused by `may`, or done, and `do` says what happened."""

    @abstractmethod
    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Return why this may not be done now, or nothing."""

    @abstractmethod
    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Return what happens, once `may` allows it."""

    def outcome(self, match: Match, speaker: Speaker) -> Outcome:
        """Return what happens, or why it may not."""
        return self.may(match, speaker) or self.do(match, speaker)


class CellCommand(TableCommand):
    """How the white cell steers the table."""

    circle: ClassVar[Circle] = "cell"
    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
    phases: ClassVar[tuple[Phase, ...]] = STEERED


class SharedCommand(TableCommand):
    """What the members of a faction do among themselves."""

    circle: ClassVar[Circle] = "shared"

    @classmethod
    def usage(cls, seen: Observation, post: Post | None) -> Sequence[str]:
        """Return the lines for a faction only."""
        return super().usage(seen, post) if seen.role in FACTIONS else []


class Roomwide(Command):
    """What the room does itself; a table alone refuses it."""

    circle: ClassVar[Circle] = "room"

    @classmethod
    def usage(cls, seen: Observation, post: Post | None) -> Sequence[str]:
        """Return the lines for the white cell only."""
        return super().usage(seen, post) if seen.cell is not None else []


def carry_out(match: Match, role: Role, command: Command, by: Member = "") -> Outcome:
    """Return what comes of a command that a role's member says, or why it is refused."""
    if isinstance(command, TableCommand):
        if role == "white" and "white" in command.sayers:
            return command.outcome(match, WHITE)
        if role in FACTIONS and "faction" in command.sayers:
            if not may_speak(match, role, by):
                message = "You have no seat in this faction any more."
                return Refusal(code="unseated", message=message, rule="G18.1")
            return command.outcome(match, Speaker(role, by))
    return _not_yours(role)


def _not_yours(role: Role) -> Refusal:
    if role in FACTIONS:
        return Refusal(code="cell-only", message="Only the white cell may do that.", rule="G10.1")
    if role == "white":
        message = "The white cell runs the table and gives no orders."
        return Refusal(code="watcher", message=message, rule="G10.1")
    return Refusal(code="watcher", message="Watching seats give no orders.", rule="G2.1")
