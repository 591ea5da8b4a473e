"""No repeat of one key does what can't be undone: on no screen, whatever led to it."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from game.core.acts.advance import Advance
from game.core.acts.answer import Answer
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.rule import Rule
from game.core.acts.send import Send
from game.core.acts.set_clock import Continue
from game.core.acts.undo import Undo
from game.core.command import Command
from game.core.observation import Observation
from game.tui.app.keyboard import MOVES, KeyPace
from game.tui.screens.board import BoardScreen
from game.tui.screens.handover import HandoverScreen
from game.tui.screens.lobby import LobbyScreen
from game.tui.screens.title import TitleScreen
from tests.tui.conftest import at_the_board, press
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import before_the_match, faction, watcher
from tests.tui.samples import fresh, hand, observation

FINAL = (Commit, Answer, Propose, Advance, Appoint, Bring, Remove, Reseat, Rule, Send, Undo)
TIMES = 6
FREE = tuple(card.model_copy(update={"refusal": None}) for card in hand())


def final(said: Sequence[Command]) -> list[Command]:
    """What can't be taken back of what was said; a reaction is drafted, and stands at once.

    A clock that goes on can be paused again.
    """
    reactions = [c for c in said if isinstance(c, Draft) and c.order.kind == "react"]
    return [c for c in said if isinstance(c, FINAL)] + reactions


async def hold(pilot: Pilot[Any], key: str, *, gap: float, times: int = 15) -> None:
    """Press a key again and again, as its terminal stamps the presses."""
    first = Key(key, None)
    character = {"enter": "\r", "space": " ", "tab": "\t"}.get(key, key if len(key) == 1 else None)
    for number in range(times):
        event = Key(key, character)
        event.time = first.time + number * gap
        pilot.app.post_message(event)
        await pilot.pause()


def quarter(phase: str = "briefing") -> FakePort:
    """A seat for which a whole quarter goes by, if it is let."""
    phases = ("briefing", "negotiation", "orders", "consequences", "debrief")
    shown = [fresh(p) if p != "consequences" else observation(p, hand=FREE) for p in phases]
    return FakePort(*shown[phases.index(phase) :])


AT: dict[str, tuple[Callable[[], FakePort], tuple[str, ...]]] = {
    "title": (quarter, ()),
    "negotiation": (lambda: quarter("negotiation"), ("enter",)),
    "an offer": (lambda: FakePort(observation("negotiation")), ("enter", "4")),
    "a deal": (lambda: FakePort(observation("negotiation")), ("enter", "4", "space")),
    "orders": (lambda: quarter("orders"), ("enter",)),
    "all orders": (lambda: quarter("orders"), ("enter", "f2")),
    "cards": (lambda: quarter("orders"), ("enter", "3")),
    "reaction": (lambda: quarter("consequences"), ("enter", "escape", "3", "end")),
    "the whole draft": (lambda: FakePort(observation()), ("enter",)),
    "estimates": (lambda: FakePort(observation()), ("enter", "5")),
    "end": (lambda: FakePort(observation("over")), ("enter", "escape")),
    "press": (faction, ("enter", "m")),
    "people": (faction, ("enter", "v", "down")),
    "lobby": (lambda: before_the_match("us"), ("enter",)),
    "lobby of the white cell": (lambda: before_the_match("white"), ()),
    "people of the white cell": (lambda: watcher("white"), ("v", "down")),
    **{f"desk {n}": (lambda: watcher("white"), ("down",) * n) for n in range(0, 30, 7)},
}
KEYS = ("enter", "space", "y", "x", "right")


@pytest.mark.parametrize("place", AT)
async def test_no_key_pressed_again_and_again_does_what_cant_be_undone(place: str) -> None:
    make, there = AT[place]
    port = make()
    async with at_the_board(port, keys=there) as (app, pilot):
        began = app.screen
        for key in KEYS:
            before = len(port.said)
            for _ in range(TIMES):  # as slowly as one likes: no pace is kept here
                await pilot.press(key)
            assert app.is_running, key
            assert final(port.said[before:]) == [], key
            if began not in app.screen_stack:
                break
            while app.screen is not began:
                await app.pop_screen()


@pytest.mark.parametrize("gap", [0.005, 0.04, 0.12, 0.24])
async def test_a_held_enter_goes_from_the_title_to_the_board_and_no_further(gap: float) -> None:
    port = quarter()
    async with at_the_board(port, keys=(), pace=KeyPace()) as (app, pilot):
        await hold(pilot, "enter", gap=gap)
        assert isinstance(app.screen, BoardScreen)
        assert "too fast to be meant" in "".join(note.message for note in app._notifications)
    assert port.said == []


async def test_enters_half_a_second_apart_pass_no_phase_that_was_just_come_to() -> None:
    port = quarter()
    async with at_the_board(port, keys=(), pace=KeyPace()) as (app, pilot):
        await hold(pilot, "enter", gap=0.5, times=2)
        assert isinstance(app.screen, BoardScreen)
    assert port.said == []


async def test_enters_a_second_apart_are_all_meant() -> None:
    port = FakePort(fresh("briefing"), fresh("briefing"), fresh("briefing"))
    async with at_the_board(port, keys=(), pace=KeyPace()) as (_, pilot):
        await hold(pilot, "enter", gap=1.0, times=3)
    assert port.said == [Ready(), Ready()]


async def test_another_key_between_makes_the_same_one_meant_anew() -> None:
    port = FakePort(fresh("briefing"))
    async with at_the_board(port, keys=(), pace=KeyPace()) as (_, pilot):
        await press(pilot, "enter", "down", "enter")
    assert port.said == [Ready()]


@pytest.mark.parametrize("key", sorted(MOVES))
async def test_a_key_that_moves_may_be_held_down(key: str) -> None:
    seen: Observation = observation()
    async with at_the_board(FakePort(seen), pace=KeyPace()) as (app, pilot):
        await hold(pilot, key, gap=0.03, times=3)
        assert not app.repeating


async def test_double_letters_can_be_typed_fast() -> None:
    async with at_the_board(faction(), keys=("enter", "m", "enter"), pace=KeyPace()) as (
        app,
        pilot,
    ):
        await hold(pilot, "l", gap=0.05, times=2)
        assert app.screen.query_one("#text").value == "ll"  # type: ignore[attr-defined]


async def test_a_held_key_that_leads_to_a_handover_does_not_lead_past_it() -> None:
    for key in ("enter", "y"):
        us, china = FakePort(observation()), FakePort(observation(role="china"))
        async with at_the_board(us, china, hotseat=True, keys=()) as (app, pilot):
            await press(pilot, "enter", "space", "enter", "y", *[key] * TIMES)
            assert app.port is china
            assert isinstance(app.screen, HandoverScreen)


async def test_a_match_begins_from_the_white_cells_lobby_only_when_it_is_asked() -> None:
    port = before_the_match("white")
    async with at_the_board(port, keys=()) as (app, pilot):
        assert isinstance(app.screen, LobbyScreen)
        await press(pilot, "enter", "y")
    assert port.said == [Continue()]


async def test_a_phase_that_leaves_an_offer_unanswered_is_left_by_y() -> None:
    port = FakePort(observation("negotiation"))
    async with at_the_board(port) as (_, pilot):
        await press(pilot, "enter", "n")
        assert port.said == []
        await press(pilot, "enter", "y")
    assert port.said == [Ready()]


async def test_the_title_waits_for_a_key() -> None:
    async with at_the_board(quarter(), keys=()) as (app, _):
        assert isinstance(app.screen, TitleScreen)
