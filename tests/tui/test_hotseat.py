"""At a shared terminal one faction's secrets are hidden before the next one looks."""

from game.core.acts.commit import Commit
from game.tui.screens.board import BoardScreen
from game.tui.screens.handover import HandoverScreen
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.samples import NewsItem, fresh, levers, observation, options


def china_orders() -> FakePort:
    own = tuple(
        lever.model_copy(
            update={"name": "china.grey_market", "title": "Grey buying", "text": "Buy."}
        )
        for lever in levers()[:1]
    )
    return FakePort(observation(role="china", levers=own, hand=(), deals=(), draft=(), spent=0))


async def test_the_handover_names_the_faction_and_shows_nothing_else() -> None:
    us, china = FakePort(observation()), china_orders()
    async with at_the_board(us, china, hotseat=True) as (app, pilot):
        assert isinstance(app.screen, HandoverScreen)
        assert "the United States" in screen_text(app)
        await press(pilot, "space", "enter", "y")
        assert us.said == [Commit()]
        text = screen_text(app)
        assert isinstance(app.screen, HandoverScreen)
        assert "China" in text
        for secret in ("enforcement", "Grey buying", "Chip Security Act", "9.4"):
            assert secret not in text


async def test_no_key_but_space_leads_past_the_handover() -> None:
    us, china = FakePort(observation()), china_orders()
    async with at_the_board(us, china, hotseat=True) as (app, pilot):
        await press(pilot, "escape", "enter", "y", "question_mark", "w", "f2", "f4", "1", "tab")
        assert isinstance(app.screen, HandoverScreen)
        await press(pilot, "space")
        assert isinstance(app.screen, BoardScreen)
        assert "Chip-control" in screen_text(app)


async def test_after_the_handover_only_the_named_faction_is_seen() -> None:
    us, china = FakePort(observation()), china_orders()
    async with at_the_board(us, china, hotseat=True) as (app, pilot):
        await press(pilot, "space", "enter", "y", "space")
        text = screen_text(app)
        assert "Grey buying" in text
        assert "Chip-control enforcement" not in text
        assert app.port is china


async def test_open_phases_are_passed_for_all_seats_at_once() -> None:
    us, china = FakePort(fresh("briefing")), FakePort(fresh("briefing"))
    china.shown = china.shown.model_copy(update={"role": "china"})
    async with at_the_board(us, china, hotseat=True) as (_, pilot):
        await press(pilot, "space", "enter")
    assert [c.say for c in us.said] == ["ready"]
    assert [c.say for c in china.said] == ["ready"]


async def test_a_change_at_the_table_never_shows_behind_a_handover() -> None:
    us, china = FakePort(observation()), china_orders()
    async with at_the_board(us, china, hotseat=True) as (app, pilot):
        shout = NewsItem(quarter="2027Q2", title="SECRET", text="SECRET", kind="notice")
        us.change(us.shown.model_copy(update={"news": (shout,)}))
        await pilot.pause()
        assert isinstance(app.screen, HandoverScreen)
        assert "SECRET" not in screen_text(app)


async def test_each_seat_is_told_the_story_after_its_own_handover() -> None:
    us = FakePort(observation(), observation("consequences"))
    told = observation("consequences", role="china", options=options("consequences"))
    china = FakePort(told)
    async with at_the_board(us, china, hotseat=True) as (app, pilot):
        await press(pilot, "space", "enter", "y")
        assert type(app.screen).__name__ == "StoryScreen"
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, HandoverScreen)
        await press(pilot, "space")
        assert type(app.screen).__name__ == "StoryScreen"
        assert app.observation.role == "china"
