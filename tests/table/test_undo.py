"""The white cell goes back a phase: what comes back, what stays, and that it can be done again."""

import gc
import tracemalloc

import pytest

from game.core.acts.advance import Advance
from game.core.acts.answer import Answer
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.reopen import Reopen
from game.core.acts.rule import Rule
from game.core.acts.send import Send
from game.core.acts.standing import Standing
from game.core.acts.undo import Undo
from game.core.deals import Proposal, Terms
from game.core.observation import Observation
from game.core.orders.vocabulary import Allocate
from game.store.reading import read
from game.table.table import Table
from game.table.verify import verify
from tests.table.hosted import Host

UNDO = Undo(reason="A mistake")
ON = Advance(reason="Go on")
ENERGY = Allocate(lever="us.energy", points=5)
GIFT = Proposal(partner="china", give=Terms(points=1), get=Terms(), monitoring=0, until="2027Q3")


def to(table: Table, phase: str) -> None:
    while table.observe("white").phase != phase:
        assert table.say("white", ON).ok


def place(table: Table) -> tuple[str, str]:
    seen = table.observe("white")
    return seen.quarter, seen.phase


def plain(seen: Observation) -> Observation:
    """What is seen but for what is not undone: the clock, the notices, drafts on the desks."""
    news = tuple(item for item in seen.news if item.kind != "notice")
    clock = seen.clock.model_copy(update={"ends": ""})
    return seen.model_copy(update={"news": news, "clock": clock, "cell": None})


def test_there_is_nothing_before_the_first_briefing(host: Host) -> None:
    table = host.open()
    assert not table.observe("white").cell.may_undo  # type: ignore[union-attr]
    refusal = table.say("white", UNDO).refusal
    assert refusal is not None
    assert (refusal.code, refusal.rule) == ("no-back", "G10.6")


def test_a_match_that_is_over_is_not_taken_back_for_its_secrets_are_told(host: Host) -> None:
    table = host.open(format="short")
    to(table, "over")
    assert not table.observe("white").cell.may_undo  # type: ignore[union-attr]
    refusal = table.say("white", UNDO).refusal
    assert refusal is not None
    assert refusal.code == "wrong-phase"


def test_every_phase_can_be_gone_back_from_to_the_very_start_and_played_again(host: Host) -> None:
    table = host.open()
    seen = [plain(table.observe("white"))]
    places = [place(table)]
    while not table.over:
        assert table.say("white", ON).ok
        places.append(place(table))
        seen.append(plain(table.observe("white")))
    assert len(places) == 4 * 5 + 1
    again = host.path.with_name("again.jsonl")
    table.close()
    host.path = again
    table = host.open()
    to_end = places[:-1]
    for _ in to_end[1:]:
        table.say("white", ON)
    assert place(table) == to_end[-1]
    for back in reversed(range(len(to_end) - 1)):
        assert table.say("white", UNDO).ok
        assert place(table) == to_end[back]
        assert plain(table.observe("white")) == seen[back], to_end[back]
    assert not table.say("white", UNDO).ok
    for number, wanted in enumerate(places[1:], 1):
        assert table.say("white", ON).ok
        assert place(table) == wanted
        assert plain(table.observe("white")) == seen[number], wanted
    assert verify(again).agrees


def test_a_quarter_undone_and_played_again_with_the_same_orders_comes_out_the_same(
    host: Host,
) -> None:
    table = host.open(bot="adaptive")
    to(table, "orders")
    table.say("us", Draft(order=ENERGY))
    table.say("us", Commit())
    table.say("china", Commit())
    first = plain(table.observe("white"))
    assert table.say("white", UNDO).ok
    assert table.observe("us").draft == (ENERGY,)
    assert not table.observe("us").committed
    table.say("us", Commit())
    table.say("china", Commit())
    assert plain(table.observe("white")) == first, "going back is no second throw of the dice"
    assert verify(table.path).agrees


def test_bots_order_again_after_a_resolution_was_undone(host: Host) -> None:
    table = host.open()
    to(table, "consequences")
    table.say("white", UNDO)
    desks = {desk.faction: desk for desk in table.observe("white").cell.desks}  # type: ignore
    assert desks["labs"].sealed
    assert not desks["us"].sealed


