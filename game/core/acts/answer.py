"""Accepting or refusing a deal that was offered to one's faction (G5.8)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Speaker, TableCommand
from game.core.conduct.dealing import DEALING, check_offered, find, free_row, moved, typed_deal
from game.core.conduct.words import Member
from game.core.deals import Reason
from game.core.errors import Refusal
from game.core.event import Event
from game.core.grammar import Typed
from game.core.match import Match
from game.core.phase import Phase
from game.world.vocabulary import Faction


class DealAnswered(Event):
    """The partner accepted or refused, and perhaps said why."""

    event: Literal["deal_answered"] = "deal_answered"
    deal: str
    accepted: bool
    reason: Reason = ""
    by: Member = ""

    def fold(self, match: Match) -> Match:
        """Close the offer, or let it bind from the next resolution on."""
        deal = find(match, self.deal)
        if not self.accepted or deal is None:
            return moved(match, self.deal, state="refused", answer=self.reason)
        row = free_row(match, deal)
        return moved(match, self.deal, state="active", row=row, answer=self.reason)

    def doer(self, match: Match) -> tuple[Faction, Member] | None:
        """Return the partner."""
        deal = find(match, self.deal)
        return None if deal is None else (deal.proposal.partner, self.by)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Answer it again; that a bot gives its reason is its own affair."""
        return check_offered(match, self.deal, own=True, verb="answer") or (self,)


class Answer(TableCommand):
    """Accept or refuse a deal that was offered to this seat."""

    say: Literal["answer"] = "answer"
    deal: str
    accept: bool

    phases: ClassVar[tuple[Phase, ...]] = DEALING
    verbs: ClassVar[Mapping[str, str]] = {
        "accept": "accept, refuse or withdraw DEAL",
        "refuse": "",
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read which deal; the verb is the answer."""
        return cls(deal=typed_deal(line.words), accept=line.verb == "accept")

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it to all but the partner of an open offer."""
        deal = find(match, self.deal)
        own = deal is not None and deal.proposal.partner == speaker.faction
        return check_offered(match, self.deal, own, "answer")

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Answer it."""
        return (DealAnswered(deal=self.deal, accepted=self.accept, by=speaker.by),)
