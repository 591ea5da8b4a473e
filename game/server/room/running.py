"""Running a room: its doors open, its clocks wound, its heart beating, until it is told to stop."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Protocol

from game.server.room.faults import note_forgotten
from game.server.room.founding import ALIVE
from game.server.room.room import Room

BEAT_SECONDS = 2.0


class Door(Protocol):
    """A listening server."""

    async def close(self) -> None:
        """Stop listening, and let everybody go."""


async def run_room(
    room: Room,
    folder: Path,
    open_doors: Callable[[], Awaitable[Sequence[Door]]],
    stop: asyncio.Event,
) -> None:
    """Open the doors, keep the clocks and run until `stop`; then close everything tidily."""
    doors: Sequence[Door] = ()
    asyncio.get_running_loop().set_exception_handler(note_forgotten)
    work = [asyncio.create_task(table.run()) for table in room.tables.values()]
    work.append(asyncio.create_task(_beat(folder / ALIVE)))
    try:
        doors = await open_doors()
        await stop.wait()
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        for door in doors:
            await door.close()
        for table in room.tables.values():
            await table.close()


async def _beat(path: Path) -> None:
    """Leave word that the host is alive; a full disk is the tables' concern, not the heart's."""
    while True:
        with contextlib.suppress(OSError):
            path.touch(mode=0o600)
        await asyncio.sleep(BEAT_SECONDS)
