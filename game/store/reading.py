"""Reading a save without changing it, and saving what is whole of a damaged one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.core.errors import SaveError
from game.store.files import DISK, FileLayer
from game.store.opening import look_through, notice_of, open_save, read_through
from game.store.records import Record
from game.store.scan import scan
from game.store.writing import create_file

_PIECE = 1 << 20


@dataclass(frozen=True)
class Reading:
    """A save as it was read: every record was proven whole and in its place.

    `records` begins with the header. `head` is the SHA-256 of the last line. `notice` is a
    sentence for the player if the file was cut off or changed on its way.
    """

    header: Record
    records: tuple[Record, ...]
    head: str
    notice: str | None = None


def read(path: Path, files: FileLayer = DISK) -> Reading:
    """Read the save at `path`, also while a journal writes it; the file is never changed.

    Raises `SaveError` or one of its kinds, with a sentence for the player.
    """
    handle = open_save(files, path)
    try:
        found = read_through(files, handle, path)
    finally:
        files.close(handle)
    notice = notice_of(path, found, removed=False)
    return Reading(found.records[0], tuple(found.records), found.head, notice)


def read_header(path: Path, files: FileLayer = DISK) -> Record | None:
    """Return record 0 of the save at `path` without reading on; `None` if it has none."""
    try:
        handle = files.open(path, writing=False)
    except OSError:
        return None
    try:
        found = scan(files, handle, most=1)
    except (OSError, SaveError):
        return None
    finally:
        files.close(handle)
    return found.records[0] if found.records else None


def repair(path: Path, to: int, out: Path, files: FileLayer = DISK) -> int:
    """Copy the whole records 0 to `to` of the save at `path` into the new save `out`.

    Returns how many records were copied: `to + 1`, or fewer if the damage comes earlier. Nothing
    is ever overwritten; the damaged save stays as it is. Raises `SaveError` or one of its kinds.
    """
    if to < 0:
        raise SaveError("A repair keeps at least record 0: give --to a number from 0 up.")
    handle = open_save(files, path)
    try:
        ends = look_through(files, handle, path).ends[: to + 1]
        copy, _ = create_file(files, out, _beginning(files, handle, ends[-1]))
        files.close(copy)
    finally:
        files.close(handle)
    return len(ends)


def _beginning(files: FileLayer, handle: int, length: int) -> Iterator[bytes]:
    """Yield the first `length` bytes of a file in pieces."""
    done = 0
    while done < length:
        piece = files.read(handle, done, min(_PIECE, length - done))
        if not piece:
            raise OSError("the damaged save became shorter while it was read")
        done += len(piece)
        yield piece
