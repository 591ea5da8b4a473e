"""Who asked for it is called when their turn comes; nobody else is."""

import pytest

from game.tui.screens.settings import SettingsSlip
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.samples import fresh, observation


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that was called through a terminal: words, and titles after a colon."""
    made: list[str] = []
    monkeypatch.setattr("game.terminal.alert.Caller.call", lambda _, words: made.append(words))
    monkeypatch.setattr(
        "game.terminal.alert.Caller.title", lambda _, words: made.append(f"title: {words}")
    )
    return made


async def test_nobody_is_called_who_did_not_ask(calls: list[str]) -> None:
    port = FakePort(observation("resolution"))
    async with at_the_board(port) as (_, pilot):
        port.change(fresh("briefing"))
        await press(pilot)
    assert calls == []


async def test_who_asked_is_called_once_when_their_turn_comes(calls: list[str]) -> None:
    port = FakePort(observation("resolution"))
    async with at_the_board(port, keys=("enter", "f7")) as (app, pilot):
        assert isinstance(app.screen, SettingsSlip)
        await press(pilot, "a")
        assert "Alerts      on" in screen_text(app)
        assert calls == ["title: Four Fronts"]
        await press(pilot, "escape")
        port.change(fresh("briefing"))
        await press(pilot)
        assert calls[1:] == ["title: ● your turn", "Four Fronts: it is your turn."]
        port.change(fresh("negotiation"))
        await press(pilot)
        assert calls[3:] == ["title: ● your turn"]
