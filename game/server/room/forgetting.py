"""Forgetting who was in a room that is closed: what goes, and what may stay (T24).

All that names anybody or lets anybody in is deleted; the records of the tables stay, which know
members as ``us-1``. A room that was forgotten can't be opened again.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from game.core.errors import BusySave, SaveError
from game.server.room.founding import ALIVE
from game.server.room.room_files import KEY, RoomFile, load
from game.server.room.roster import PEOPLE, SEATS
from game.store.files import DISK
from game.store.places import ROOM

GOES = {
    PEOPLE: "the names people gave",
    SEATS: "who sat where, and what their devices came back by",
    KEY: "the key of the SSH door",
    ALIVE: "when the room was open last",
    ROOM: "the codes and the facilitator's link",
}
"""Files by what they hold. The room itself goes last: what was cut off can be done again."""


def forget(folder: Path) -> tuple[dict[str, str], tuple[Path, ...]]:
    """Delete the people and codes of a room; returns what went, by file, and the records left.

    Raises `SaveError` if there is no room, `BusySave` if it is open, `OSError` if the disk fails.
    """
    room = load(folder / ROOM, RoomFile)
    if room is None:
        raise SaveError(f"There is no room in {folder}, or it was forgotten already.")
    records = tuple(folder / save for save in room.tables.values())
    handles = [handle for record in records for handle in _taken(record, folder)]
    try:
        gone = {name: words for name, words in GOES.items() if _deleted(folder, name)}
    finally:
        for handle in handles:
            DISK.close(handle)
    return gone, tuple(record for record in records if record.exists())


def _taken(record: Path, folder: Path) -> Iterator[int]:
    """Take a record, so that no host has it meanwhile, and yield its handle."""
    with suppress(FileNotFoundError):
        handle = DISK.open(record, writing=True)
        try:
            DISK.lock(handle)
        except BlockingIOError as fault:
            DISK.close(handle)
            message = f"The room in {folder} is open; close it first (Ctrl-C in its window)."
            raise BusySave(message) from fault
        yield handle


def _deleted(folder: Path, name: str) -> bool:
    """Delete a file, with what a power cut may have left of its successor."""
    found = False
    for path in (folder / f".{name}.new", folder / name):
        with suppress(FileNotFoundError):
            DISK.remove(path)
            found = True
    DISK.sync_folder(folder)
    return found
