"""The screens of a hosted table: kept pictures, what keys say to the port, hostile words."""

import asyncio
from collections.abc import Callable

import pytest
from textual.containers import VerticalScroll
from textual.geometry import Region

from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.rule import Rule
from game.core.acts.send import Send
from game.core.acts.set_clock import Continue
from game.core.acts.show_codes import ShowCodes
from game.core.acts.visit import Visit
from game.core.observation import NewsItem
from game.table.port import Company
from game.tui.screens.board import BoardScreen
from game.tui.screens.cell import CellScreen
from game.tui.screens.help import HelpScreen
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.countdown import clock_words, time_words
from tests.tui.conftest import at_the_board, press, resize, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import (
    GRACE,
    RUNNING,
    after_notices,
    at,
    before_the_match,
    faction,
    watcher,
)

SIZES = ((80, 24), (100, 30), (140, 45))
SCREENS: dict[str, tuple[Callable[[], FakePort], tuple[str, ...]]] = {
    "room-board": (faction, ("enter",)),
    "room-board-grace": (lambda: at(faction(), "orders", GRACE), ("enter",)),
    "room-story": (lambda: after_notices(faction(), "consequences"), ("enter",)),
    "room-news": (lambda: after_notices(faction(), "orders"), ("enter", "f4")),
    "room-press": (faction, ("enter", "m")),
    "room-write": (faction, ("enter", "m", "enter")),
    "room-orders": (faction, ("enter", "f2")),
    "room-people": (faction, ("enter", "v")),
    "room-cell": (lambda: watcher("white"), ()),
    "room-cell-grace": (lambda: at(watcher("white"), "orders", GRACE), ()),
    "room-cell-lost": (lambda: at(watcher("white"), "orders", reachable=False), ()),
    "room-ask": (lambda: watcher("white"), ("down", "down", "enter")),
    "room-bring": (lambda: watcher("white"), ("end", *["up"] * 7, "enter")),
    "lobby": (lambda: before_the_match("us"), ("enter",)),
    "lobby-cell": (lambda: before_the_match("white"), ()),
    "lobby-post": (lambda: before_the_match("us"), ("enter", "down", "p")),
}
ANEW = ("room-bring", "room-write", "room-ask", "lobby-post")
"""Where the keys scroll, or something lies over the board: opened anew at each size."""


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in ANEW])
async def test_a_screen_looks_as_it_was_kept(
    name: str, same_screen: Callable[[str, str], None]
) -> None:
    make, keys = SCREENS[name]
    async with at_the_board(make(), size=SIZES[0], keys=keys) as (app, pilot):
        for width, height in SIZES:
            await resize(pilot, width, height)
            same_screen(f"{name}-{width}x{height}", screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ANEW)
async def test_a_screen_opened_anew_looks_as_it_was_kept(
    name: str, size: tuple[int, int], same_screen: Callable[[str, str], None]
) -> None:
    make, keys = SCREENS[name]
    async with at_the_board(make(), size=size, keys=keys, painted=True) as (app, _):
        same_screen(f"{name}-{size[0]}x{size[1]}", screen_text(app))


@pytest.mark.parametrize("name", ["room-press", "room-people"])
async def test_hostile_words_are_shown_as_words(name: str) -> None:
    make, keys = SCREENS[name]
    async with at_the_board(make(), keys=keys) as (app, _):
        text = screen_text(app)
        assert "\x1b" not in text
        assert "‮" not in text
        assert app.is_running


async def test_press_is_written_to_whom_is_chosen() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "m", "enter")) as (_, pilot):
        await press(pilot, "down", "down", *"Hi", "enter")
        assert port.said[-1] == Send(to=("allies",), text="Hi")


async def test_a_lead_gives_a_post_and_hands_the_lead_over() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "v", "down", "p")) as (_, pilot):
        await press(pilot, "down", "enter")
        assert port.said[-1] == Reseat(member="us-2", faction="us", post="intelligence")
        await press(pilot, "p", "end", "enter")
        assert port.said[-2:] == [
            Reseat(member="us-2", faction="us", post="lead"),
            Reseat(member="us-1", faction="us", post="member"),
        ]
        await press(pilot, "down", "p")
        assert "A lead gives posts" in " ".join(n.message for n in pilot.app._notifications)


async def test_the_white_cell_moves_somebody_to_another_faction() -> None:
    port = before_the_match("white")
    async with at_the_board(port, keys=("down", "p", "end", "enter")) as _:
        assert port.said == [Reseat(member="us-2", faction="labs", post="treasurer")]


async def test_the_lobby_says_what_is_missing_and_closes_when_the_match_begins() -> None:
    port = before_the_match("us")
    async with at_the_board(port) as (app, pilot):
        assert "Waiting for the Allies." in screen_text(app)
        port.change(port.shown.model_copy(update={"clock": RUNNING}))
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)


@pytest.mark.parametrize("over", [(), ("enter", "question_mark"), ("enter", "m")])
async def test_a_match_may_begin_while_something_lies_over_the_lobby(over: tuple[str, ...]) -> None:
    port = before_the_match("us")
    async with at_the_board(port, keys=over) as (app, pilot):
        port.change(port.shown.model_copy(update={"clock": RUNNING}))
        await pilot.pause()
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)


