"""What counts for those who did not seal in time, and that the table never waits for them."""

import pytest

from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.standing import Standing
from game.core.acts.undo import Undo
from game.core.orders.vocabulary import Allocate
from game.store.reading import read
from game.table.table import Table
from game.table.verify import verify
from tests.table.hosted import Host

ENERGY = Draft(order=Allocate(lever="us.energy", points=5))


def to_orders(table: Table) -> None:
    while table.observe("white").phase != "orders":
        assert table.say("white", Advance(reason="Go on")).ok


def time_is_up(host: Host) -> None:
    host.time.seconds += (host.table.due() or 0.0) + 0.001
    host.table.tick()


def stood_in(table: Table) -> dict[str, str]:
    """Which orders stood in for whom, by the record."""
    records = [r.body for r in read(table.path).records if r.kind == "substituted"]
    return {str(body["faction"]): str(body["source"]) for body in records}


def counted(table: Table, faction: str) -> tuple[str, int]:
    """Where a faction's orders of the last quarter came from, and how many they were."""
    body = [r.body for r in read(table.path).records if r.kind == "quarter_resolved"][-1]
    given = next(g for g in body["given"] if g["faction"] == faction)  # type: ignore
    return given["source"], len(given["orders"])


def test_a_draft_counts_where_nothing_was_sealed_in_time(host: Host) -> None:
    table = host.open()
    to_orders(table)
    assert table.say("us", ENERGY).ok
    time_is_up(host)
    assert table.observe("us").phase == "consequences"
    assert stood_in(table) == {"us": "draft", "china": "none"}
    assert counted(table, "us") == ("draft", 1)
    assert counted(table, "china") == ("none", 0)
    assert verify(table.path).agrees


def test_who_sealed_in_time_needs_nobody_to_stand_in(host: Host) -> None:
    table = host.open()
    to_orders(table)
    table.say("us", ENERGY)
    table.say("us", Commit())
    time_is_up(host)
    assert stood_in(table) == {"china": "none"}
    assert counted(table, "us") == ("sealed", 1)


def test_standing_orders_count_where_there_is_no_draft(host: Host) -> None:
    table = host.open()
    to_orders(table)
    table.say("us", ENERGY)
    assert table.say("us", Standing()).ok
    time_is_up(host)
    to_orders(table)
    time_is_up(host)
    assert stood_in(table)["us"] == "standing"
    assert counted(table, "us") == ("standing", 1)


def test_a_bot_orders_for_a_faction_nobody_came_for(host: Host) -> None:
    table = host.open(absent="status-quo")
    to_orders(table)
    table.say("us", ENERGY)
    time_is_up(host)
    assert stood_in(table) == {"us": "draft", "china": "bot"}
    source, number = counted(table, "china")
    assert source == "sealed"
    assert number > 0
    assert verify(table.path).agrees


def test_all_are_told_what_stood_in(host: Host) -> None:
    table = host.open()
    to_orders(table)
    table.say("us", ENERGY)
    time_is_up(host)
    for role in ("us", "china", "labs", "observer", "projector", "white"):
        told = {n.title: (n.text, n.kind) for n in table.observe(role).news}  # type: ignore
        words = ("Nobody had sealed its orders when the phase closed.", "notice")
        assert told["US had not sealed in time: its draft counts"] == words


@pytest.mark.parametrize("form", ["full", "short"])
def test_an_orders_phase_that_is_closed_is_resolved_once(host: Host, form: str) -> None:
    table = host.open(format=form, absent="random")
    to_orders(table)
    time_is_up(host)
    kinds = [record.kind for record in read(table.path).records]
    assert kinds.count("quarter_resolved") == (2 if form == "short" else 1)
    assert kinds.count("phase_closed") == 3
    assert kinds.count("substituted") == 2


def test_a_phase_without_orders_just_goes_on_for_those_who_are_not_ready(host: Host) -> None:
    table = host.open()
    time_is_up(host)
    assert table.observe("us").phase == "negotiation"
    assert stood_in(table) == {}


def test_a_seat_that_nobody_holds_has_nobody_to_stand_in(host: Host) -> None:
    table = host.open()
    to_orders(table)
    gone = Appoint(faction="china", player="nobody", reason="They left")
    assert table.say("white", gone).ok
    time_is_up(host)
    assert stood_in(table) == {"us": "none"}


def test_a_closing_that_was_undone_can_come_again(host: Host) -> None:
    table = host.open(absent="random")
    to_orders(table)
    table.say("us", ENERGY)
    time_is_up(host)
    assert table.say("white", Undo(reason="The projector was off")).ok
    assert table.observe("us").phase == "orders"
    time_is_up(host)
    assert table.observe("us").phase == "consequences"
    assert counted(table, "us") == ("draft", 1)
    assert verify(table.path).agrees
