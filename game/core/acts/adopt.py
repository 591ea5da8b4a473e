"""Taking a suggestion into the draft, where it is its suggester's (G18.3)."""

from typing import ClassVar, Literal

from game.core.acts.dismiss import SuggestionClosed
from game.core.acts.draft import Draft
from game.core.command import Speaker, TableCommand
from game.core.conduct.members import suggestion
from game.core.conduct.words import Member
from game.core.errors import Refusal
from game.core.event import Event
from game.core.match import Match
from game.core.phase import Phase


class Adopt(TableCommand):
    """Take a member's suggestion into the draft."""

    say: Literal["adopt"] = "adopt"
    by: Member
    key: str

    phases: ClassVar[tuple[Phase, ...]] = ("orders", "consequences")

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