async def test_the_white_cell_only_begins_the_match_after_a_yes() -> None:
    for role, said in (("white", [Continue()]), ("us", [])):
        port = before_the_match(role)  # type: ignore[arg-type]
        async with at_the_board(port, keys=() if role == "white" else ("enter",)) as (_, pilot):
            await press(pilot, "enter", "y")
            assert port.orders_said == said


async def test_the_white_cell_chooses_whether_the_wall_shows_codes() -> None:
    port = before_the_match("white")
    async with at_the_board(port, keys=("c",)) as _:
        assert port.said == [ShowCodes(shown=True)]
    for shown in (False, True):
        async with at_the_board(before_the_match("projector", shown=shown), keys=()) as (app, _):
            assert ("E0JF-6PF9" in screen_text(app)) == shown


async def test_nobody_is_in_the_lobby_alone() -> None:
    port = before_the_match("us")
    port.people = Company()
    async with at_the_board(port) as (app, _):
        assert isinstance(app.screen, BoardScreen)


async def test_the_white_cell_steers_with_a_reason() -> None:
    port = watcher("white")
    async with at_the_board(port, keys=("enter",)) as (_, pilot):
        assert port.said == [Continue()]
        await press(pilot, "down", "down", "down", "enter", *"Late", "enter")
        assert port.said[-1] == Advance(reason="Late")
        await press(pilot, *["down"] * 10, "enter", "2", "enter", *"So", "enter")
        said = port.said[-1]
        assert isinstance(said, Rule)
        assert (said.amount, said.reason) == (2.0, "So")


async def test_the_clocks_of_the_desk_count_down_and_what_is_read_stays() -> None:
    port = before_the_match("white")
    port.shown = port.shown.model_copy(update={"clock": RUNNING})
    async with at_the_board(port, keys=()) as (app, pilot), asyncio.timeout(30):
        assert screen_text(app).count("06:41") == 2
        app.screen.query_one("#list", RowList).go_to("desk us")
        await press(pilot, "right")
        detail = app.screen.query_one("#detail", VerticalScroll)
        assert detail.scroll_y > 0
        port.time = 60.0
        while screen_text(app).count("05:41") < 2:
            await pilot.pause(0.05)
        await pilot.pause()
        assert detail.scroll_y > 0


@pytest.mark.parametrize(
    ("desk", "keys", "player", "bot"),
    [
        ("us", (), "bot", "adaptive"),
        ("us", ("down", "down"), "bot", "random"),
        ("us", ("up",), "nobody", ""),
        ("labs", (), "person", ""),
        ("labs", ("up", "up"), "bot", "essay"),
    ],
)
async def test_the_desk_appoints_any_bot_people_or_nobody(
    desk: str, keys: tuple[str, ...], player: str, bot: str
) -> None:
    port = watcher("white")
    async with at_the_board(port, keys=()) as (app, pilot):
        app.screen.query_one("#list", RowList).go_to(f"desk {desk}")
        await press(pilot, "enter", "enter", *keys, "S", "o", "enter")
        assert port.said == [Appoint(faction=desk, player=player, bot=bot, reason="So")]


async def test_an_inject_is_brought_in_only_after_a_yes() -> None:
    port = watcher("white")
    async with at_the_board(port, keys=()) as (app, pilot):
        app.screen.query_one("#list", RowList).go_to("inject inject/a")
        for no in ("enter", "n", "escape"):
            await press(pilot, "enter")
            assert "A cable is cut" in screen_text(app)
            await press(pilot, no)
            assert isinstance(app.screen, CellScreen)
        assert port.said == []
        await press(pilot, "enter", "y")
        assert port.said == [Bring(inject="inject/a")]


async def test_an_inject_out_of_its_time_is_asked_about_with_its_time() -> None:
    port = watcher("white")
    async with at_the_board(port, keys=()) as (app, pilot):
        for name, lies in (("c", "still to come: 2027Q4 to 2028Q2"), ("d", "past: 2026Q4")):
            app.screen.query_one("#list", RowList).go_to(f"inject inject/{name}")
            await press(pilot, "enter")
            assert lies in " ".join(screen_text(app).replace("│", " ").split())
            await press(pilot, "y")
            assert port.said[-1] == Bring(inject=f"inject/{name}")


async def test_the_white_cell_goes_to_another_table_by_its_row_or_by_one_key() -> None:
    port = before_the_match("white")
    async with at_the_board(port, keys=("t",)) as (app, pilot):
        assert port.said == [Visit(table=2)]
        await press(pilot, "escape")
        assert "Orders" in screen_text(app)
        app.screen.query_one("#list", RowList).go_to("table 2")
        await press(pilot, "enter")
        assert port.said == [Visit(table=2)] * 2


