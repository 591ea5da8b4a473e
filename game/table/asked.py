"""Whether somebody at the table could have done what a record says they did."""

from collections.abc import Callable
from typing import Any

from game.core import act
from game.core.conduct import cell, clock, press, together
from game.core.conduct.events import ClockSet, MessageSent, PhaseClosed, PhaseUndone, PlayerChanged
from game.core.errors import Refusal
from game.core.events import (
    DealAnswered,
    DealOffered,
    Event,
    InjectDelivered,
    OrdersSealed,
    ReactionPlayed,
    RulingMade,
)
from game.core.match import Match
from game.core.orders.vocabulary import React

Again = Callable[[Match, Any], act.Outcome]


def _answered(match: Match, event: DealAnswered) -> act.Outcome:
    partners = [d.proposal.partner for d in match.deals if d.id == event.deal]
    return act.answer(match, (*partners, "us")[0], event.deal, event.accepted)


def _sealed(match: Match, event: OrdersSealed) -> act.Outcome:
    # Bots and people who play alone seal without a member's name.
    return together.seal(match, event.faction, event.by) if event.by else ()


def _closed(match: Match, event: PhaseClosed) -> act.Outcome:
    if event.by == "clock":
        return clock.check_end(match) or (event,)
    return cell.advance(match, event.reason)


def _sent(match: Match, event: MessageSent) -> act.Outcome:
    sent = event.message
    return press.send(match, sent.sender, sent.by, sent.to, sent.text)


_SEATS: dict[type, Again] = {
    DealOffered: lambda match, e: act.propose(match, e.deal.proposer, e.deal.proposal),
    DealAnswered: _answered,
    OrdersSealed: _sealed,
    ReactionPlayed: lambda match, e: act.draft(match, e.faction, React(card=e.card)),
    MessageSent: _sent,
}
"""What the seats do (orders are sifted when they are resolved)."""

_HOST: dict[type, Again] = {
    ClockSet: lambda match, e: clock.doubt(match, e) or (e,),
    PhaseClosed: _closed,
    PhaseUndone: lambda match, e: cell.undo(match, e.reason),
    InjectDelivered: lambda match, e: cell.bring(match, e.inject),
    RulingMade: lambda match, e: cell.rule(match, e.variable, e.amount, e.reason),
    PlayerChanged: lambda match, e: cell.appoint(match, e.faction, e.player, e.bot, e.reason),
}
"""What the clock and the white cell do: exactly the recorded event comes of it."""


def refused(match: Match, event: Event) -> str | None:
    """Return why nobody could have done this in `match`, if nobody could."""
    again = _SEATS.get(type(event)) or _HOST.get(type(event))
    if again is None:
        return None
    outcome = again(match, event)
    if isinstance(outcome, Refusal):
        return outcome.message
    if type(event) in _HOST and outcome != (event,):
        return "what was done would be written down in other words"
    return None
