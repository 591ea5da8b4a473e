"""A faction's own side of the table: levers, stances, hand, deals, estimates."""

from game.core.cards import Card
from game.core.check import check
from game.core.deals import Deal, Terms
from game.core.errors import Refusal
from game.core.match import Match
from game.core.observation import (
    CardView,
    DealView,
    EstimateView,
    LeverView,
    Role,
    StanceView,
)
from game.core.orders.cost import points_spent
from game.core.orders.play import playable
from game.core.orders.vocabulary import Allocate, Orders, PlayCard, React, SetStance
from game.core.phrases import phrases
from game.core.rule_titles import FACTION_TITLES, titles_of
from game.core.views.forecast import capacity_after
from game.world.quarters import quarter_words
from game.world.vocabulary import FACTIONS, Faction, Stance


def levers(match: Match, faction: Faction) -> tuple[LeverView, ...]:
    """Return the faction's levers with the draft's points and how many more would fit."""
    draft = match.drafts.get(faction, ())
    left = match.budget(faction) - points_spent(draft, match)
    spent = {order.lever: order.points for order in draft if isinstance(order, Allocate)}
    return tuple(
        LeverView(
            name=lever.name,
            title=lever.title,
            text=lever.text,
            points=(points := spent.get(lever.name, 0)),
            cap=lever.cap,
            room=max(0, min(lever.cap - points, left)),
            capacity=match.value(f"capacity.{lever.name}"),
            after=capacity_after(match, faction, lever.name, points),
            moves=tuple(titles_of(match.rulebook).row(name) for name in lever.moves),
            rule=lever.rule,
        )
        for lever in match.rules.levers
        if lever.faction == faction
    )


def stances(match: Match, role: Role) -> tuple[StanceView, ...]:
    """Return all stances (they are public), the seat's own first."""
    draft = match.drafts.get(role, ()) if role in FACTIONS else ()
    ordered = {order.stance: order.level for order in draft if isinstance(order, SetStance)}
    shown = sorted(match.rules.stances, key=lambda stance: stance.faction != role)
    return tuple(_stance(match, role, stance, ordered) for stance in shown)


def _stance(match: Match, role: Role, stance: Stance, ordered: dict[str, int]) -> StanceView:
    level = int(match.value(f"stance.{stance.name}"))
    return StanceView(
        name=stance.name,
        title=stance.title,
        text=stance.text,
        levels=tuple(stance.levels),
        level=level,
        ordered=ordered.get(stance.name, level),
        cost=stance.cost,
        own=stance.faction == role,
        rule=stance.rule,
    )


def hand(match: Match, faction: Faction) -> tuple[CardView, ...]:
    """Return the faction's hand, each card with why it can't be played now, if it can't."""
    draft = match.drafts.get(faction, ())
    names = titles_of(match.rulebook)
    views = []
    for card in match.rulebook.cards:
        if card.deck != faction or not match.in_hand(card.id):
            continue
        reactive = card.timing == "reactive"
        order = React(card=card.id) if reactive else PlayCard(card=card.id)
        views.append(
            CardView(
                id=card.id,
                title=card.title,
                text=card.text,
                flavour=card.flavour,
                cost=card.cost,
                capital=card.capital,
                reactive=reactive,
                window=card.window.words,
                hypothetical=card.hypothetical,
                source=card.source,
                effects=phrases(card.effects, names),
                ordered=any(other.key == order.key for other in draft)
                or match.reactions.get(faction) == card.id,
                refusal=_in_the_way(match, faction, order, card),
            )
        )
    return tuple(views)


def _in_the_way(
    match: Match, faction: Faction, order: PlayCard | React, card: Card
) -> Refusal | None:
    """Return why a card can't be played; out of its phase, what would stand in its way there."""
    refusal = check(match, faction, order, match.drafts.get(faction, ()))
    if refusal is None or refusal.code != "wrong-phase":
        return refusal
    return playable(card, match, match.world.quarter) or refusal


def deals(match: Match, role: Role) -> tuple[DealView, ...]:
    """Return the deals the role is a party to (the white cell sees all)."""
    return tuple(
        DealView(
            deal=deal.model_copy(update={"row": None}),
            sentence=deal_sentence(match, deal),
            may_answer=_open(match, deal) and deal.proposal.partner == role,
            may_withdraw=_open(match, deal) and deal.proposer == role,
        )
        for deal in match.deals
        if role == "white" or role in (deal.proposer, deal.proposal.partner)
    )


def _open(match: Match, deal: Deal) -> bool:
    return match.phase == "negotiation" and deal.state == "offered"


def deal_sentence(match: Match, deal: Deal) -> str:
    """Return a deal in words."""
    offer = deal.proposal
    first, second = FACTION_TITLES[deal.proposer], FACTION_TITLES[offer.partner]
    watch = f" Monitoring {offer.monitoring}." if offer.monitoring else " Nobody checks."
    stake = f" Escrow {offer.escrow}." if offer.escrow else ""
    why = f" {first}: {deal.why}" if deal.why else ""
    answer = f" {second}: {deal.answer}" if deal.answer else ""
    return (
        f"{first}: {_gives(match, offer.give)}; {second}: {_gives(match, offer.get)};"
        f" until {offer.until}.{watch}{stake}{why}{answer}"
    )


def _gives(match: Match, terms: Terms) -> str:
    pledges = {pledge.name: pledge for pledge in match.rules.pledges}
    plural = "" if terms.points == 1 else "s"
    parts = [f"{terms.points} point{plural} a quarter"] if terms.points else []
    if terms.promise is not None:
        pledge = pledges[terms.promise.pledge]
        sense = pledge.sense.replace("_", " ")
        parts.append(f"{pledge.title} ({sense} {terms.promise.limit:g})")
    return " and ".join(parts) or "nothing"


def estimates(match: Match, faction: Faction) -> tuple[EstimateView, ...]:
    """Return the faction's own estimates with what came."""
    return tuple(
        EstimateView(
            quarter=quarter_words(quarter),
            figure=estimate.figure,
            low=estimate.low,
            central=estimate.central,
            high=estimate.high,
            outcome=match.history[estimate.figure][quarter - match.rules.first + 1],
        )
        for owner, quarter, estimate in match.estimates
        if owner == faction
    )


def draft_of(match: Match, faction: Faction) -> Orders:
    """Return the orders as they stand: the sealed ones, or the draft."""
    return match.sealed.get(faction) or match.drafts.get(faction, ())
