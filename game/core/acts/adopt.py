"""Taking a suggestion into the draft, where it is its suggester's (G18.3)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.acts.dismiss import SuggestionClosed
from game.core.acts.draft import Draft
from game.core.command import Command, SharedCommand, Speaker
from game.core.conduct.members import suggestion, typed_suggestion
from game.core.conduct.words import Member
from game.core.errors import Refusal
from game.core.event import Event
from game.core.grammar import Typed
from game.core.match import Match
from game.core.phase import Phase


class Adopt(SharedCommand):
    """Take a member's suggestion into the draft."""

    say: Literal["adopt"] = "adopt"
    by: Member
    key: str

    phases: ClassVar[tuple[Phase, ...]] = ("orders", "consequences")
    verbs: ClassVar[Mapping[str, str]] = {
        "adopt": "adopt NUMBER: take a suggestion of page `people` into the draft"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read the suggestion's number."""
        by, key = typed_suggestion(line)
        return cls(by=by, key=key)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what is gone, or may no longer stand in the draft."""
        found = suggestion(match, speaker.faction, self.by, self.key)
        if isinstance(found, Refusal):
            return found
        return Draft(order=found.order).may(match, speaker)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Draft it in its suggester's name."""
        found = suggestion(match, speaker.faction, self.by, self.key)
        if isinstance(found, Refusal):
            return ()
        author = Speaker(speaker.party, self.by or speaker.by)
        taken = SuggestionClosed(faction=speaker.faction, by=self.by, key=self.key, taken=True)
        return (*Draft(order=found.order).do(match, author), taken)
