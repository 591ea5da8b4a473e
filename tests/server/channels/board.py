"""A board at the far end of some door, and how it knows that it has all that was drawn."""

import asyncio
from typing import Any

from textual.app import App

from game.terminal.guards import driver_of
from tests.server.channels.ear import Heard
from tests.server.paired_room import PairedRoom
from tests.server.test_joining import PATIENCE


class Counting:
    """Counts what a door's transport was given, so that the far end knows when it has it all."""

    made: "list[Counting]" = []

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.total = 0
        Counting.made.append(self)

    def send(self, data: bytes) -> None:
        super().send(data)  # type: ignore[misc]
        self.total += len(data)


class Board:
    """A board at the far end of some door; what it draws now is told by drawing it all anew."""

    def __init__(self, room: PairedRoom) -> None:
        self._room = room
        self._known = len(room.boards)
        self._taken = 0
        self.data = bytearray()
        Counting.made.clear()

    async def ready(self) -> None:
        """Wait for the board, and go from its title to the seat's own work."""
        async with asyncio.timeout(PATIENCE):
            while len(self._room.boards) == self._known or not Counting.made:
                await asyncio.sleep(0.01)
            self._app: App[Any] = self._room.boards[-1]
            self._sent = Counting.made[-1]
            while not self.data:
                await self.fetch()
                await asyncio.sleep(0.01)
        if self._app.screen.query("TitleScreen") or self._room.boards[-1].port.role != "projector":
            await self.type(b"\r")
        await self.rest()

    async def rest(self) -> None:
        """Wait until all that was drawn has come."""
        await self._room.at_rest()
        async with asyncio.timeout(PATIENCE):
            while len(self.data) < self._sent.total:
                await self.fetch()
                await asyncio.sleep(0)

    async def heard(self) -> Heard:
        await self.rest()
        new = bytes(self.data)
        self._sent.total -= len(self.data)
        self.data.clear()
        return new

    async def asked(self) -> Heard:
        await self.heard()
        driver: Any = driver_of(self._app)
        driver.repaint()
        return await self.heard()

    async def fetch(self) -> None:
        """Take what is there, if one has to ask for it."""

    async def type(self, keys: bytes) -> None:
        """Press keys."""
        raise NotImplementedError
