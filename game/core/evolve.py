"""Folds an event into a match. Pure and total; it looks things up in the event, never resolves."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from game.core import events
from game.core.conduct.fold import CONDUCT_FOLDS
from game.core.conduct.notices import notice
from game.core.conduct.words import Clock
from game.core.deals import Deal
from game.core.events import Event, Sighting
from game.core.match import Match, changed
from game.core.negotiate import free_row
from game.core.orders.vocabulary import Orders
from game.core.phase import Phase
from game.core.record import read_world
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import Faction

Value = TypeVar("Value")


def evolve(match: Match, event: Event) -> Match:
    """Return the match after `event`."""
    after = _FOLDS[type(event)](match, event)
    told = notice(match, event)
    return after if told is None else changed(after, news=(*after.news, told))


def _with(mapping: Mapping[Faction, Value], key: Faction, value: Value) -> dict[Faction, Value]:
    return {**mapping, key: value}


def _without(mapping: Mapping[Faction, Value], key: Faction) -> dict[Faction, Value]:
    return {other: value for other, value in mapping.items() if other != key}


def _opened(match: Match, event: events.MatchOpened) -> Match:
    world = read_world(event.world)
    values = dict(zip(match.rules.layout.names, event.world.values, strict=True))
    return changed(
        match,
        world=world,
        sightings=_by_name(event.sightings),
        history={name: (value,) for name, value in values.items()},
        digest=event.digest,
        awaited=(_began("briefing", event.world.quarter),),
    )


def _by_name(
    sightings: Mapping[Faction, list[Sighting]],
) -> dict[Faction, dict[str, Sighting]]:
    return {faction: {s.variable: s for s in some} for faction, some in sightings.items()}


def _began(phase: Phase, quarter: int) -> events.PhaseBegan:
    return events.PhaseBegan(phase=phase, quarter=quarter_words(quarter))


def _phase(match: Match, event: events.PhaseBegan) -> Match:
    # A resolution is no place to go back to: what is undone is the whole of it.
    back = match.back if match.phase == "resolution" else match
    if event.phase == "briefing" and match.world.quarter == match.rules.first:
        back = None
    moved = changed(
        match,
        phase=event.phase,
        ready=frozenset(),
        closed=False,
        back=back,
        substituted={},
        clock=Clock(),
        awaited=(),
    )
    if event.phase == "briefing":
        return changed(
            moved,
            drafts={},
            sealed={},
            suggestions=(),
            signed={},
            authors={},
            awaited=_planned(match, event.quarter),
        )
    return moved


def _planned(match: Match, quarter: str) -> tuple[events.InjectDelivered, ...]:
    """Return the injects a scenario brings in with the briefing of a quarter (G1.1)."""
    scenario = next(s for s in match.rulebook.scenarios if s.id == match.settings.scenario)
    planned = scenario.injects.get(quarter, [])
    return tuple(events.InjectDelivered(inject=name, quarter=quarter) for name in planned)


def _readied(match: Match, event: events.SeatReadied) -> Match:
    return changed(match, ready=match.ready | {event.faction})


def _drafted(match: Match, event: events.OrdersDrafted) -> Match:
    before = {order.key: order for order in match.drafts.get(event.faction, ())}
    known = match.authors.get(event.faction, {})
    authors = {order.key: known.get(order.key, "") for order in event.orders}
    for order in event.orders:
        if authors[order.key] != event.by and before.get(order.key) != order:
            authors[order.key] = event.by
    return changed(
        match,
        drafts=_with(match.drafts, event.faction, tuple(event.orders)),
        authors=_with(match.authors, event.faction, authors),
        signed=_without(match.signed, event.faction),
    )


def _sealed(match: Match, event: events.OrdersSealed) -> Match:
    return changed(match, sealed=_with(match.sealed, event.faction, tuple(event.orders)))


def _reopened(match: Match, event: events.OrdersReopened) -> Match:
    return changed(match, sealed=_without(match.sealed, event.faction))


def _standing(match: Match, event: events.StandingOrdersSet) -> Match:
    return changed(match, standing=_with(match.standing, event.faction, tuple(event.orders)))


def _offered(match: Match, event: events.DealOffered) -> Match:
    return changed(match, deals=(*match.deals, event.deal))


def _answered(match: Match, event: events.DealAnswered) -> Match:
    if not event.accepted:
        return _move_deal(match, event.deal, state="refused", answer=event.reason)
    deal = next(deal for deal in match.deals if deal.id == event.deal)
    row = free_row(match, deal)
    return _move_deal(match, event.deal, state="active", row=row, answer=event.reason)


def _withdrawn(match: Match, event: events.DealWithdrawn) -> Match:
    return _move_deal(match, event.deal, state="withdrawn")


def _move_deal(match: Match, name: str, **update: object) -> Match:
    def moved(deal: Deal) -> Deal:
        return deal.model_copy(update=update) if deal.id == name else deal

    return changed(match, deals=tuple(moved(deal) for deal in match.deals))


def _reacted(match: Match, event: events.ReactionPlayed) -> Match:
    return changed(match, reactions=_with(match.reactions, event.faction, event.card))


def _injected(match: Match, event: events.InjectDelivered) -> Match:
    awaited = match.awaited if event.by == "white" else match.awaited[1:]
    return changed(match, injects=(*match.injects, event.inject), awaited=awaited)


def _ruled(match: Match, event: events.RulingMade) -> Match:
    ruling = (event.variable, event.amount, event.reason)
    return changed(match, rulings=(*match.rulings, ruling))


def _resolved(match: Match, event: events.QuarterResolved) -> Match:
    quarter = parse_quarter(event.quarter)
    values = dict(zip(match.rules.layout.names, event.world.values, strict=True))
    estimates = tuple(
        (given.faction, quarter, order)
        for given in event.given
        for order in given.orders
        if order.kind == "estimate"
    )
    return changed(
        match,
        world=read_world(event.world),
        sightings=_by_name(event.sightings),
        history={name: (*match.history[name], value) for name, value in values.items()},
        receipts={**match.receipts, quarter: tuple(event.receipts)},
        deals=tuple(event.deals),
        news=(*match.news, *event.news),
        estimates=match.estimates + estimates,
        drafts=_carried(match, event),
        sealed={},
        reactions={},
        injects=(),
        rulings=(),
        digest=event.digest,
    )


def _carried(match: Match, event: events.QuarterResolved) -> dict[Faction, Orders]:
    """What counted stays to be looked at until the next briefing."""
    return {given.faction: tuple(given.orders) for given in event.given}


def _ended(match: Match, event: events.MatchEnded) -> Match:
    return changed(match, close=event.close, awaited=(_began("over", match.quarter),))


_FOLDS: dict[type, Callable[[Match, Any], Match]] = {
    events.MatchOpened: _opened,
    events.PhaseBegan: _phase,
    events.SeatReadied: _readied,
    events.OrdersDrafted: _drafted,
    events.OrdersSealed: _sealed,
    events.OrdersReopened: _reopened,
    events.StandingOrdersSet: _standing,
    events.DealOffered: _offered,
    events.DealAnswered: _answered,
    events.DealWithdrawn: _withdrawn,
    events.ReactionPlayed: _reacted,
    events.InjectDelivered: _injected,
    events.RulingMade: _ruled,
    events.QuarterResolved: _resolved,
    events.MatchEnded: _ended,
    **CONDUCT_FOLDS,
}
