"""What the papers say after a quarter, and who may read it."""

from collections.abc import Sequence

import numpy as np

from game.core.crises import UNSAID, Crisis, CrisisAnswer
from game.core.deals import Deal
from game.core.match import Match
from game.core.observation import NewsItem
from game.core.orders.vocabulary import Respond
from game.core.record import Given, Told
from game.core.rule_titles import FACTION_TITLES, titles_of
from game.world.quarters import quarter_words
from game.world.world import World

_DID: dict[CrisisAnswer, str] = {"yield": "yielded", "hold": "held", "press": "pressed"}
_INCIDENTS = {
    "incidents.minor": ("Minor incident", "A system failed and was caught in time."),
    "incidents.major": ("Major incident", "A system did serious harm. Trust falls everywhere."),
    "incidents.systemic": ("Systemic incident", "Harm spread past anybody's control."),
}


def told(match: Match, world: World, deals: list[Deal], given: Sequence[Given]) -> list[Told]:
    """Return the news of the quarter just resolved: cards and events, incidents, breaches."""
    now = quarter_words(match.world.quarter)
    said = _answered(match.crisis, given)
    news = [_card(match, card, now, said) for card in _laid_down(match, world)]
    news += _incidents(match, world, now)
    before = {deal.id: deal for deal in match.deals}
    news += [
        _breach(deal, now) for deal in deals if len(deal.breaches) > len(before[deal.id].breaches)
    ]
    return news


def _laid_down(match: Match, world: World) -> list[str]:
    """Names of the cards and events that came into play this quarter, in the rulebook's order."""
    fresh = np.flatnonzero(world.played[:, 0] != match.world.played[:, 0])
    return [match.rules.cards[int(number)].id for number in fresh]


def _answered(crisis: Crisis | None, given: Sequence[Given]) -> str:
    """Say who answered what: ``US pressed, China held.`` (G22.3)."""
    if crisis is None:
        return ""
    said = {
        one.faction: order.answer
        for one in given
        for order in one.orders
        if isinstance(order, Respond)
    }
    each = (f"{FACTION_TITLES[one]} {_DID[said.get(one, UNSAID)]}" for one in crisis.asks)
    return f" {', '.join(each)}."


def _card(match: Match, name: str, now: str, said: str) -> Told:
    book = match.rulebook
    for card in book.cards:
        if card.id == name:
            return _item(now, f"{card.deck.upper()}: {card.title}", card.text, "card")
    for event in book.events:
        if event.id == name:
            return _item(now, event.title, event.text, "event")
    outcome = titles_of(book).outcomes.get(name)
    if outcome is not None:
        came = said if outcome.deck == "outcome" else ""
        return _item(now, outcome.title, f"{outcome.text}{came}", "crisis")
    inject = next(inject for inject in book.injects if inject.id == name)
    news = NewsItem(quarter=now, title=inject.title, text=inject.text, kind="inject")
    return Told(to=inject.to, item=news)


def _item(now: str, title: str, text: str, kind: str) -> Told:
    return Told.model_validate(
        {"item": {"quarter": now, "title": title, "text": text, "kind": kind}}
    )


def _incidents(match: Match, world: World, now: str) -> list[Told]:
    layout = match.rules.layout
    return [
        _item(now, title, text, "incident")
        for name, (title, text) in _INCIDENTS.items()
        if world.values[layout.row(name), 0] > match.value(name)
    ]


def _breach(deal: Deal, now: str) -> Told:
    """A breach that was found: the two parties are told."""
    one, other = FACTION_TITLES[deal.proposer], FACTION_TITLES[deal.proposal.partner]
    text = f"The deal between {one} and {other} was broken and ends."
    item = NewsItem(quarter=now, title=f"Deal {deal.id} broken", text=text, kind="deal")
    return Told(to=[deal.proposer, deal.proposal.partner], item=item)
