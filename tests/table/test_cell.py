"""What the white cell does besides the clock: rulings, injects, appointments; nobody else does."""

import pytest
from pydantic import ValidationError

from game.bots.registry import names
from game.content.load import doctrine_ids
from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.rule import Rule
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.acts.undo import Undo
from game.core.command import Command
from game.core.errors import Refusal
from game.core.orders.vocabulary import Allocate
from game.table.table import Table
from game.table.verify import verify
from game.world.vocabulary import FACTIONS
from tests.table.hosted import Host

WHY = "It has to be"
EVERYTHING: tuple[Command, ...] = (
    Pause(reason=WHY),
    Continue(),
    Extend(seconds=60, reason=WHY),
    Advance(reason=WHY),
    Undo(reason=WHY),
    Bring(inject="inject/any"),
    Rule(variable="trust.us", amount=1, reason=WHY),
    Appoint(faction="labs", player="nobody", reason=WHY),
)


def to(table: Table, phase: str) -> None:
    while table.observe("white").phase != phase:
        assert table.say("white", Advance(reason=WHY)).ok


def refused(table: Table, command: Command) -> Refusal:
    refusal = table.say("white", command).refusal
    assert refusal is not None
    return refusal


@pytest.mark.parametrize("role", [*FACTIONS, "observer", "projector"])
def test_nobody_else_does_what_the_white_cell_does(host: Host, role: str) -> None:
    table = host.open()
    before = table.observe("white")
    for command in EVERYTHING:
        refusal = table.say(role, command).refusal  # type: ignore[arg-type]
        assert refusal is not None
        assert refusal.rule in ("G10.1", "G2.1")
    assert table.observe("white") == before


def test_the_white_cell_gives_no_orders(host: Host) -> None:
    table = host.open()
    for command in (Ready(), Commit(), Draft(order=Allocate(lever="us.energy", points=1))):
        assert refused(table, command).rule == "G10.1"


def test_a_ruling_moves_the_figure_and_all_read_why(host: Host) -> None:
    table = host.open()
    assert table.say("white", Rule(variable="trust.us", amount=3.0, reason="A good answer")).ok
    for role in (*FACTIONS, "observer"):
        told = [(n.title, n.text) for n in table.observe(role).news if n.kind == "ruling"]
        assert told == [("Ruling: US trust +3", "Reason: A good answer")]
    to(table, "consequences")
    receipt = next(r for r in table.observe("us").receipts if r.variable == "trust.us")
    assert [c.amount for c in receipt.causes if c.kind == "ruling"] == [3.0]
    assert verify(table.path).agrees


@pytest.mark.parametrize("variable", ["score.us", "incidents.systemic", "breaches", "no.such"])
def test_scores_and_counts_are_not_ruled_on(host: Host, variable: str) -> None:
    table = host.open()
    assert variable not in table.observe("white").cell.rulings  # type: ignore[union-attr]
    refusal = refused(table, Rule(variable=variable, amount=1.0, reason=WHY))
    assert (refusal.code, refusal.rule) == ("ruling", "G10.2")


def test_rulings_together_keep_a_figure_in_its_range(host: Host) -> None:
    table = host.open()
    trust = next(f.value for f in table.observe("white").figures if f.name == "trust.us")
    room = 100.0 - trust
    assert table.say("white", Rule(variable="trust.us", amount=room * 0.75, reason=WHY)).ok
    refusal = refused(table, Rule(variable="trust.us", amount=room * 0.5, reason=WHY))
    assert (refusal.code, refusal.rule) == ("ruling", "G10.2")
    assert table.say("white", Rule(variable="trust.us", amount=-room * 0.5, reason=WHY)).ok
    assert refused(table, Rule(variable="trust.us", amount=0.0, reason=WHY)).code == "ruling"


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_a_ruling_is_a_number(amount: float) -> None:
    with pytest.raises(ValidationError):
        Rule(variable="trust.us", amount=amount, reason=WHY)


def test_an_inject_is_brought_in_once_and_its_text_is_told_when_it_works(host: Host) -> None:
    table = host.open()
    inject = table.observe("white").cell.injects[0]  # type: ignore[union-attr]
    assert table.say("white", Bring(inject=inject.id)).ok
    assert table.observe("white").cell.injects[0].delivered  # type: ignore[union-attr]
    assert inject.title not in table.observe("observer").model_dump_json()
    assert "The white cell brought something in" in {n.title for n in table.observe("us").news}
    assert refused(table, Bring(inject=inject.id)).rule == "G10.3"
    to(table, "consequences")
    assert inject.title in {n.title for n in table.observe("white").news}
    assert refused(table, Bring(inject=inject.id)).message.endswith("brought in already.")
    assert verify(table.path).agrees


