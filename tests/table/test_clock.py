"""The clock of a hosted table: deadlines, grace, pauses, more time, hosts that go away."""

import pytest

from game.core.acts.advance import Advance
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.set_clock import Continue, Extend, Pause
from game.core.command import Command
from game.core.orders.vocabulary import Allocate
from game.store.reading import read
from game.table.table import Table
from game.table.verify import verify
from tests.table.hosted import MINUTES, Host


def state(table: Table) -> str:
    return table.observe("observer").clock.state


def phase(table: Table) -> str:
    return table.observe("observer").phase


def passes(host: Host, seconds: float) -> None:
    host.time.seconds += seconds
    host.table.tick()


def to(host: Host, wanted: str) -> None:
    """Let the white cell end phases until one comes."""
    while phase(host.table) != wanted:
        assert host.table.say("white", Advance(reason="Go on")).ok


def test_without_minutes_there_is_no_clock(host: Host) -> None:
    table = host.open(minutes={})
    assert (state(table), table.due()) == ("off", None)
    passes(host, 1e6)
    assert phase(table) == "briefing"
    assert table.say("white", Pause(reason="x")).refusal.rule == "G21.2"  # type: ignore[union-attr]


def test_the_first_phase_waits_until_somebody_sits_in_each_faction_of_people(host: Host) -> None:
    table = host.open(seated=False)
    assert (state(table), table.due()) == ("waiting", None)
    passes(host, 1e6)
    table.seat("us-1", "us", "lead")
    assert state(table) == "waiting"
    table.seat("china-1", "china", "member")
    assert (state(table), table.due()) == ("running", 60.0)


def test_the_white_cell_may_begin_before_all_are_there(host: Host) -> None:
    table = host.open(seated=False)
    assert table.say("white", Extend(seconds=30, reason="They are late")).ok
    assert state(table) == "waiting"
    assert table.say("white", Continue()).ok
    assert (state(table), table.due()) == ("running", 90.0)


def test_time_given_while_waiting_counts_when_all_have_come(host: Host) -> None:
    table = host.open(seated=False)
    table.say("white", Extend(seconds=30, reason="They are late"))
    table.seat("us-1", "us", "lead")
    table.seat("china-1", "china", "lead")
    assert table.due() == 90.0


def test_a_phase_ends_after_its_minutes_and_the_next_one_has_its_own(host: Host) -> None:
    table = host.open()
    passes(host, 60.0)
    assert phase(table) == "briefing", "the deadline itself is in time"
    passes(host, 0.001)
    assert (phase(table), table.due()) == ("negotiation", 120.0)
    assert "Time ended the briefing phase" in [n.title for n in table.observe("us").news]


def test_after_the_time_comes_the_grace_and_then_the_end(host: Host) -> None:
    table = host.open(grace=0.5)
    passes(host, 60.5)
    assert (phase(table), state(table), table.due()) == ("briefing", "grace", 30.0)
    passes(host, 30.5)
    assert (phase(table), state(table)) == ("negotiation", "running")


def test_what_comes_at_the_deadline_counts_and_what_comes_later_does_not(host: Host) -> None:
    table = host.open()
    to(host, "orders")
    host.time.seconds += 180.0
    assert table.say("us", Draft(order=Allocate(lever="us.energy", points=5))).ok
    host.time.seconds += 0.001
    late = table.say("us", Draft(order=Allocate(lever="us.energy", points=1)))
    assert late.refusal is not None
    assert (late.refusal.code, late.refusal.rule) == ("late", "G21.1")
    assert phase(table) == "consequences"
    assert table.observe("us").draft == (Allocate(lever="us.energy", points=5),)


def test_who_was_in_time_is_not_late_by_waiting_for_a_turn(host: Host) -> None:
    table = host.open()
    to(host, "orders")
    came = host.time.seconds + 180.0
    host.time.seconds += 181.0
    order = Draft(order=Allocate(lever="us.energy", points=5))
    assert table.say("us", order, at=came).ok
    assert phase(table) == "orders"


def test_a_command_that_comes_in_the_grace_period_is_done(host: Host) -> None:
    table = host.open(grace=0.5)
    host.time.seconds += 70.0
    assert table.say("us", Ready()).ok
    assert state(table) == "grace"


def test_a_pause_stops_the_clock_and_it_goes_on_with_what_was_left(host: Host) -> None:
    table = host.open()
    passes(host, 20.0)
    assert table.say("white", Pause(reason="Questions")).ok
    passes(host, 10_000.0)
    assert (phase(table), table.due()) == ("briefing", None)
    assert table.observe("us").clock.left == 40.0
    assert table.say("white", Continue()).ok
    assert table.due() == 40.0


def test_a_pause_at_once_leaves_no_more_than_there_was(host: Host) -> None:
    """Whatever the steady clock shows: a sum less one of its parts may be more than the other."""
    host.time.seconds = next(
        at for at in (1_000 + 0.1 * step for step in range(1_000)) if (at + 60.0) - at > 60.0
    )
    table = host.open()
    assert table.say("white", Pause(reason="x")).ok
    assert table.observe("observer").clock.left == 60.0
    table.close()
    assert verify(host.path).agrees


