"""What a quarter takes from a match into the resolver, and what of its results is kept."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from game.core.check import lawful
from game.core.crises import ANSWERS
from game.core.deals import Deal, Promise
from game.core.match import Match
from game.core.record import Given, ReceiptRecord, Sighting, Term
from game.world.chance import Chance
from game.world.inputs import Inputs, held
from game.world.quarters import parse_quarter, quarter_words
from game.world.receipts import Ledger, receipts
from game.world.receipts import RowTerm as Named
from game.world.rules import Rules
from game.world.sight import estimates
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import NEVER, DealRows, World


def given_orders(match: Match, faction: Faction) -> Given:
    """Return what counts: sealed orders, else the draft, else standing orders, else none (G8)."""
    if faction in match.sealed:
        orders, source = match.sealed[faction], "sealed"
    elif match.drafts.get(faction):
        orders, source = match.drafts[faction], "draft"
    elif faction in match.standing:
        orders, source = match.standing[faction], "standing"
    else:
        orders, source = (), "none"
    kept = list(lawful(match, faction, orders))
    return Given.model_validate({"faction": faction, "orders": kept, "source": source})


def inputs_of(match: Match, given: Sequence[Given]) -> Inputs:
    """Return the orders of all factions as the resolver's numbers."""
    rules = match.rules
    points = np.zeros((len(rules.levers), 1), np.int16)
    stances = match.world.values[rules.stance_rows].astype(np.int8)
    answers = held(1)
    plays: list[int] = []
    for faction in given:
        for order in faction.orders:
            if order.kind == "allocate":
                points[rules.lever_index[order.lever], 0] = order.points
            elif order.kind == "stance":
                stances[rules.stance_index[order.stance], 0] = order.level
            elif order.kind == "respond":
                answers[FACTIONS.index(faction.faction), 0] = ANSWERS.index(order.answer)
            elif order.kind == "play":
                plays.append(rules.card_index[order.card])
    plays += [rules.card_index[card] for _, card in sorted(match.reactions.items())]
    plays += [rules.card_index[inject] for inject in match.injects]
    return Inputs(
        points=points,
        stances=stances,
        plays=np.array(plays or [NEVER], np.int16)[:, None],
        rulings=tuple((variable, amount) for variable, amount, _ in match.rulings),
        deals=deal_rows(match),
        answers=answers,
    )


def deal_rows(match: Match) -> DealRows:
    """Return the deals in force: those of the world, and the ones accepted since."""
    old = match.world.deals
    rows = replace(old, **{f.name: getattr(old, f.name).copy() for f in fields(DealRows)})
    pledges = {pledge.name: number for number, pledge in enumerate(match.rules.pledges)}

    def promised(promise: Promise | None) -> tuple[int, float]:
        return (pledges[promise.pledge], promise.limit) if promise else (NEVER, 0.0)

    for deal in match.deals:
        row = deal.row
        if row is None or deal.state != "active" or rows.active[row, 0]:
            continue
        offer = deal.proposal
        rows.active[row] = True
        rows.a[row], rows.b[row] = FACTIONS.index(deal.proposer), FACTIONS.index(offer.partner)
        rows.pledge_a[row], rows.limit_a[row] = promised(offer.give.promise)
        rows.pledge_b[row], rows.limit_b[row] = promised(offer.get.promise)
        rows.points[row] = offer.give.points - offer.get.points
        rows.monitoring[row], rows.escrow[row] = offer.monitoring, offer.escrow
        rows.until[row] = parse_quarter(offer.until)
        rows.breached[row] = 0
    return rows


def deals_after(match: Match, world: World) -> list[Deal]:
    """Return every deal after the quarter: breaches found written in, those at an end closed."""
    now = quarter_words(match.world.quarter)
    after = []
    for deal in match.deals:
        if deal.state == "offered":
            deal = deal.model_copy(update={"state": "expired"})
        elif deal.state == "active":
            deal = _deal_after(deal, world, now)
        after.append(deal)
    return after


def _deal_after(deal: Deal, world: World, now: str) -> Deal:
    if deal.row is not None and world.deals.breached[deal.row, 0]:
        update: dict[str, object] = {"state": "breached", "breaches": (*deal.breaches, now)}
    elif parse_quarter(deal.proposal.until) <= parse_quarter(now):
        update = {"state": "expired"}
    else:
        update = {}
    return deal.model_copy(update=update)


def receipt_records(ledger: Ledger, rules: Rules) -> list[ReceiptRecord]:
    """Return the receipts of all variables that moved."""
    return [
        ReceiptRecord(
            variable=name,
            before=float(receipt.before[0]),
            terms=[_term(term) for term in receipt.terms],
            after=float(receipt.after[0]),
        )
        for name, receipt in receipts(ledger, rules.layout).items()
        if receipt.terms
    ]


def _term(term: Named) -> Term:
    draw = None if term.draw is None else float(term.draw[0])
    return Term(cause=term.cause, rule=term.rule, amount=float(term.amount[0]), draw=draw)


def sightings(world: World, rules: Rules, chance: Chance) -> dict[Faction, list[Sighting]]:
    """Return every faction's estimates of the figures it can't see (R11)."""
    return {faction: _sightings(world, rules, chance, faction) for faction in FACTIONS}


def _sightings(world: World, rules: Rules, chance: Chance, faction: Faction) -> list[Sighting]:
    names = [
        name
        for name, known in rules.known.items()
        if not known.public and faction not in known.to and known.error is not None
    ]
    values, errors = estimates(world, rules, chance, faction, names)
    return [
        Sighting(variable=name, value=value, error=error)
        for name, value, error in zip(
            names, values[:, 0].tolist(), errors[:, 0].tolist(), strict=True
        )
    ]
