"""Dropping a suggestion (G18.3), and what is written down when one is dropped or taken up."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, SharedCommand, Speaker
from game.core.conduct.members import suggestion, typed_suggestion, without
from game.core.conduct.words import Member
from game.core.errors import Refusal
from game.core.event import Event, InsideEvent
from game.core.grammar import Typed
from game.core.match import Match, changed


class SuggestionClosed(InsideEvent):
    """A suggestion was taken into the draft (the draft's own event stands before) or dropped."""

    event: Literal["suggestion_closed"] = "suggestion_closed"
    by: Member
    key: str
    taken: bool

    def fold(self, match: Match) -> Match:
        """Take it off the table."""
        kept = without(match.suggestions, self.faction, self.by, self.key)
        return changed(match, suggestions=kept)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Close it again: it must have been there."""
        found = suggestion(match, self.faction, self.by, self.key)
        return found if isinstance(found, Refusal) else (self,)


class Dismiss(SharedCommand):
    """Drop a suggestion."""

    say: Literal["dismiss"] = "dismiss"
    by: Member
    key: str

    verbs: ClassVar[Mapping[str, str]] = {"dismiss": "dismiss NUMBER: drop it"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read the suggestion's number."""
        by, key = typed_suggestion(line)
        return cls(by=by, key=key)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what is gone."""
        found = suggestion(match, speaker.faction, self.by, self.key)
        return found if isinstance(found, Refusal) else None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Drop it."""
        return (SuggestionClosed(faction=speaker.faction, by=self.by, key=self.key, taken=False),)
