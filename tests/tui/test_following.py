"""Why of the why: Enter follows a cause to its figure, Esc returns, and the way is shown."""

from game.core.observation import Cause, Receipt
from game.tui.screens.rules import RulesScreen
from game.tui.screens.why import WhyScreen
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.samples import observation

COMPUTE = Cause(
    title="US compute",
    amount=0.6,
    kind="coupling",
    rule="R3.5",
    key="coupling compute.us",
    follow=("compute.us",),
)
FABS = Cause(
    title="Fabs",
    amount=2.0,
    kind="coupling",
    rule="R2.1",
    key="coupling build-out",
    follow=("flow.us", "power.us"),
    earlier=("power.us",),
)


def receipt(variable: str, title: str, quarter: str, before: float, *causes: Cause) -> Receipt:
    after = before + sum(cause.amount for cause in causes)
    return Receipt(
        quarter=quarter,
        variable=variable,
        title=title,
        unit="months",
        before=before,
        causes=causes,
        after=after,
    )


def port() -> FakePort:
    shown = observation("consequences")
    lead = receipt("lead", "US lead", "2027Q2", 8.0, COMPUTE)
    made = FakePort(shown.model_copy(update={"receipts": (lead,)}))
    made.past = {
        ("compute.us", "2027Q2"): receipt("compute.us", "US compute", "2027Q2", 40.0, FABS),
        ("power.us", "2027Q1"): receipt("power.us", "US power", "2026Q4", 9.0),
        ("lead", "2027Q1"): receipt("lead", "US lead", "2027Q1", 7.0),
    }
    return made


async def test_enter_follows_causes_and_esc_returns_to_where_one_was() -> None:
    async with at_the_board(port(), keys=("enter", "escape", "w", "enter")) as (app, pilot):
        assert "Why: US lead 2027 Q2" in screen_text(app)
        await press(pilot, "enter")
        assert "Why: US lead 2027 Q2 → US compute 2027 Q2" in screen_text(app)
        assert "→ power.us" in screen_text(app)
        await press(pilot, "down", "down", "enter")
        # It stood still in 2027 Q1: what is shown is the quarter that moved it last.
        assert "US compute 2027 Q2 → US power 2026 Q4" in screen_text(app)
        await press(pilot, "escape", "enter")
        assert "→ US power 2026 Q4" in screen_text(app)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, WhyScreen)
        assert "Why it moved" in screen_text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, WhyScreen)


async def test_before_leads_to_the_quarter_before_and_no_further_than_there_is() -> None:
    async with at_the_board(port(), keys=("enter", "escape", "w", "enter")) as (app, pilot):
        await press(pilot, "home", "enter")
        assert "Why: US lead 2027 Q2 → US lead 2027 Q1" in screen_text(app)
        await press(pilot, "home", "enter")
        assert "nothing had moved it since" in screen_text(app)
        assert "Why: US lead 2027 Q2 → US lead 2027 Q1" in screen_text(app)


async def test_the_rule_of_a_cause_is_looked_up_in_the_rulebook() -> None:
    async with at_the_board(port(), keys=("enter", "escape", "w", "enter", "f5")) as (app, _):
        assert isinstance(app.screen, RulesScreen)
        assert "R3.5" in screen_text(app)


async def test_a_new_quarter_begins_the_way_anew() -> None:
    seat = port()
    async with at_the_board(seat, keys=("enter", "escape", "w", "enter")) as (app, pilot):
        other = receipt("lead", "US lead", "2027Q3", 8.6, COMPUTE)
        seat.change(seat.shown.model_copy(update={"receipts": (other,)}))
        await pilot.pause()
        assert "Why it moved  2027 Q3" in screen_text(app)
