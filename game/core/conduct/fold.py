"""Folds what happens around the orders into a match; the other half of `evolve`."""

from collections.abc import Callable
from typing import Any

from game.core.conduct import events
from game.core.conduct.words import Clock, Seated
from game.core.match import Match, changed


def _seated(match: Match, event: events.MemberSeated) -> Match:
    others = tuple(one for one in match.members if one.member != event.member)
    seated = Seated(member=event.member, faction=event.faction, post=event.post)
    return changed(match, members=(*others, seated))


def _left(match: Match, event: events.MemberLeft) -> Match:
    kept = tuple(one for one in match.members if one.member != event.member)
    return changed(match, members=kept)


def _sent(match: Match, event: events.MessageSent) -> Match:
    return changed(match, press=(*match.press, event.message))


def _suggested(match: Match, event: events.OrderSuggested) -> Match:
    kept = _without(match, event.faction, event.by, event.order.key)
    return changed(match, suggestions=(*kept, event))


def _closed_suggestion(match: Match, event: events.SuggestionClosed) -> Match:
    return changed(match, suggestions=_without(match, event.faction, event.by, event.key))


def _without(match: Match, faction: str, by: str, key: str) -> tuple[events.OrderSuggested, ...]:
    gone = (faction, by, key)
    return tuple(s for s in match.suggestions if (s.faction, s.by, s.order.key) != gone)


def _signed(match: Match, event: events.DraftSigned) -> Match:
    before = match.signed.get(event.faction, frozenset())
    return changed(match, signed={**match.signed, event.faction: before | {event.by}})


def _clock(match: Match, event: events.ClockSet) -> Match:
    return changed(match, clock=event.clock)


def _closed(match: Match, event: events.PhaseClosed) -> Match:
    return changed(match, closed=True)


def _undone(match: Match, event: events.PhaseUndone) -> Match:
    """The phase before, open again as it was left: what was sealed is a draft, nobody is ready.

    Who sits where, what they wrote and what they were told of the table is not undone. News of a
    quarter is gone with the quarter; `back.news` is always the beginning of `match.news`.
    """
    back = match.back
    if back is None:
        return match
    # Work on the orders is kept on the way back to the phases before them.
    work = match if match.phase in ("negotiation", "orders") else back
    notices = (told for told in match.news[len(back.news) :] if told.item.kind == "notice")
    return changed(
        back,
        ready=frozenset(),
        drafts=work.drafts,
        authors=work.authors,
        suggestions=work.suggestions,
        sealed={},
        signed={},
        closed=False,
        substituted={},
        settings=match.settings,
        members=match.members,
        press=match.press,
        news=(*back.news, *notices),
        clock=Clock(),
    )


def _substituted(match: Match, event: events.Substituted) -> Match:
    return changed(match, substituted={**match.substituted, event.faction: event.source})


def _player(match: Match, event: events.PlayerChanged) -> Match:
    players = {**match.settings.players, event.faction: event.player}
    bots = {f: name for f, name in match.settings.bots.items() if f != event.faction}
    if event.bot:
        bots[event.faction] = event.bot
    settings = match.settings.model_copy(update={"players": players, "bots": bots})
    return changed(match, settings=settings)


CONDUCT_FOLDS: dict[type, Callable[[Match, Any], Match]] = {
    events.MemberSeated: _seated,
    events.MemberLeft: _left,
    events.MessageSent: _sent,
    events.OrderSuggested: _suggested,
    events.SuggestionClosed: _closed_suggestion,
    events.DraftSigned: _signed,
    events.ClockSet: _clock,
    events.PhaseClosed: _closed,
    events.PhaseUndone: _undone,
    events.Substituted: _substituted,
    events.PlayerChanged: _player,
}
