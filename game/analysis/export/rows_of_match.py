"""From a record to rows: finished matches only, since a record holds everybody's secrets."""

from collections.abc import Iterator
from pathlib import Path

from game.analysis.export.rows import (
    CauseRow,
    DealRow,
    DraftRow,
    EstimateRow,
    FigureRow,
    MatchRow,
    MessageRow,
    OrderRow,
    PlayerRow,
    PresenceRow,
    StepRow,
)
from game.core.acts.advance import PhaseClosed
from game.core.acts.appoint import PlayerChanged
from game.core.acts.bring import InjectDelivered
from game.core.acts.draft import OrdersDrafted
from game.core.acts.remove import MemberLeft
from game.core.acts.reseat import MemberSeated
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.acts.rule import RulingMade
from game.core.acts.send import MessageSent
from game.core.acts.substitute import Substituted
from game.core.acts.undo import PhaseUndone
from game.core.deals import Deal, Terms
from game.core.errors import UsageError
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observe import observe
from game.core.orders.vocabulary import Allocate, Estimate, Order, Respond, SetStance
from game.store.places import going_on
from game.store.reading import read
from game.table.header import Header, read_header
from game.table.table import read_event
from game.world.quarters import parse_quarter, quarter_words
from game.world.vocabulary import FACTIONS, Words

RowsByTable = dict[str, list[Words]]


def rows_of(path: Path, *, text: bool = False) -> RowsByTable:
    """Every row of the match at `path`, by table; `UsageError` while it is not over."""
    reading = read(path)
    header = read_header(reading.header.body)
    match, name = header.blank(), path.stem
    rows: RowsByTable = {"drafts": [], "messages": [], "presence": [], "interventions": []}
    resolved: dict[str, QuarterResolved] = {}
    for record in reading.records[1:]:
        event = read_event(record)
        for table, row in _happened(name, record.at, match, event, text=text):
            rows[table].append(row)
        match = evolve(match, event)
        if isinstance(event, QuarterResolved):
            resolved[event.quarter] = event
        elif isinstance(event, PhaseUndone):
            now = match.world.quarter
            resolved = {q: one for q, one in resolved.items() if parse_quarter(q) < now}
    if match.close is None:
        raise UsageError(
            f"The match in {path} is not over, so its tables would tell secrets; "
            f"play it to the end first: {going_on(path)}"
        )
    rows["matches"] = [_match(name, header, match, len(resolved))]
    rows["players"] = list(_players(name, match))
    rows["orders"] = [row for one in resolved.values() for row in _orders(name, one)]
    rows["figures"] = list(_figures(name, match))
    rows["causes"] = [row for one in resolved.values() for row in _causes(name, one)]
    rows["estimates"] = list(_estimates(name, match))
    rows["deals"] = [_deal(name, deal) for deal in match.deals]
    return rows


def _match(name: str, header: Header, match: Match, quarters: int) -> MatchRow:
    close = match.close
    return MatchRow(
        match=name,
        scenario=header.settings.scenario,
        format=header.settings.format,
        lens=header.lens,
        ending=close.ending if close else "",
        shared_loss=bool(close and close.shared_loss),
        quarters=quarters,
        engine=header.engine,
        behaviour=header.behaviour,
        seed=header.seed,
    )


def _players(name: str, match: Match) -> Iterator[PlayerRow]:
    scores = {one.faction: one for one in match.close.scores} if match.close else {}
    for side in FACTIONS:
        yield PlayerRow(
            match=name,
            side=side,
            player=match.settings.players[side],
            bot=match.settings.bots.get(side),
            score=scores[side].score,
            aims_met=scores[side].met_aims,
        )


def _named(order: Order) -> tuple[str, int | None]:
    """What an order is about, and how much of it."""
    if isinstance(order, Allocate):
        return order.lever, order.points
    if isinstance(order, SetStance):
        return order.stance, order.level
    if isinstance(order, Respond):
        return f"{order.crisis} {order.answer}", None
    return (order.figure if isinstance(order, Estimate) else order.card), None


def _orders(name: str, resolved: QuarterResolved) -> Iterator[OrderRow]:
    for given in resolved.given:
        for order in given.orders:
            if isinstance(order, Estimate):
                continue
            what, amount = _named(order)
            yield OrderRow(
                match=name,
                quarter=resolved.quarter,
                side=given.faction,
                source=given.source,
                kind=order.kind,
                name=what,
                amount=amount,
            )