def test_an_inject_that_does_not_exist_is_not_brought_in(host: Host) -> None:
    assert "not an inject" in refused(host.open(), Bring(inject="inject/dragon")).message


def test_a_bot_takes_over_at_once_and_people_can_come_back(host: Host) -> None:
    table = host.open()
    to(table, "orders")
    assert table.say("china", Draft(order=Allocate(lever="china.research", points=1))).ok
    bot = Appoint(faction="china", player="bot", bot="status-quo", reason="They have left")
    assert table.say("white", bot).ok
    desk = next(d for d in table.observe("white").cell.desks if d.faction == "china")  # type: ignore
    assert (desk.player, desk.bot, desk.sealed) == ("bot", "status-quo", True)
    assert table.say("us", Commit()).ok
    assert table.observe("us").phase == "consequences"
    back = Appoint(faction="china", player="person", reason="They are back")
    assert table.say("white", back).ok
    to(table, "orders")
    desk = next(d for d in table.observe("white").cell.desks if d.faction == "china")  # type: ignore
    assert (desk.player, desk.bot, desk.sealed) == ("person", "", False)
    assert verify(table.path).agrees


def test_the_white_cell_sees_which_bots_it_may_appoint(host: Host) -> None:
    table = host.open()
    cell = table.observe("white").cell
    assert cell is not None
    assert cell.appointable == names(doctrine_ids())
    command = Appoint(faction="us", player="bot", bot=cell.appointable[-1], reason=WHY)
    assert table.say("white", command).ok


def test_a_faction_that_a_bot_was_given_has_it_still_after_a_crash(host: Host) -> None:
    table = host.open()
    bot = Appoint(faction="china", player="bot", bot="status-quo", reason="They have left")
    assert table.say("white", bot).ok
    table = host.crash()
    assert table.people == ("us",)
    to(table, "orders")
    assert table.say("us", Commit()).ok
    assert table.observe("us").phase == "consequences"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Appoint(faction="china", player="bot", bot="no-such", reason=WHY), "no bot called"),
        (Appoint(faction="china", player="bot", reason=WHY), "Name the bot"),
        (Appoint(faction="china", player="person", bot="random", reason=WHY), "only then"),
        (Appoint(faction="china", player="person", reason=WHY), "already"),
        (Appoint(faction="china", player="nobody", reason=""), "Say why"),
    ],
)
def test_an_appointment_that_makes_no_sense_is_refused(
    host: Host, command: Command, words: str
) -> None:
    assert words in refused(host.open(), command).message


def test_somebody_is_left_to_decide(host: Host) -> None:
    table = host.open()
    assert table.say("white", Appoint(faction="us", player="nobody", reason=WHY)).ok
    last = Appoint(faction="china", player="bot", bot="random", reason=WHY)
    assert "Somebody must be left" in refused(table, last).message


def test_a_phase_ended_by_the_white_cell_is_ended_once(host: Host) -> None:
    table = host.open()
    assert table.say("white", Advance(reason="All are done")).ok
    assert table.observe("us").phase == "negotiation"
    told = [(n.title, n.text) for n in table.observe("us").news]
    assert ("The white cell ended the briefing phase", "Reason: All are done") in told


def test_reasons_are_cleaned_of_what_could_steer_a_terminal_or_hide(host: Host) -> None:
    table = host.open()
    hostile = "Go\x1b[2J on\u202e, \U000e0041now\x07 [/bold]"
    assert table.say("white", Advance(reason=hostile)).ok
    assert table.observe("us").news[-1].text == "Reason: Go[2J on, now [/bold]"
    assert b"\\u202e" not in table.path.read_bytes()
    assert "\u202e" not in table.path.read_text(encoding="utf-8")
    assert verify(table.path).agrees


def test_nothing_is_steered_when_the_match_is_over(host: Host) -> None:
    table = host.open(format="short")
    to(table, "over")
    before = table.observe("white")
    for command in EVERYTHING:
        assert not table.say("white", command).ok
    assert table.observe("white") == before
