"""Opening a save and reading it through, with a sentence for every way in which that fails."""

import errno
import shlex
from pathlib import Path

from game.core.errors import DamagedSave, DiskFailed, NewerSave, SaveError
from game.store.files import FileLayer
from game.store.scan import Scan, scan

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_ENDS = (
    "The line endings of {path} were changed on the way, as some programs do that copy or mail "
    "text; every record in it is whole and reads the same."
)
_NOT_THERE = (FileNotFoundError, NotADirectoryError)
_BEGINS = b'{"v":'


def reason(fault: OSError) -> str:
    """Return what the system says is wrong, without its numbers and without the path again."""
    return fault.strerror or str(fault) or type(fault).__name__


def open_save(files: FileLayer, path: Path, writing: bool = False) -> int:
    """Open the save at `path` and return its handle; `SaveError` if that is not possible."""
    try:
        return files.open(path, writing)
    except OSError as fault:
        raise SaveError(_cannot_open(path, fault, writing)) from fault


def _cannot_open(path: Path, fault: OSError, writing: bool) -> str:
    if isinstance(fault, _NOT_THERE):
        return f"There is no save at {path}."
    if isinstance(fault, IsADirectoryError) or path.is_dir():
        return f"{path} is a folder; give the name of a save file in it."
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        verb = "continue" if writing else "read"
        return f"You are not allowed to {verb} the save {path}; copy it to a folder of your own."
    return f"The save {path} can't be opened: {reason(fault)}."


def read_through(files: FileLayer, handle: int, path: Path) -> Scan:
    """Return what the save holds, its end torn at worst.

    Raises `DamagedSave`, `NewerSave`, `DiskFailed` if reading fails, `SaveError` if it is no save.
    """
    found = look_through(files, handle, path)
    if found.fault is not None and not found.torn:
        raise DamagedSave(_damaged(path, found))
    return found


def look_through(files: FileLayer, handle: int, path: Path) -> Scan:
    """Return what the save holds up to its first damage; otherwise as `read_through`."""
    try:
        start = files.read(handle, 0, len(_BEGINS))
        if not start:
            raise SaveError(f"{path} is empty: nothing was ever saved in it.")
        if not _BEGINS.startswith(start):
            raise SaveError(f"{path} is not a Four Fronts save.")
        found = scan(files, handle)
    except OSError as fault:
        raise DiskFailed(f"The save {path} can't be read: {reason(fault)}.") from fault
    except NewerSave as newer:
        raise NewerSave(
            f"{path} was written by a newer Four Fronts ({newer}). Update Four Fronts to open it."
        ) from None
    if found.records:
        return found
    if found.torn:
        raise SaveError(
            f"{path} stops before its first record is complete: nothing was saved in it."
        )
    raise DamagedSave(
        f"Record 0 of {path} (byte 0) {found.fault}, and without it the match can't be opened. "
        "Use a copy of the save if you have one."
    )


def _damaged(path: Path, found: Scan) -> str:
    last = len(found.records) - 1
    kept = "Record 0 before it is whole" if last == 0 else f"Records 0 to {last} are whole"
    out = path.with_name(f"{path.stem}-repaired{path.suffix}")
    return (
        f"Record {last + 1} of {path} (byte {found.end}) {found.fault}. "
        f"{kept}; to go on from there: "
        f"fourfronts repair {shlex.quote(str(path))} --to {last} --out {shlex.quote(str(out))}"
    )


def notice_of(path: Path, found: Scan, removed: bool) -> str | None:
    """Return what to say of a save that was changed on its way, or whose end was cut off."""
    said = [_ENDS.format(path=path)] if found.changed_ends else []
    said += [torn_notice(path, found, removed)] if found.torn else []
    return " ".join(said) or None


def torn_notice(path: Path, found: Scan, removed: bool) -> str:
    """Return the sentence for an end that was cut off: `removed` by a writer, or left there."""
    count = len(found.records)
    done = "was removed" if removed else "is left out"
    before = (
        "the record before it is whole"
        if count == 1
        else f"the {count} records before it are whole"
    )
    return (
        f"Record {count} of {path} (byte {found.end}) is incomplete, as happens when the machine "
        f"stops while saving; the incomplete part {done} and {before}."
    )
