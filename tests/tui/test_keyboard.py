"""Enter pressed while bots think seals nothing that was not seen."""

import asyncio
import time

import pytest
from textual.events import Key

from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.command import Command
from game.table.port import Reply
from game.tui.app.board_app import BoardApp
from game.tui.screens.commit import CommitSlip
from tests.tui.conftest import at_the_board, press
from tests.tui.fake_port import FakePort
from tests.tui.samples import fresh, observation


class Thoughtful(FakePort):
    """A table at which somebody presses keys while it works: it blocks, or lets others work."""

    app: BoardApp
    blocks = True
    typed = 6
    key = "enter"

    async def say(self, command: Command) -> Reply:
        reply = await super().say(command)
        if isinstance(command, Ready | Commit):
            for _ in range(self.typed):
                character = "\r" if self.key == "enter" else self.key
                self.app.post_message(Key(self.key, character))
            if self.blocks:
                time.sleep(0.01)  # as a bot that thinks does; the keys above are older for it
            else:
                for _ in range(20):
                    await asyncio.sleep(0)
        return reply


@pytest.mark.parametrize("blocks", [True, False], ids=["one process", "over a line"])
async def test_enters_pressed_while_a_bot_thinks_seal_nothing_unseen(blocks: bool) -> None:
    port = Thoughtful(observation("negotiation"), fresh())
    port.blocks = blocks
    async with at_the_board(port, keys=()) as (app, pilot):
        port.app = app
        await press(pilot, "enter", "enter", "y")
        assert port.said == [Ready()]
        assert port.shown.phase == "orders"
        assert not isinstance(app.screen, CommitSlip)
        await press(pilot, "enter")
        assert isinstance(app.screen, CommitSlip)
    assert port.said == [Ready()]


async def test_other_keys_typed_ahead_are_not_lost() -> None:
    port = Thoughtful(observation("negotiation"), fresh())
    port.typed, port.key = 1, "m"
    async with at_the_board(port, keys=()) as (app, pilot):
        port.app = app
        await press(pilot, "enter", "enter", "y")
        assert type(app.screen).__name__ == "PressScreen"
