"""The size gate, help, settings, the palette, leaving and crashing."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import game.tui
from game.tui.app.board_app import BoardApp
from game.tui.app.palette import commands_of
from game.tui.app.shell import Shell
from game.tui.ink.frame import Frame
from game.tui.ink.glyphs import ASCII, UNICODE, choose_glyphs
from game.tui.ink.keys import draw_help
from game.tui.screens.board import BoardScreen
from game.tui.screens.commit import CommitSlip
from game.tui.screens.end import EndScreen
from game.tui.screens.help import HelpScreen, keys_in_words
from game.tui.screens.post import PostSlip
from game.tui.screens.size_gate import SizeGate
from tests.tui.conftest import SAVE, at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import PEOPLE
from tests.tui.samples import observation


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (60, 15)])
async def test_a_small_terminal_is_told_so_and_offered_plain_lines(size: tuple[int, int]) -> None:
    async with at_the_board(FakePort(observation()), size=size, keys=()) as (app, _):
        text = " ".join(screen_text(app).split())
    assert "80 columns and 24 rows" in text
    assert f"{size[0]} by {size[1]}" in text
    assert "--plain" in text


async def test_the_gate_opens_when_the_terminal_grows_and_nothing_was_said_meanwhile() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert isinstance(app.screen, SizeGate)
        await press(pilot, "enter", "right", "f2", "w", "escape")
        assert isinstance(app.screen, SizeGate)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert isinstance(app.screen, BoardScreen)
    assert port.said == []


def bound_classes() -> Iterator[type[DOMNode]]:
    """Every screen, widget and app of the board that has bindings of its own."""
    for found in pkgutil.walk_packages(game.tui.__path__, "game.tui."):
        module = import_module(found.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            own = kind.__module__ == found.name and issubclass(kind, DOMNode)
            if own and "BINDINGS" in vars(kind):
                yield kind


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    return [b for b in vars(kind)["BINDINGS"] if isinstance(b, Binding)]


def test_every_binding_has_an_id_and_says_what_it_does() -> None:
    kinds = list(bound_classes())
    assert len(kinds) > 12
    for kind in kinds:
        bindings = own_bindings(kind)
        assert len(bindings) == len(vars(kind)["BINDINGS"]), kind
        for binding in bindings:
            assert binding.id, (kind, binding.key)
            assert len(binding.tooltip) > 3, (kind, binding.key)
            assert binding.description, (kind, binding.key)


def test_every_binding_is_on_the_help_page() -> None:
    for kind in bound_classes():
        single = list(Binding.make_bindings(own_bindings(kind)))
        words = draw_help(keys_in_words(single), Frame(400, 1000)).plain
        for binding in single:
            assert binding.tooltip in words, (kind, binding.id)


def test_only_keys_that_terminals_let_through_are_bound() -> None:
    named = {
        "left",
        "right",
        "up",
        "down",
        "enter",
        "escape",
        "tab",
        "shift+tab",
        "space",
        "home",
        "end",
        "pageup",
        "pagedown",
        "question_mark",
        "full_stop",
        "plus",
        "minus",
        "ctrl+c",
        "ctrl+q",
        *(f"f{number}" for number in range(2, 10)),
    }
    for kind in bound_classes():
        for binding in Binding.make_bindings(own_bindings(kind)):
            fine = binding.key in named or (len(binding.key) == 1 and binding.key.isalnum())
            assert fine, (kind, binding.key)


async def test_no_footer_has_more_than_six_keys() -> None:
    for keys in ((), ("f2",), ("w",), ("f5",), ("question_mark",)):
        async with at_the_board(FakePort(observation()), keys=("enter", *keys)) as (app, _):
            assert len(app.screen.query("FooterKey")) <= 6, keys


async def test_help_is_about_the_screen_it_was_asked_on() -> None:
    async with at_the_board(FakePort(observation()), size=(100, 90)) as (app, pilot):
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Spend the points that are left evenly" in screen_text(app)
        await press(pilot, "escape", "w", "question_mark")
        assert "Spend the points that are left evenly" not in screen_text(app)
        assert "Scroll the text on" in screen_text(app)


async def test_the_palette_has_the_board_commands_under_their_spaces() -> None:
    async with at_the_board(FakePort(observation())) as (app, _):
        titles = {command.title for command in commands_of(app, app.screen)}
    for title in ("orders: spend the rest", "view: stances", "deals: propose", "board: go on"):
        assert title in titles


async def test_a_palette_command_does_what_its_key_does() -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        (clear,) = [c for c in commands_of(app, app.screen) if c.title == "orders: take all back"]
        await clear.callback()  # type: ignore[misc]
        await pilot.pause()
        await pilot.pause()
    assert port.shown.draft == ()


async def test_the_settings_turn_ascii_on_and_off() -> None:
    async with at_the_board(FakePort(observation()), keys=("enter", "f7", "g")) as (app, pilot):
        await press(pilot, "escape")
        assert screen_text(app).isascii()
        await press(pilot, "f7", "g", "escape")
        assert not screen_text(app).isascii()


@pytest.mark.parametrize(
    ("environment", "encoding", "wanted"),
    [
        ({}, "utf-8", UNICODE),
        ({}, "UTF8", UNICODE),
        ({}, "ascii", ASCII),
        ({}, "latin-1", ASCII),
        ({"FOURFRONTS_ASCII": "1"}, "utf-8", ASCII),
        ({"FOURFRONTS_ASCII": "0"}, "utf-8", UNICODE),
        ({"LANG": "C"}, "utf-8", ASCII),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", ASCII),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "POSIX"}, "utf-8", ASCII),
        ({"LANG": "C", "FOURFRONTS_ASCII": "0"}, "utf-8", UNICODE),
        ({"LANG": "C.UTF-8"}, "utf-8", UNICODE),
    ],
)
def test_glyphs_are_chosen_by_wish_and_encoding(
    environment: dict[str, str], encoding: str, wanted: Any
) -> None:
    assert choose_glyphs(environment, encoding) is wanted


async def test_movement_can_be_switched_off() -> None:
    still = BoardApp([FakePort(observation())], False, SAVE, animate=False)
    assert still.animation_level == "none"


async def test_leaving_is_asked_once_and_ctrl_c_leaves_at_once() -> None:
    async with at_the_board(FakePort(observation())) as (app, pilot):
        await press(pilot, "escape")
        assert "Leave the table?" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, BoardScreen)
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert app.return_code == 0


async def test_enter_asks_to_leave_a_match_that_is_over_and_y_leaves_it() -> None:
    over = FakePort(observation("over"))
    async with at_the_board(over, keys=("enter", "escape")) as (app, pilot):
        assert isinstance(app.screen, EndScreen)
        await press(pilot, "enter")
        assert "The match is saved." in screen_text(app)
        await press(pilot, "escape", "enter")
        assert app.is_running
        await pilot.press("y")
        await pilot.pause()
        assert app._exit


async def test_the_rulebook_is_searched_as_one_types() -> None:
    async with at_the_board(FakePort(observation()), keys=("enter", "f5")) as (app, pilot):
        await press(pilot, *"grey")
        assert "R3.5" in screen_text(app)
        assert "R1.1" not in screen_text(app)
        await press(pilot, *["backspace"] * 4)
        assert "R1.1" in screen_text(app)
        await press(pilot, *"zz")
        assert "No rule speaks of" in screen_text(app)


class Breaking(FakePort):
    """A port that fails in a way nobody thought of."""

    def listen(self, listener: Any) -> Any:
        raise RuntimeError("seed 5f0c canary")


async def test_a_crash_leaves_one_sentence_with_the_save_and_no_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app: Shell = BoardApp([Breaking(observation())], False, Path("saves/a.jsonl"))
    with pytest.raises(RuntimeError):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
    assert app.return_code == 1
    words = app.farewell("fourfronts resume")
    assert "saves/a.jsonl" in words
    assert "RuntimeError" in words
    assert "canary" not in words
    assert "\n" not in words
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err


async def test_what_comes_while_a_board_takes_itself_down_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with at_the_board(FakePort(observation())) as (app, _):
        await app.screen.remove_children()
        with monkeypatch.context() as closing:
            closing.setattr(app, "_running", False)  # as while it shuts down
            app.look()
            app.on_board_app_changed()


@pytest.mark.parametrize("make", [HelpScreen, CommitSlip, lambda: PostSlip(PEOPLE.people[1])])
async def test_a_screen_opened_as_the_board_is_left_is_no_fault(
    make: Callable[[], Screen[Any]],
) -> None:
    port = FakePort(observation())
    async with at_the_board(port) as (app, pilot):
        app.exit(0)
        app.push_screen(make())
        await pilot.pause()
    assert (app.crash, app.return_code) == (None, 0)