def test_a_pause_of_the_grace_period_goes_on_as_grace(host: Host) -> None:
    table = host.open(grace=0.5)
    passes(host, 61.0)
    table.say("white", Pause(reason="A question"))
    table.say("white", Continue())
    assert (state(table), table.due()) == ("grace", 30.0)
    passes(host, 31.0)
    assert phase(table) == "negotiation"


@pytest.mark.parametrize("paused", [False, True])
def test_more_time_is_added_to_what_is_left(host: Host, paused: bool) -> None:
    table = host.open()
    passes(host, 20.0)
    if paused:
        table.say("white", Pause(reason="Questions"))
    assert table.say("white", Extend(seconds=60, reason="A hard one")).ok
    if paused:
        assert (state(table), table.observe("us").clock.left) == ("paused", 100.0)
        table.say("white", Continue())
    assert table.due() == 100.0


def test_more_time_in_the_grace_period_makes_it_a_part_of_the_phase(host: Host) -> None:
    table = host.open(grace=0.5)
    passes(host, 61.0)
    table.say("white", Extend(seconds=60, reason="A hard one"))
    assert (state(table), table.due()) == ("running", 90.0)
    passes(host, 91.0)
    assert (phase(table), state(table)) == ("briefing", "grace")


def test_taking_time_away_ends_a_phase_once_and_never_below_nothing(host: Host) -> None:
    table = host.open()
    table.say("white", Extend(seconds=-10_000, reason="All are waiting"))
    assert table.due() == 0.0
    passes(host, 0.001)
    assert phase(table) == "negotiation"


@pytest.mark.parametrize("command", [Pause(reason=" \u202e"), Extend(seconds=5, reason="")])
def test_the_clock_is_not_steered_without_a_reason(host: Host, command: Command) -> None:
    refusal = host.open().say("white", command).refusal
    assert refusal is not None
    assert (refusal.code, refusal.rule) == ("no-reason", "G10.4")


@pytest.mark.parametrize("role", ["us", "observer", "projector"])
def test_nobody_else_steers_the_clock(host: Host, role: str) -> None:
    table = host.open()
    for command in (Pause(reason="x"), Continue(), Extend(seconds=9, reason="x")):
        assert not table.say(role, command).ok  # type: ignore[arg-type]
    assert table.due() == 60.0


@pytest.mark.parametrize("jump", [-1e6, 1e6])
def test_a_machine_whose_date_jumps_has_the_same_deadlines(host: Host, jump: float) -> None:
    table = host.open()
    passes(host, 20.0)
    host.time.jump = jump
    assert table.due() == 40.0
    passes(host, 41.0)
    assert (phase(table), table.due()) == ("negotiation", 120.0)


def test_the_clock_goes_on_with_what_was_left_when_the_host_was_last_alive(host: Host) -> None:
    host.open()
    passes(host, 20.0)
    alive = host.time.date()
    host.crash(away=5_000.0, alive=alive)
    assert (phase(host.table), host.table.due()) == ("briefing", 40.0)


@pytest.mark.parametrize("jump", [-1e6, 1e6])
def test_a_date_that_was_moved_takes_no_time_from_a_host_that_comes_back(
    host: Host, jump: float
) -> None:
    host.open()
    passes(host, 20.0)
    host.time.jump = jump
    host.crash(away=5.0, alive=host.time.date())
    assert (phase(host.table), host.table.due()) == ("briefing", 60.0)
    passes(host, 61.0)
    assert phase(host.table) == "negotiation"
    host.time.jump = 0.0
    host.crash(away=5.0, alive=host.time.date())
    assert phase(host.table) == "negotiation"
    assert verify(host.path).agrees


def test_without_a_heartbeat_the_last_record_says_what_was_left(host: Host) -> None:
    host.open()
    passes(host, 15.0)
    host.table.say("us", Ready())
    passes(host, 20.0)
    host.crash(away=5_000.0)
    assert host.table.due() == 45.0


def test_a_host_that_comes_back_leaves_a_stopped_clock_stopped(host: Host) -> None:
    host.open()
    host.table.say("white", Pause(reason="Lunch"))
    host.crash(away=100.0)
    assert (state(host.table), host.table.due()) == ("paused", None)


def test_a_host_that_comes_back_goes_on_with_the_grace_period(host: Host) -> None:
    host.open(grace=0.5)
    passes(host, 61.0)
    passes(host, 10.0)
    host.crash(away=100.0, alive=host.time.date())
    assert (state(host.table), host.table.due()) == ("grace", 20.0)


def test_a_match_that_nobody_touches_is_played_to_its_end_by_the_clock(host: Host) -> None:
    table = host.open(grace=0.1, format="short")
    for _ in range(200):
        if table.over:
            break
        passes(host, max(0.0, table.due() or 0.0) + 0.01)
    assert table.over
    assert table.due() is None
    kinds = [record.kind for record in read(table.path).records]
    assert kinds.count("quarter_resolved") == 4
    assert kinds.count("phase_closed") == 2 * len(MINUTES)
    assert verify(table.path).agrees


def test_all_ready_ends_a_phase_before_its_time(host: Host) -> None:
    table = host.open()
    table.say("us", Ready())
    table.say("china", Ready())
    assert (phase(table), table.due()) == ("negotiation", 120.0)
    to(host, "orders")
    table.say("us", Commit())
    table.say("china", Commit())
    assert phase(table) == "consequences"
