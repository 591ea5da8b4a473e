"""The journal: the one writer of a save. What `append` has returned is on the disk for good.

The first thing that goes wrong with the disk stops the journal: after a failed flush nobody can
know what the disk holds, so it is never tried again on the same handle. Opening the save anew
finds out. A journal belongs to one thread.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from pydantic import JsonValue

from game.core.errors import BusySave, DiskFailed
from game.store.files import DISK, FileLayer
from game.store.opening import FULL, notice_of, open_save, read_through, reason
from game.store.records import HEADER, NO_LINE, Record, digest, encode
from game.store.writing import create_file, write_all


class Journal:
    """A save open for appending. Made by `create` and `open`, never directly.

    `records` are all records from the header on, `head` is the SHA-256 of the last line (what a
    receipt quotes), `notice` a sentence for the player about what opening found, or `None`.
    """

    def __init__(
        self, path: Path, files: FileLayer, handle: int, records: list[Record], end: int, head: str
    ) -> None:
        self.path = path
        self.head = head
        self.notice: str | None = None
        self._files = files
        self._handle: int | None = handle
        self._records = records
        self._end = end
        self._stopped: str | None = None

    @classmethod
    def create(
        cls, path: Path, header: Mapping[str, JsonValue], at: str, files: FileLayer = DISK
    ) -> Self:
        """Make the save `path`, whose record 0 has `header` as its body, at the ISO time `at`.

        Raises `SaveError` if the name is taken, `DiskFailed` if the disk fails (no file is left),
        and `ValueError` for a header that JSON can't hold.
        """
        line, record = encode(0, HEADER, at, header, NO_LINE)
        handle, unlocked = create_file(files, path, [line])
        journal = cls(path, files, handle, [record], len(line), digest(line))
        journal.notice = unlocked
        return journal

    @classmethod
    def open(cls, path: Path, files: FileLayer = DISK) -> Self:
        """Open the save `path` to append to it; an end that was cut off is removed, see `notice`.

        Raises `BusySave` if another journal has it, otherwise as `game.store.reading.read`.
        """
        handle = open_save(files, path, writing=True)
        try:
            return cls._opened(path, files, handle)
        except BaseException:
            with suppress(OSError):
                files.close(handle)
            raise

    @classmethod
    def _opened(cls, path: Path, files: FileLayer, handle: int) -> Self:
        try:
            unlocked = files.lock(handle)
            files.settle(handle)
            found = read_through(files, handle, path)
            if found.torn:
                files.truncate(handle, found.end)
                files.flush(handle)
        except BlockingIOError as fault:
            raise BusySave(
                f"The save {path} is being played in another window or process; "
                "close it there first."
            ) from fault
        except OSError as fault:
            raise DiskFailed(f"The save {path} can't be continued: {reason(fault)}.") from fault
        journal = cls(path, files, handle, found.records, found.end, found.head)
        notices = (notice_of(path, found, removed=True), unlocked)
        journal.notice = " ".join(filter(None, notices)) or None
        return journal

    @property
    def records(self) -> Sequence[Record]:
        """All records so far, the header first."""
        return self._records

    def append(self, kind: str, body: Mapping[str, JsonValue], at: str) -> Record:
        """Add a record and return it once it is durable.

        Raises `DiskFailed` if it is not, or if the journal stopped earlier; then the journal takes
        nothing more. Raises `ValueError` or `TypeError` for a body that JSON can't hold unchanged;
        then nothing has happened.
        """
        if self._handle is None:
            raise DiskFailed(f"The save {self.path} is closed; open it again to go on.")
        if self._stopped is not None:
            raise DiskFailed(self._stopped)
        if kind == HEADER:
            raise ValueError("only record 0 is a header")
        line, record = encode(len(self._records), kind, at, body, self.head)
        # Stopped until proven otherwise: a Ctrl-C in the middle must not let a second line follow.
        self._stopped = self._sentence("saving was interrupted")
        try:
            self._put(self._handle, line)
        except OSError as fault:
            self._stopped = self._sentence(reason(fault), full=fault.errno in FULL)
            raise DiskFailed(self._stopped) from fault
        self._records.append(record)
        self._end += len(line)
        self.head = digest(line)
        self._stopped = None
        return record

    def _put(self, handle: int, line: bytes) -> None:
        if self._files.size(handle) != self._end:
            raise OSError("something else changed the file")
        write_all(self._files, handle, self._end, line)
        self._files.flush(handle)

    def _sentence(self, what: str, full: bool = False) -> str:
        first = "Make room on the disk, then continue" if full else "Continue"
        return (
            f"The match stopped because it could not be saved to {self.path}: {what}. "
            f"Everything up to record {len(self._records) - 1} is safe. "
            f"{first} with: fourfronts resume"
        )

    def close(self) -> None:
        """Give the file back. All that was appended is durable already; may be called twice."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):
                self._files.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