def _causes(name: str, resolved: QuarterResolved) -> Iterator[CauseRow]:
    for receipt in resolved.receipts:
        for place, term in enumerate(receipt.terms, 1):
            yield CauseRow(
                match=name,
                quarter=resolved.quarter,
                figure=receipt.variable,
                place=place,
                cause=term.cause,
                rule=term.rule,
                amount=term.amount,
                draw=term.draw,
            )


def _figures(name: str, match: Match) -> Iterator[FigureRow]:
    before = match.rules.first - 1
    for figure, values in match.history.items():
        for number, value in enumerate(values):
            quarter = quarter_words(before + number)
            yield FigureRow(match=name, number=number, quarter=quarter, figure=figure, value=value)


def _estimates(name: str, match: Match) -> Iterator[EstimateRow]:
    for side in FACTIONS:
        for one in observe(match, side).estimates:
            yield EstimateRow(match=name, side=side, **one.model_dump())


def _deal(name: str, deal: Deal) -> DealRow:
    terms = deal.proposal
    return DealRow(
        match=name,
        deal=deal.id,
        since=deal.since,
        proposer=deal.proposer,
        partner=terms.partner,
        state=deal.state,
        gives_points=terms.give.points,
        gives_promise=_promise(terms.give),
        gets_points=terms.get.points,
        gets_promise=_promise(terms.get),
        monitoring=terms.monitoring,
        escrow=terms.escrow,
        until=terms.until,
        breaches=len(deal.breaches),
    )


def _promise(terms: Terms) -> str | None:
    kept = terms.promise
    return None if kept is None else f"{kept.pledge} {kept.limit:g}"


def _happened(
    name: str, at: str, match: Match, event: Event, *, text: bool
) -> Iterator[tuple[str, Words]]:
    """The rows that an event makes by itself, as `match` stood before it."""
    if isinstance(event, OrdersDrafted):
        yield from (("drafts", row) for row in _drafts(name, at, match, event))
    elif isinstance(event, MessageSent):
        yield "messages", _message(name, at, event, text=text)
    elif isinstance(event, MemberSeated | MemberLeft | PlayerChanged | Substituted):
        yield "presence", _presence(name, at, match, event)
    elif isinstance(event, InjectDelivered | RulingMade | PhaseUndone | PhaseClosed):
        yield "interventions", _step(name, at, match, event)


def _drafts(name: str, at: str, match: Match, event: OrdersDrafted) -> Iterator[DraftRow]:
    for order in event.orders:
        what, amount = _named(order)
        yield DraftRow(
            match=name,
            at=at,
            quarter=match.quarter_words,
            side=event.faction,
            member=event.by or None,
            kind=order.kind,
            name=what,
            amount=amount,
        )


def _presence(
    name: str,
    at: str,
    match: Match,
    event: MemberSeated | MemberLeft | PlayerChanged | Substituted,
) -> PresenceRow:
    detail: str | None = None
    if isinstance(event, MemberSeated):
        detail = event.post
    elif isinstance(event, PlayerChanged):
        detail = f"{event.player} {event.bot}".strip()
    elif isinstance(event, Substituted):
        detail = event.source
    return PresenceRow(
        match=name,
        at=at,
        quarter=match.quarter_words,
        phase=match.phase,
        event=event.event,
        side=None if isinstance(event, MemberLeft) else event.faction,
        member=event.member if isinstance(event, MemberSeated | MemberLeft) else None,
        detail=detail,
    )


def _step(
    name: str,
    at: str,
    match: Match,
    event: InjectDelivered | RulingMade | PhaseUndone | PhaseClosed,
) -> StepRow:
    about: str | None = None
    if isinstance(event, InjectDelivered):
        about = event.inject
    elif isinstance(event, RulingMade):
        about = event.variable
    return StepRow(
        match=name,
        at=at,
        quarter=match.quarter_words,
        phase=match.phase,
        event=event.event,
        name=about,
        amount=event.amount if isinstance(event, RulingMade) else None,
    )


def _message(name: str, at: str, event: MessageSent, *, text: bool) -> MessageRow:
    sent = event.message
    return MessageRow(
        match=name,
        at=at,
        quarter=sent.quarter,
        phase=sent.phase,
        sender=sent.sender,
        member=sent.by or None,
        to=" ".join(sent.to) or "all",
        letters=len(sent.text),
        text=sent.text if text else None,
    )
