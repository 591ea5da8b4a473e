"""What was changed in the draft is undone and done again, step by step, until the phase ends."""

from game.core.acts.draft import Draft
from game.core.orders.vocabulary import Allocate
from game.tui.screens.commit import CommitSlip
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort, with_order
from tests.tui.samples import fresh, observation


async def test_all_orders_taken_back_by_one_key_come_back_by_one_key() -> None:
    port = FakePort(observation())
    before = {order.key: order for order in port.shown.draft}
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "x")
        assert port.shown.draft == ()
        assert "b brings them back" in screen_text(app)
        await press(pilot, "b")
        assert {order.key: order for order in port.shown.draft} == before
        await press(pilot, "full_stop")
        assert port.shown.draft == ()
        await press(pilot, "b")
        assert {order.key: order for order in port.shown.draft} == before


async def test_changes_are_undone_in_turn_and_a_new_one_ends_what_could_be_done_again() -> None:
    port = FakePort(fresh())
    first = Allocate(lever="us.enforcement", points=1)
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "right", "right", "b")
        assert port.shown.draft == (first,)
        await press(pilot, "b")
        assert port.shown.draft == ()
        await press(pilot, "b")
        assert "Nothing of yours to take back" in screen_text(app)
        await press(pilot, "full_stop")
        assert port.shown.draft == (first,)
        await press(pilot, "down", "right", "full_stop")
        assert "Nothing was taken back" in screen_text(app)


async def test_points_spent_evenly_are_one_step() -> None:
    for keys in (("f",), ("enter", "enter", "escape")):
        port = FakePort(fresh())
        async with at_the_board(port) as (app, pilot):
            await press(pilot, *keys)
            assert not isinstance(app.screen, CommitSlip)
            assert port.shown.spent == port.shown.budget
            await press(pilot, "b")
        assert port.shown.draft == ()


async def test_what_somebody_else_has_changed_since_is_left_alone() -> None:
    port = FakePort(fresh())
    theirs = Allocate(lever="us.enforcement", points=5)
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "right")
        port.change(with_order(port.shown, theirs))
        await pilot.pause()
        await press(pilot, "b")
    assert port.shown.draft == (theirs,)
    assert port.said == [Draft(order=Allocate(lever="us.enforcement", points=1))]


async def test_another_phase_has_nothing_to_undo() -> None:
    port = FakePort(fresh())
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "right")
        port.change(port.shown.model_copy(update={"quarter": "2027Q3"}))
        await pilot.pause()
        said = list(port.said)
        await press(pilot, "b")
    assert port.said == said
