"""Whether somebody at the table could have done what a record says they did."""

from collections.abc import Callable
from typing import Any

from game.core import act
from game.core.clean import clean
from game.core.conduct import cell, clock, press, together
from game.core.conduct.events import (
    ClockSet,
    DraftSigned,
    MessageSent,
    OrderSuggested,
    PhaseClosed,
    PhaseUndone,
    PlayerChanged,
    SuggestionClosed,
)
from game.core.errors import Refusal
from game.core.events import (
    DealAnswered,
    DealOffered,
    DealWithdrawn,
    Event,
    InjectDelivered,
    OrdersSealed,
    ReactionPlayed,
    RulingMade,
)
from game.core.match import Match
from game.core.orders.vocabulary import React
from game.world.vocabulary import Faction

Again = Callable[[Match, Any], act.Outcome]


def _answered(match: Match, event: DealAnswered) -> act.Outcome:
    partners = [d.proposal.partner for d in match.deals if d.id == event.deal]
    return act.answer(match, (*partners, "us")[0], event.deal, event.accepted)


def _sealed(match: Match, event: OrdersSealed) -> act.Outcome:
    if match.settings.players[event.faction] != "person" or event.faction in match.substituted:
        return (event,)  # bots seal what they like; it is sifted when it is resolved
    outcome = together.seal(match, event.faction, event.by)
    if isinstance(outcome, Refusal):
        return outcome
    return tuple(sealed.model_copy(update={"by": event.by}) for sealed in outcome)


def _closed(match: Match, event: PhaseClosed) -> act.Outcome:
    if event.by == "clock":
        return clock.check_end(match) or (event,)
    return cell.advance(match, event.reason)


def _sent(match: Match, event: MessageSent) -> act.Outcome:
    """What was written may hold signs that this Python does not know yet; the rest is told anew."""
    sent = event.message
    outcome = press.send(match, sent.sender, sent.by, sent.to, "some words")
    if isinstance(outcome, Refusal):
        return outcome
    harmless = sent.text.strip() and clean(sent.text) == sent.text
    named = sent.sender == "white" and sent.by
    again = outcome[0].message.model_copy(update={"text": sent.text})
    return (event,) if harmless and not named and again == sent else ()


def _closed_suggestion(match: Match, event: SuggestionClosed) -> act.Outcome:
    # The draft that took it up stands in the record before it.
    outcome = together.dismiss(match, event.faction, event.by, event.key)
    return outcome if isinstance(outcome, Refusal) else (event,)


_SEATS: dict[type, Again] = {
    DealOffered: lambda match, e: act.propose(match, e.deal.proposer, e.deal.proposal),
    DealAnswered: _answered,
    DealWithdrawn: lambda match, e: act.withdraw(match, _faction(match, e) or "us", e.deal),
    ReactionPlayed: lambda match, e: act.draft(match, e.faction, React(card=e.card)),
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
"""What the clock and the white cell do."""

_MEMBERS: dict[type, Again] = {
    OrdersSealed: _sealed,
    MessageSent: _sent,
    OrderSuggested: lambda match, e: together.suggest(match, e.faction, e.by, e.order),
    SuggestionClosed: _closed_suggestion,
    DraftSigned: lambda match, e: together.sign(match, e.faction, e.by),
}
"""What the members of a faction do among themselves and with others."""
_EXACTLY = {**_HOST, **_MEMBERS}
"""Of these exactly the recorded event comes when they are done again."""


def refused(match: Match, event: Event) -> str | None:
    """Return why nobody could have done this in `match`, if nobody could."""
    if not _known(match, event):
        return "who is said to have done it had no seat there"
    again = _SEATS.get(type(event)) or _EXACTLY.get(type(event))
    if again is None:
        return None
    outcome = again(match, event)
    if isinstance(outcome, Refusal):
        return outcome.message
    if type(event) in _EXACTLY and outcome != (event,):
        return "what was done would be written down in other words"
    return None


def _known(match: Match, event: Event) -> bool:
    """Whether the member an event names had a seat in its faction, or a suggestion left there."""
    told = event.message if isinstance(event, MessageSent) else event
    by, faction = getattr(told, "by", ""), _faction(match, event)
    if type(event) in _HOST or faction is None:
        return True
    left = any((one.faction, one.by) == (faction, by) for one in match.suggestions)
    return left or together.may_speak(match, faction, by)


def _faction(match: Match, event: Event) -> Faction | None:
    """Return whose people did something, if it was a faction's."""
    if isinstance(event, MessageSent):
        return None if event.message.sender == "white" else event.message.sender
    if isinstance(event, DealOffered):
        return event.deal.proposer
    if isinstance(event, DealAnswered | DealWithdrawn):
        deal = next((deal for deal in match.deals if deal.id == event.deal), None)
        if deal is None:
            return None
        return deal.proposer if isinstance(event, DealWithdrawn) else deal.proposal.partner
    return getattr(event, "faction", None)
