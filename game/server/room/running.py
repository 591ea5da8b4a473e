"""Running a room: its doors open, its clocks wound, its heart beating, until it is told to stop."""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Protocol

from game.core.conduct.clock import MINUTE
from game.server.room.faults import note_forgotten
from game.server.room.founding import ALIVE
from game.server.room.room import Room
from game.table.steady_date import ROOM_DATE

BEAT_SECONDS = 2.0
PARTED = (
    "This machine slept, or its date was changed: it is {:+.1f} minutes from what this room counts"
    " by. The room's clocks go on as they stood; add or take minutes where that is not meant."
)


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
    work.append(asyncio.create_task(_beat(folder / ALIVE, room)))
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


async def _beat(path: Path, room: Room) -> None:
    """Leave word that the host is alive; a full disk is the tables' concern, not the heart's."""
    while True:
        now = ROOM_DATE()
        with contextlib.suppress(OSError):
            path.touch(mode=0o600)
            os.utime(path, (now, now))  # by the date that the clocks of the room end by
        if (ahead := ROOM_DATE.parted()) is not None:
            room.tell(PARTED.format(ahead / MINUTE))
        await asyncio.sleep(BEAT_SECONDS)
