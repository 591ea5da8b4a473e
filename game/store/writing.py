"""Putting bytes into a file so that they are there after a power cut."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from game.core.errors import DiskFailed, SaveError
from game.store.files import FileLayer
from game.store.opening import reason


def write_all(files: FileLayer, handle: int, offset: int, data: bytes) -> int:
    """Write all of `data` at `offset` and return its length; the system may take it in parts."""
    done = 0
    while done < len(data):
        taken = files.write(handle, offset + done, memoryview(data)[done:])
        if taken <= 0:
            raise OSError("the disk took nothing")
        done += taken
    return done


def create_file(files: FileLayer, path: Path, content: Iterable[bytes]) -> tuple[int, str | None]:
    """Make the new file `path` with `content`, locked and durable, its name included.

    Returns the handle, and a reason if the file could not be locked. Never overwrites, and leaves
    no file behind if it fails: `SaveError` if the name is taken, `DiskFailed` for the rest.
    """
    try:
        handle = files.create(path)
    except FileExistsError as fault:
        raise SaveError(f"{path} exists already, and a save is never overwritten.") from fault
    except OSError as fault:
        raise DiskFailed(f"The save {path} can't be made: {reason(fault)}.") from fault
    try:
        unlocked = files.lock(handle)
        end = 0
        for piece in content:
            end += write_all(files, handle, end, piece)
        files.flush(handle)
        files.sync_folder(path.parent)
    except BaseException as fault:
        with suppress(OSError):
            files.close(handle)
        with suppress(OSError):
            files.remove(path)
        if isinstance(fault, OSError):
            raise DiskFailed(f"The save {path} can't be written: {reason(fault)}.") from fault
        raise
    return handle, unlocked