async def test_only_the_white_cell_takes_people_off_the_table() -> None:
    for port, may in ((watcher("white"), True), (faction(), False)):
        keys = ("v",) if may else ("enter", "v")
        async with at_the_board(port, keys=keys) as (_, pilot):
            await press(pilot, "x", "enter", "x")
            assert Remove(member="us-1") not in port.said
            await press(pilot, "y")
            assert (Remove(member="us-1") in port.said) == may


async def test_a_notice_is_told_wherever_the_player_is() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter", "m", "enter")) as (app, pilot):
        item = NewsItem(
            quarter="2027Q2", title="Time is up", text="[@click=x]Grace[/]", kind="notice"
        )
        port.change(port.shown.model_copy(update={"news": (*port.shown.news, item)}))
        await pilot.pause()
        assert any("Time is up" in note.message for note in app._notifications)


async def test_the_cursor_stays_on_the_news_that_is_read_when_others_come() -> None:
    port = faction()
    async with at_the_board(port, keys=("enter",)) as (app, pilot):
        app.open("news")
        await pilot.pause()
        page = app.screen.query_one("#words").render()
        item = NewsItem(quarter="2027Q2", title="Time is up", text="Grace.", kind="notice")
        port.change(port.shown.model_copy(update={"news": (*port.shown.news, item)}))
        await pilot.pause()
        assert "Time is up" in screen_text(app)
        assert app.screen.query_one("#words").render() == page


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        (faction, ("enter",)),
        (lambda: watcher("white"), ()),
        (lambda: watcher("projector"), ()),
    ],
    ids=["board", "desk", "wall"],
)
async def test_board_desk_and_wall_say_when_the_line_is_lost_and_when_it_is_back(
    make: Callable[[], FakePort], keys: tuple[str, ...]
) -> None:
    port = make()
    async with at_the_board(port, keys=keys) as (app, pilot):
        for reachable in (False, True):
            port.people = port.people.model_copy(update={"reachable": reachable})
            port.change(port.shown)
            await pilot.pause()
            assert ("LINE LOST" in screen_text(app)) != reachable
            told = " ".join(note.message for note in app._notifications)
            assert ("is back" in told, "is lost" in told) == (reachable, not reachable)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("enter",), "TIME IS UP. Seal in grace, or your draft counts."),
        (("enter", "f2"), "TIME IS UP. Seal in grace, or your draft counts."),
    ],
)
async def test_the_grace_period_is_told_in_words_where_orders_are_given(
    keys: tuple[str, ...], words: str
) -> None:
    async with at_the_board(at(faction(), "orders", GRACE), keys=keys) as (app, _):
        assert words in screen_text(app)


async def test_the_story_tells_the_news_and_folds_what_was_told_of_the_table() -> None:
    port = after_notices(faction(), "consequences")
    async with at_the_board(port, size=(100, 45)) as (app, _):
        text = screen_text(app)
        assert text.index("Minor incident") < text.index("At the table")
        assert "China had not sealed in time" in text
        assert "The clock runs" not in text
        assert "5 notices of the table (F4)" in text


def test_clocks_are_told_in_few_characters() -> None:
    assert clock_words(RUNNING, 0.0) == "06:41"
    assert clock_words(RUNNING, 10_000.0) == "00:00"
    assert time_words(3 * 3600 + 300) == "3 h 05 min"
    assert time_words(2 * 86400 + 4 * 3600) == "2 d 04 h"


async def test_another_cursor_paints_one_line_of_the_desk_and_moves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port = faction()
    async with at_the_board(port, size=(140, 45), keys=("enter",), painted=True) as (app, pilot):
        desk = app.screen.query_one("#desk", RowList)
        painted: list[tuple[str | None, tuple[Region, ...], bool]] = []

        def refresh(panel: Panel, *regions: Region, layout: bool = False) -> Panel:
            painted.append((panel.id, regions, layout))
            return panel

        monkeypatch.setattr(Panel, "refresh", refresh)
        bea, *others = port.people.people
        there = bea.model_copy(update={"touching": desk.rows[desk.cursor + 2].id, "member": "us-9"})
        port.people = port.people.model_copy(update={"people": (there, bea, *others)})
        port.change(port.shown)
        await pilot.pause()
        assert {name for name, _, _ in painted} <= {"desk", "topline"}
        lines = [region for name, regions, _ in painted if name == "desk" for region in regions]
        assert [region.height for region in lines] == [1]
        assert not any(layout for _, _, layout in painted)


async def test_enter_leaves_a_page_as_escape_does() -> None:
    async with at_the_board(faction(), keys=("enter", "question_mark")) as (app, pilot):
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "enter")
        assert not isinstance(app.screen, HelpScreen)


async def test_before_going_back_the_desk_says_what_goes_and_what_stays() -> None:
    port = at(watcher("white"), "negotiation")
    async with at_the_board(port, keys=()) as (app, pilot):
        app.screen.query_one("#list", RowList).go_to("steer undo")
        await press(pilot, "enter")
        told = " ".join(screen_text(app).replace("│", " ").split())
        assert "What was done in the negotiation phase is undone: offers and answers" in told
        assert "Press, notices and work on the orders stay." in told
