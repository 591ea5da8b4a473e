"""Taking back an offer nobody has answered (G5.8)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Speaker, TableCommand
from game.core.conduct.dealing import DEALING, check_offered, find, moved, typed_deal
from game.core.conduct.words import Member
from game.core.errors import Refusal
from game.core.event import Event
from game.core.grammar import Typed
from game.core.match import Match
from game.core.phase import Phase
from game.world.vocabulary import Faction


class DealWithdrawn(Event):
    """The proposer took an unanswered offer back."""

    event: Literal["deal_withdrawn"] = "deal_withdrawn"
    deal: str
    by: Member = ""

    def fold(self, match: Match) -> Match:
        """Close the offer."""
        return moved(match, self.deal, state="withdrawn")

    def doer(self, match: Match) -> tuple[Faction, Member] | None:
        """Return the proposer."""
        deal = find(match, self.deal)
        return None if deal is None else (deal.proposer, self.by)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Withdraw it again."""
        return check_offered(match, self.deal, own=True, verb="withdraw") or (self,)


class Withdraw(TableCommand):
    """Take back an offer nobody has answered."""

    say: Literal["withdraw"] = "withdraw"
    deal: str

    phases: ClassVar[tuple[Phase, ...]] = DEALING
    verbs: ClassVar[Mapping[str, str]] = {"withdraw": ""}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read which deal."""
        return cls(deal=typed_deal(line.words))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it to all but the proposer of an open offer."""
        deal = find(match, self.deal)
        own = deal is not None and deal.proposer == speaker.faction
        return check_offered(match, self.deal, own, "withdraw")

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Withdraw it."""
        return (DealWithdrawn(deal=self.deal, by=speaker.by),)
