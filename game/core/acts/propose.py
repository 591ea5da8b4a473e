"""Offering a deal to another faction (G5.1)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from game.core import meant
from game.core.command import Command, Speaker, TableCommand
from game.core.conduct.dealing import DEALING, between, check_dealing, new_name
from game.core.conduct.words import Member
from game.core.deals import (
    MOST_ESCROW,
    MOST_MONITORING,
    MOST_POINTS,
    Deal,
    Promise,
    Proposal,
    Terms,
)
from game.core.errors import Refusal
from game.core.event import Event
from game.core.grammar import Typed, Unclear, number, quarter, whole
from game.core.match import Match, changed
from game.core.near_names import did_you_mean
from game.core.phase import Phase
from game.core.rule_titles import FACTION_TITLES
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import Faction
from game.world.world import ROOM

_HOW_TO_OFFER = (
    "Say: offer FACTION give POINTS pledge=LIMIT get POINTS pledge=LIMIT monitoring 0-3"
    " escrow 0-6 until 2027Q4; leave out what you don't want, as in: offer us give"
    " china.no_grey_market=1 get us.chip_ceiling=2 until 2027Q4. Say `pledges` for what can be"
    " promised."
)


class DealOffered(Event):
    """A deal was put on the table between two factions."""

    event: Literal["deal_offered"] = "deal_offered"
    deal: Deal
    by: Member = ""

    def fold(self, match: Match) -> Match:
        """Put it beside the others."""
        return changed(match, deals=(*match.deals, self.deal))

    def doer(self, match: Match) -> tuple[Faction, Member] | None:
        """Return the proposer."""
        return self.deal.proposer, self.by

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Offer it again."""
        return check_proposal(match, self.deal.proposer, self.deal.proposal) or (self,)


class Propose(TableCommand):
    """Offer a deal to another faction."""

    say: Literal["propose"] = "propose"
    proposal: Proposal

    phases: ClassVar[tuple[Phase, ...]] = DEALING
    verbs: ClassVar[Mapping[str, str]] = {"offer": "offer FACTION give … get … until QUARTER"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read a deal: china give 2 us.chip_ceiling=2 get china.no_distillation=1 until 2027Q4."""
        partner = meant.faction(line.words[0]) if line.words else None
        if partner is None:
            raise Unclear(_HOW_TO_OFFER)
        parts: dict[str, list[str]] = {"give": [], "get": []}
        plain = {"monitoring": "1", "escrow": "0", "until": ""}
        place = ""
        for word in line.words[1:]:
            if word in parts or word in plain:
                place = word
            elif place in parts:
                parts[place].append(word)
            elif place == "until":
                plain[place] += word  # a quarter may be typed in two words
            elif place in plain:
                plain[place] = word
            else:
                raise Unclear(_HOW_TO_OFFER)
        proposal = Proposal(
            partner=partner,
            give=_typed_terms(parts["give"]),
            get=_typed_terms(parts["get"]),
            monitoring=whole(plain["monitoring"], MOST_MONITORING),
            escrow=whole(plain["escrow"], MOST_ESCROW),
            until=quarter(plain["until"] or line.seen.quarter),
        )
        return cls(proposal=proposal)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse what gives nothing, runs too long, can't be promised or finds no room."""
        return check_proposal(match, speaker.faction, self.proposal)

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Put the offer on the table."""
        return (deal_offered(match, speaker.faction, self.proposal, by=speaker.by),)


def _typed_terms(words: Sequence[str]) -> Terms:
    points, promise = 0, None
    for word in words:
        if "=" in word:
            pledge, _, limit = word.partition("=")
            promise = Promise(pledge=pledge, limit=number(limit))
        elif word.isdecimal():
            points = whole(word, MOST_POINTS)
        else:
            raise Unclear(_HOW_TO_OFFER)
    return Terms(points=points, promise=promise)


def deal_offered(
    match: Match, faction: Faction, proposal: Proposal, *, by: Member = "", why: str = ""
) -> DealOffered:
    """Return the offer of a deal that may be offered; a bot says why."""
    deal = Deal(
        id=new_name(match, faction, proposal.partner),
        proposer=faction,
        proposal=proposal,
        state="offered",
        since=match.quarter_words,
        why=why,
    )
    return DealOffered(deal=deal, by=by)


def check_proposal(match: Match, faction: Faction, proposal: Proposal) -> Refusal | None:
    """Say why this deal may not be offered now, or nothing."""
    if refusal := check_dealing(match):
        return refusal
    if proposal.partner == faction:
        message = "A deal needs another faction as its partner."
        return Refusal(code="partner", message=message, rule="G5.2")
    sides = (proposal.give, proposal.get)
    if not any(side.points or side.promise for side in sides):
        message = "A deal gives something: points, or a promise of either side."
        return Refusal(code="empty", message=message, rule="G5.3")
    return (
        _check_until(match, proposal)
        or _check_promise(match, faction, proposal.give.promise)
        or _check_promise(match, proposal.partner, proposal.get.promise)
        or _check_room(match, faction, proposal.partner)
    )


def _check_until(match: Match, proposal: Proposal) -> Refusal | None:
    until = parse_quarter(proposal.until)
    if not match.world.quarter <= until <= match.rules.last:
        first, last = quarter_words(match.world.quarter), quarter_words(match.rules.last)
        message = f"A deal runs until a quarter from {first} to {last}."
        return Refusal(code="expiry", message=message, rule="G5.6")
    return None


def _check_promise(match: Match, owner: Faction, promise: Promise | None) -> Refusal | None:
    if promise is None:
        return None
    own = {pledge.name: pledge for pledge in match.rules.pledges if pledge.faction == owner}
    pledge = own.get(promise.pledge)
    if pledge is None:
        hint = did_you_mean(promise.pledge, own)
        message = f"{FACTION_TITLES[owner]} can't promise {promise.pledge}.{hint}"
        return Refusal(code="pledge", message=message, rule="G5.9")
    if not pledge.low <= promise.limit <= pledge.high:
        message = f"{pledge.title} is promised at {pledge.low:g} to {pledge.high:g}."
        return Refusal(code="pledge-range", message=message, rule="G5.9")
    return None


def _check_room(match: Match, faction: Faction, partner: Faction) -> Refusal | None:
    open_now = [d for d in between(match, faction, partner) if d.state in ("offered", "active")]
    if len(open_now) >= ROOM:
        message = (
            f"You and {FACTION_TITLES[partner]} have {ROOM} deals open or in force;"
            " one must end before another begins."
        )
        return Refusal(code="too-many", message=message, rule="G5.7")
    return None
