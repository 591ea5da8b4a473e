"""Whole matches as text: what was ordered, what came, and what each seat saw.

The kept texts are golden: a change to a rule, a number or a word shows up here as a diff to be
read. `make playthroughs` writes them anew.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.content.load import rulebook_digest
from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.deals import Promise, Proposal, Terms
from game.core.observation import Observation
from game.core.orders.vocabulary import (
    Allocate,
    Estimate,
    Order,
    PlayCard,
    React,
    Respond,
    SetStance,
)
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.lines import pages
from game.lines.receipts import receipt_lines
from game.store.reading import read
from game.table.bots import Bots
from game.table.header import Header, new_header, seed_words
from game.table.table import Table, read_event
from game.world.vocabulary import FACTIONS, Faction
from tests.conftest import NOON

HERE = Path(__file__).parent
UPDATE = "FOURFRONTS_UPDATE"
WATCHED = ("compute.china", "compute.china_grey", "control.enforcement", "access.defence")

BOTS: dict[str, dict[str, object]] = {
    "essay-against-adaptive": {
        "scenario": "2026q3",
        "lens": "A",
        "format": "full",
        "bots": {"us": "essay", "allies": "essay", "labs": "essay", "china": "adaptive"},
    },
    "everybody-races": {
        "scenario": "2026q3",
        "lens": "F",
        "format": "full",
        "bots": dict.fromkeys(FACTIONS, "race"),
    },
    "paced-with-agreements": {
        "scenario": "2026q3",
        "lens": "mixture",
        "format": "short",
        "bots": dict.fromkeys(FACTIONS, "paced"),
    },
    "random-legal-play": {
        "scenario": "crunch-2027",
        "lens": "B",
        "format": "full",
        "bots": dict.fromkeys(FACTIONS, "random"),
    },
}


def transcript(table: Table) -> Iterator[str]:
    """Yield the match as text, quarter by quarter, then its end."""
    folded = Seats(table)
    for record in read(table.path).records[1:]:
        event = read_event(record)
        folded.take(record.kind, event)
        if isinstance(event, QuarterResolved):
            yield from quarter(event, folded)
    close = table.observe("observer").close
    assert close is not None
    yield from pages.close(close)


class Seats:
    """The match as recorded, folded along, to look at from every seat."""

    def __init__(self, table: Table) -> None:
        from game.table.header import read_header

        self.match = read_header(read(table.path).header.body).blank()

    def take(self, kind: str, event: object) -> None:
        from game.core.evolve import evolve

        self.match = evolve(self.match, event)  # type: ignore[arg-type]

    def see(self, role: str) -> Observation:
        from game.core.observe import observe

        return observe(self.match, role)  # type: ignore[arg-type]


def quarter(event: QuarterResolved, seats: Seats) -> Iterator[str]:
    """Yield one quarter: orders, news, fronts with the causes of the lead, each seat's view."""
    yield from ("", f"== {event.quarter} ==")
    for given in event.given:
        orders = ", ".join(spoken(order) for order in given.orders) or "nothing"
        yield f"{given.faction} ({given.source}): {orders}"
    yield from (f"news: {told.item.title} {told.to or ''}".rstrip() for told in event.news)
    for deal in event.deals:
        yield f"deal {deal.id} {deal.proposer}-{deal.proposal.partner}: {deal.state}"
    public = seats.see("observer")
    yield from (f"{front.id}: {front.sentence}" for front in public.fronts)
    for receipt in seats.see("white").receipts:
        if receipt.variable == "lead":
            yield from receipt_lines(receipt)
    for faction in FACTIONS:
        yield seat(faction, seats.see(faction))


def spoken(order: Order) -> str:
    if isinstance(order, Allocate):
        return f"{order.lever.split('.')[1]} {order.points}"
    if isinstance(order, SetStance):
        return f"{order.stance.split('.')[1]}→{order.level}"
    if isinstance(order, Estimate):
        return f"estimate {order.figure} {order.low:g}/{order.central:g}/{order.high:g}"
    if isinstance(order, Respond):
        return f"{order.crisis}: {order.answer}"
    assert isinstance(order, PlayCard | React)
    return f"card {order.card}"


