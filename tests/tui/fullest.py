"""The most that rules and people can put on a screen: whole decks, all news, long names."""

from collections.abc import Iterator
from unittest.mock import patch

from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.match import Match
from game.core.observation import EstimateView, NewsItem, Observation, Role
from game.core.orders.vocabulary import Allocate, Estimate, Order, PlayCard, SetStance
from game.core.rulebook import Rulebook
from game.table.table import Table
from game.view.lookup import figures_by_name
from game.world.vocabulary import FACTIONS, Faction
from tests.tui.fake_port import FakePort, redone
from tests.tui.room_samples import PEOPLE, faction, watcher

LONG = "Wilhelmina-Charlotte III"
"""As many letters as a name may have."""


def go_to(table: Table, person: Faction, phase: str, turn: int) -> None:
    """Go on with a match until a phase of a turn, or its end."""
    while not table.over:
        seen = table.observe("white")
        if (seen.phase, seen.turn) == (phase, turn):
            return
        table.say(person, Commit() if seen.phase == "orders" else Ready())


def fullest(table: Table, role: Role, rulebook: Rulebook) -> Observation:
    """What a role sees now, as if everything had been dealt, told, drafted and estimated."""
    with patch.object(Match, "in_hand", return_value=True):
        seen = table.observe(role)
    figures = figures_by_name(seen)
    past = tuple(
        EstimateView(
            quarter=seen.quarter,
            figure=name,
            low=one.low,
            central=one.value,
            high=one.high,
            outcome=outcome,
        )
        for name, one in figures.items()
        for outcome in (None, one.value)
    )
    seen = seen.model_copy(update={"news": tuple(_news(seen, rulebook)), "estimates": past})
    return redone(seen, tuple(_orders(seen))) if role in FACTIONS else seen


def _news(seen: Observation, rulebook: Rulebook) -> Iterator[NewsItem]:
    told = [(event.title, event.text, "event") for event in rulebook.events]
    told += [(inject.title, inject.text, "inject") for inject in rulebook.injects]
    told += [(f"{one.deck.upper()}: {one.title}", one.text, "card") for one in rulebook.cards]
    for title, text, kind in told:
        yield NewsItem.model_validate(
            {"quarter": seen.quarter, "title": title, "text": text, "kind": kind}
        )


def _orders(seen: Observation) -> Iterator[Order]:
    each = seen.budget // max(len(seen.levers), 1)
    yield from (Allocate(lever=lever.name, points=each) for lever in seen.levers)
    yield from (SetStance(stance=one.name, level=3) for one in seen.stances if one.own)
    longest = sorted(seen.hand, key=lambda card: -len(card.title))[: seen.options.plays_left]
    yield from (PlayCard(card=card.id) for card in longest)
    for name in seen.options.estimates:
        stands = figures_by_name(seen)[name].value
        yield Estimate(figure=name, low=stands * 0.9, central=stands, high=stands * 1.1)


def around(seen: Observation) -> FakePort:
    """The same seat at a hosted table, among people with long names."""
    port = faction() if seen.role in FACTIONS else watcher(seen.role)
    shared = ("clock", "press", "sign_off", "signed", "authors", "members", "suggestions")
    updates = {name: getattr(port.shown, name) for name in shared}
    sample = port.shown.options
    options = seen.options.model_copy(
        update={name: getattr(sample, name) for name in ("may_write", "may_write_all", "may_sign")}
    )
    port.shown = seen.model_copy(update={**updates, "options": options})
    port.people = PEOPLE.model_copy(
        update={"people": tuple(one.model_copy(update={"name": LONG}) for one in PEOPLE.people)}
    )
    return port