def test_work_on_orders_is_kept_on_the_way_back_to_the_negotiation(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    table.say("us", Draft(order=ENERGY))
    table.say("us", Commit())
    for _ in range(2):
        assert table.say("white", UNDO).ok
    assert place(table) == ("2027Q1", "briefing")
    to(table, "orders")
    assert table.observe("us").draft == (ENERGY,)
    assert table.observe("us").options.may_commit


def test_reopened_orders_of_a_quarter_before_are_not_brought_along(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    table.say("us", Draft(order=ENERGY))
    table.say("us", Commit())
    table.say("us", Reopen())
    to(table, "consequences")
    to(table, "orders")
    table.say("us", Draft(order=Allocate(lever="us.energy", points=2)))
    for _ in range(5):
        assert table.say("white", UNDO).ok
    assert place(table) == ("2027Q1", "orders")
    assert table.observe("us").draft == (ENERGY,)


def test_a_deal_made_in_a_phase_is_gone_when_the_phase_is(host: Host) -> None:
    table = host.open()
    to(table, "negotiation")
    assert table.say("us", Propose(proposal=GIFT)).ok
    deal = table.observe("china").deals[-1].deal.id
    table.say("china", Answer(deal=deal, accept=True))
    to(table, "orders")
    table.say("white", UNDO)
    assert [d.deal.state for d in table.observe("us").deals if d.deal.id == deal] == ["active"]
    table.say("white", UNDO)
    assert [d for d in table.observe("us").deals if d.deal.id == deal] == []
    to(table, "consequences")
    assert verify(table.path).agrees


def test_injects_and_rulings_of_a_phase_are_gone_with_it_and_may_come_again(host: Host) -> None:
    table = host.open()
    to(table, "negotiation")
    inject = next(i for i in table.observe("white").cell.injects if not i.delivered)  # type: ignore
    ruling = Rule(variable="trust.us", amount=3.0, reason="A good answer")
    for _ in range(2):
        assert table.say("white", Bring(inject=inject.id)).ok
        assert table.say("white", ruling).ok
        assert not table.say("white", Bring(inject=inject.id)).ok
        to(table, "orders")
        for _ in range(2):
            table.say("white", UNDO)
        to(table, "negotiation")
    to(table, "consequences")
    causes = [r.causes for r in table.observe("white").receipts if r.variable == "trust.us"]
    assert "ruling" not in {cause.kind for some in causes for cause in some}
    assert verify(table.path).agrees


def test_standing_orders_kept_in_a_phase_are_gone_with_it(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    table.say("us", Draft(order=ENERGY))
    table.say("us", Standing())
    table.say("white", UNDO)
    assert table.observe("us").standing == ()


def test_members_press_and_players_stay_as_they_are(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    table.seat("us-2", "us", "treasurer")
    assert table.say("us", Send(text="Read this"), by="us-2").ok
    assert table.say("white", Appoint(faction="labs", player="nobody", reason="x")).ok
    table.say("white", UNDO)
    seen = table.observe("us")
    assert "us-2" in {member.member for member in seen.members}
    assert [message.text for message in seen.press] == ["Read this"]
    assert {s.faction: s.player for s in seen.seats}["labs"] == "nobody"
    assert verify(table.path).agrees


def test_news_of_a_quarter_goes_with_it_and_notices_stay(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    before = [n for n in table.observe("us").news if n.kind != "notice"]
    to(table, "consequences")
    after = [n for n in table.observe("us").news if n.kind != "notice"]
    table.say("white", UNDO)
    seen = table.observe("us").news
    assert [n for n in seen if n.kind != "notice"] == before
    assert [n.title for n in seen][-1] == "The white cell went back from the consequences phase"
    to(table, "consequences")
    assert [n for n in table.observe("us").news if n.kind != "notice"] == after


def test_a_phase_gone_back_to_has_its_whole_time(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    host.time.seconds += 100.0
    table.say("white", UNDO)
    assert table.due() == 120.0


@pytest.mark.parametrize("reason", ["", "  ", "\u200b\u202e"])
def test_going_back_needs_a_reason(host: Host, reason: str) -> None:
    table = host.open()
    to(table, "negotiation")
    refusal = table.say("white", Undo(reason=reason)).refusal
    assert refusal is not None
    assert (refusal.code, refusal.rule) == ("no-reason", "G10.4")


def test_a_table_taken_up_again_goes_back_as_it_would_have(host: Host) -> None:
    table = host.open()
    to(table, "debrief")
    table.say("white", UNDO)
    before = plain(table.observe("white"))
    table = host.crash()
    assert plain(table.observe("white")).model_copy(update={"clock": before.clock}) == before
    table.say("white", UNDO)
    assert place(table) == ("2027Q1", "orders")
    assert verify(table.path).agrees


def test_phases_kept_to_go_back_to_share_what_they_hold(host: Host) -> None:
    """A whole match may be gone back through; what that keeps is small and does not pile up."""
    table = host.open(scenario="2026q3", minutes={})
    to(table, "consequences")
    gc.collect()
    tracemalloc.start()
    try:
        while place(table) != ("2028Q4", "debrief"):
            table.say("white", ON)
        gc.collect()
        whole = tracemalloc.get_traced_memory()[0]
        for _ in range(5):
            table.say("white", UNDO)
            table.say("white", ON)
        gc.collect()
        more = tracemalloc.get_traced_memory()[0] - whole
    finally:
        tracemalloc.stop()
    assert whole < 20e6
    assert more < whole / 10
    kinds = [record.kind for record in read(table.path).records]
    assert kinds.count("phase_undone") == 5


@pytest.mark.parametrize(
    ("phase", "goes"),
    [
        ("negotiation", "offers and answers"),
        ("orders", "seals and signatures"),
        ("consequences", "the whole quarter with all that came of it"),
    ],
)
def test_all_are_told_what_goes_and_what_stays(host: Host, phase: str, goes: str) -> None:
    table = host.open()
    to(table, phase)
    assert table.say("white", UNDO).ok
    told = table.observe("us").news[-1]
    assert told.title == f"The white cell went back from the {phase} phase"
    assert "Reason: A mistake" in told.text
    assert goes in told.text
    assert told.text.endswith("Press, notices and work on the orders stay.")
