"""Signing the draft as it stands, where a faction's members must (G18.4)."""

from typing import ClassVar, Literal

from game.core.command import Speaker, TableCommand
from game.core.conduct.words import Member
from game.core.errors import Refusal
from game.core.event import Event, InsideEvent
from game.core.match import Match, changed
from game.core.phase import Phase


class DraftSigned(InsideEvent):
    """A member signed the draft as it stands; any change takes the signatures off."""

    event: Literal["draft_signed"] = "draft_signed"
    by: Member

    def fold(self, match: Match) -> Match:
        """Count the signature."""
        before = match.signed.get(self.faction, frozenset())
        return changed(match, signed={**match.signed, self.faction: before | {self.by}})

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Sign it again."""
        return Sign().outcome(match, Speaker(self.faction, self.by))


class Sign(TableCommand):
    """Sign the draft as it stands."""

    say: Literal["sign"] = "sign"

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it where nothing is signed, where no draft is open, and twice."""
        faction, by = speaker.faction, speaker.by
        if not match.settings.sign_off:
            message = "Drafts are not signed at this table."
        elif match.phase not in self.phases or faction in match.sealed or not by:
            message = "There is no open draft to sign."
        elif by in match.signed.get(faction, frozenset()):
            message = "You have signed this draft already."
        else:
            return None
        return Refusal(code="sign", message=message, rule="G18.4")

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Sign it."""
        return (DraftSigned(faction=speaker.faction, by=speaker.by),)