def seat(faction: Faction, seen: Observation) -> str:
    figures = {figure.name: figure for figure in seen.figures}
    known = (figures[name] for name in WATCHED if name in figures)
    words = "; ".join(
        f"{f.name} {f.value:.3f}" + ("" if f.exact else f" ({f.low:.3f}–{f.high:.3f})")
        for f in known
    )
    return f"  {faction} sees {words}; holds {len(seen.hand)} cards, {seen.budget} points"


def compare(name: str, text: str) -> None:
    kept = HERE / f"{name}.txt"
    if os.environ.get(UPDATE):
        kept.write_text(text, encoding="utf-8")
    assert kept.exists(), f"no kept {kept.name}; write it with: make playthroughs"
    assert text == kept.read_text(encoding="utf-8")


def open_table(
    path: Path, rulebook: Rulebook, bots_of: Callable[[Header], Bots], chosen: dict[str, object]
) -> Table:
    bots = chosen["bots"]
    assert isinstance(bots, dict)
    settings = Settings.model_validate(
        {
            **chosen,
            "match": "playthrough",
            "players": {f: "bot" if f in bots else "person" for f in FACTIONS},
        }
    )
    header = new_header(settings, rulebook, rulebook_digest(rulebook), seed_words("2028"))
    return Table.open(path, header, bots_of, lambda: NOON)


@pytest.mark.parametrize("name", BOTS)
def test_bots_play_as_they_did(
    name: str, tmp_path: Path, rulebook: Rulebook, bots_of: Callable[[Header], Bots]
) -> None:
    table = open_table(tmp_path / "m.jsonl", rulebook, bots_of, BOTS[name])
    compare(name, "\n".join(transcript(table)) + "\n")
    table.close()


def test_two_people_deal_and_react_as_they_did(
    tmp_path: Path, rulebook: Rulebook, bots_of: Callable[[Header], Bots]
) -> None:
    chosen: dict[str, object] = {
        "scenario": "crunch-2027",
        "lens": "A",
        "format": "full",
        "bots": {"allies": "adaptive", "labs": "status-quo"},
    }
    table = open_table(tmp_path / "m.jsonl", rulebook, bots_of, chosen)
    offer = Proposal(
        partner="us",
        give=Terms(promise=Promise(pledge="china.no_distillation", limit=2.0)),
        get=Terms(points=1),
        monitoring=1,
        until="2027Q3",
    )
    while not table.over:
        phase = table.observe("us").phase
        if phase == "negotiation" and not table.observe("us").deals:
            assert table.say("china", Propose(proposal=offer)).ok
            assert table.say("us", Answer(deal="uc1", accept=True)).ok
        for faction in ("us", "china"):
            act(table, faction)
    compare("two-people", "\n".join(transcript(table)) + "\n")
    table.close()


def act(table: Table, faction: Faction) -> None:
    """What a person does in a phase: spend on the first levers, play what can be played."""
    seen = table.observe(faction)
    if seen.options.may_order:
        lead = next(f for f in seen.figures if f.name == "lead").value
        belief = Estimate(figure="lead", low=lead - 2, central=lead, high=lead + 2)
        table.say(faction, Draft(order=belief))
        for card in seen.hand:
            if card.refusal is None and seen.options.plays_left:
                table.say(faction, Draft(order=PlayCard(card=card.id)))
                break
        for lever in seen.levers:
            points = min(3, lever.cap)
            table.say(faction, Draft(order=Allocate(lever=lever.name, points=points)))
        assert table.say(faction, Commit()).ok
        return
    for card in seen.hand if seen.options.may_react else ():
        if card.reactive and card.refusal is None:
            table.say(faction, Draft(order=React(card=card.id)))
            break
    if seen.options.may_ready:
        assert table.say(faction, Ready()).ok
