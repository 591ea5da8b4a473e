"""Signing the draft as it stands, where a faction's members must (G18.4)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from game.core.command import Command, SharedCommand, Speaker
from game.core.conduct.words import Member, Post
from game.core.errors import Refusal
from game.core.event import Event, InsideEvent
from game.core.grammar import Typed
from game.core.match import Match, changed
from game.core.observation import Observation
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


class Sign(SharedCommand):
    """Sign the draft as it stands."""

    say: Literal["sign"] = "sign"

    phases: ClassVar[tuple[Phase, ...]] = ("orders",)
    verbs: ClassVar[Mapping[str, str]] = {
        "sign": "sign: sign the draft as it stands; a change takes signatures off"
    }

    @classmethod
    def usage(cls, seen: Observation, post: Post | None) -> Sequence[str]:
        """Return the line where drafts are signed."""
        return super().usage(seen, post) if seen.sign_off else []

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Return it; it has no words."""
        return cls()

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
