"""Making a room, and bringing one back: its folder, its tables, its codes."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from game.core.errors import SaveError
from game.core.observation import Role
from game.server.room.codes import new_code
from game.server.room.hosted_table import HostedTable, Tell
from game.server.room.room import Room
from game.server.room.room_files import Opens, RoomFile, keep, load, with_secret
from game.server.room.roster import hashed, new_secret
from game.store.places import ROOM
from game.table.header import Header
from game.table.table import MakeBots, Now, Table

ALIVE = "alive"
"""A file whose time says when the host was last seen alive; clocks go on from there."""


def new_room(
    folder: Path, headers: Sequence[Header], make_bots: MakeBots, now: Now, tell: Tell
) -> tuple[Room, str]:
    """Make a room with a table for each header; returns it and the facilitator's one-time secret.

    Raises `SaveError` if there is a room in the folder already.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if (folder / ROOM).exists():
        raise SaveError(f"There is a room in {folder} already; add --resume to go on with it.")
    saves = {number: f"table-{number}.jsonl" for number in range(1, len(headers) + 1)}
    codes: dict[str, Opens] = {}
    for number, header in enumerate(headers, 1):
        roles: list[Role] = [*header.settings.people, "observer"]
        for role in roles:
            codes[new_code()] = Opens(table=number, role=role)
    tables = {
        number: HostedTable(
            number, Table.open(folder / saves[number], header, make_bots, now), tell
        )
        for number, header in enumerate(headers, 1)
    }
    secret = new_secret()
    file = RoomFile(tables=saves, codes=codes, facilitator=hashed(secret))
    keep(folder / ROOM, file)
    return Room(folder, file, tables, tell), secret


def resumed_room(folder: Path, make_bots: MakeBots, now: Now, tell: Tell) -> tuple[Room, str]:
    """Bring a room back as it was, with a fresh facilitator's secret. Raises `SaveError`."""
    file = load(folder / ROOM, RoomFile)
    if file is None:
        raise SaveError(f"There is no room in {folder}; leave --resume out to make one.")
    alive = folder / ALIVE
    seen = alive.stat().st_mtime if alive.exists() else 0.0
    tables = {
        number: _resumed(number, folder / save, make_bots, now, tell, seen)
        for number, save in file.tables.items()
    }
    secret = new_secret()
    file = with_secret(file, hashed(secret))
    keep(folder / ROOM, file)
    return Room(folder, file, tables, tell), secret


def _resumed(
    number: int, save: Path, make_bots: MakeBots, now: Now, tell: Tell, seen: float
) -> HostedTable:
    return HostedTable(number, Table.resume(save, make_bots, now, alive=seen), tell)


def new_folder(saves: Path, day: str) -> Path:
    """Return a free name for a room's folder among the saves, begun on `day`."""
    return saves / f"room-{day}-{secrets.token_hex(3)}"
