"""A disk in memory that can fail at any operation, kill the process, or lose its power.

It keeps, for every file, what the system shows (`seen`) apart from what is on the medium (`kept`),
sector by sector. A failed flush behaves as on Linux: the pages that did not reach the medium are
called clean all the same, and no later flush writes them.
"""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NoReturn

SECTOR = 512


class ProcessDied(BaseException):
    """The process ends here; nothing it does afterwards reaches the disk."""


@dataclass
class SimulatedFile:
    seen: bytearray = field(default_factory=bytearray)
    kept: bytearray = field(default_factory=bytearray)
    waiting: set[int] = field(default_factory=set)
    named: bool = False
    locked: bool = False

    def change(self, offset: int, data: bytes) -> None:
        self.seen.extend(bytes(max(0, offset - len(self.seen))))
        self.seen[offset : offset + len(data)] = data
        self.waiting.update(range(offset // SECTOR, -(-(offset + len(data)) // SECTOR)))

    def write_back(self, sectors: set[int]) -> None:
        self.kept.extend(bytes(max(0, len(self.seen) - len(self.kept))))
        for number in sectors:
            part = slice(number * SECTOR, (number + 1) * SECTOR)
            self.kept[part] = self.seen[part]

    def flush(self) -> None:
        self.write_back(self.waiting)
        self.waiting = set()
        del self.kept[len(self.seen) :]

    def flush_half(self) -> None:
        self.write_back(set(sorted(self.waiting)[: len(self.waiting) // 2]))

    def fail_to_flush(self) -> None:
        """Nothing reaches the medium, and the system forgets that it should have."""
        self.waiting = set()

    def cut(self, size: int) -> None:
        del self.seen[size:]
        self.waiting = {number for number in self.waiting if number * SECTOR < size}

    def forget_clean_pages(self) -> None:
        kept = self.kept + bytes(max(0, len(self.seen) - len(self.kept)))
        for number in range(-(-len(self.seen) // SECTOR)):
            if number not in self.waiting:
                part = slice(number * SECTOR, min((number + 1) * SECTOR, len(self.seen)))
                self.seen[part] = kept[part]

    def cut_power(self, chance: Random, garbage: bool) -> None:
        """Leave what a power cut may: each waiting sector old, new, or (above what was) garbage."""
        old = len(self.kept)
        written = {number for number in self.waiting if chance.random() < 0.5}
        length = max(old, chance.choice([old, len(self.seen), chance.randint(0, len(self.seen))]))
        self.write_back(written)
        if garbage:
            for number in self.waiting - written:
                start, end = max(old, number * SECTOR), (number + 1) * SECTOR
                if chance.random() < 0.5 and start < min(end, len(self.kept)):
                    end = min(end, len(self.kept))
                    self.kept[start:end] = chance.randbytes(end - start)
        del self.kept[length:]
        self.seen, self.waiting = bytearray(self.kept), set()


ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EINTR": errno.EINTR}
TROUBLES = (*ERRORS, "short write", "half, then full", "dies before", "dies halfway", "dies after")


class SimulatedDisk:
    """A `FileLayer` in memory. `plan` says which operation meets which of the `TROUBLES`."""

    def __init__(self) -> None:
        self.files: dict[Path, SimulatedFile] = {}
        self.operations: list[str] = []
        self._trouble: str | None = None
        self._strike = 0
        self._for_good = False
        self._dead = False
        self._open: dict[int, SimulatedFile] = {}

    def put(self, path: Path, content: bytes) -> None:
        """Place a file with durable content."""
        self.files[path] = SimulatedFile(bytearray(content), bytearray(content), named=True)

    def plan(self, trouble: str, strike: int, for_good: bool = False) -> None:
        """Let operation number `strike`, counted from now, fail; `for_good` all that follow too."""
        self._trouble, self._strike, self._for_good = trouble, strike, for_good
        self.operations = []

    def restart(self) -> None:
        """Start a new process, on a disk that works again."""
        self._trouble, self._dead = None, False
        self._open.clear()
        for file in self.files.values():
            file.locked = False

    def cut_power(self, chance: Random, garbage: bool = False) -> None:
        self.files = {path: file for path, file in self.files.items() if file.named}
        for file in self.files.values():
            file.cut_power(chance, garbage)
        self.restart()

    def _meet(
        self,
        name: str,
        act: Callable[[], Any],
        half: Callable[[], Any] = lambda: None,
        failed: Callable[[], Any] = lambda: None,
    ) -> Any:
        """Do `act`, or what the plan has in store: half of it, or what a failure leaves."""
        number = len(self.operations)
        self.operations.append(name)
        struck = number == self._strike or (self._for_good and number > self._strike)
        trouble = self._trouble if struck else None
        if self._dead or trouble == "dies before":
            self._die()
        if trouble in ERRORS:
            failed()
            raise OSError(ERRORS[trouble], os.strerror(ERRORS[trouble]))
        if trouble == "short write" and name == "write":
            return half()
        if trouble == "half, then full":
            half()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if trouble == "dies halfway":
            half()
            self._die()
        result = act()
        if trouble == "dies after":
            self._die()
        return result

    def _die(self) -> NoReturn:
        self._dead = True
        raise ProcessDied

    def create(self, path: Path) -> int:
        def act() -> int:
            if path in self.files:
                raise FileExistsError(errno.EEXIST, "there is one")
            self.files[path] = SimulatedFile()
            return self._handle(path)

        return int(self._meet("create", act))

    def open(self, path: Path, writing: bool) -> int:
        return int(self._meet("open", lambda: self._handle(path)))

    def _handle(self, path: Path) -> int:
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, "there is none")
        handle = max(self._open, default=2) + 1
        self._open[handle] = self.files[path]
        return handle

    def lock(self, handle: int) -> None:
        def act() -> None:
            if self._open[handle].locked:
                raise BlockingIOError(errno.EAGAIN, "locked")
            self._open[handle].locked = True

        self._meet("lock", act)

    def settle(self, handle: int) -> None:
        self.flush(handle)
        self._open[handle].forget_clean_pages()

    def size(self, handle: int) -> int:
        return int(self._meet("size", lambda: len(self._open[handle].seen)))

    def read(self, handle: int, offset: int, length: int) -> bytes:
        seen = self._open[handle].seen
        return bytes(self._meet("read", lambda: seen[offset : offset + length]))

    def write(self, handle: int, offset: int, data: bytes | memoryview) -> int:
        file = self._open[handle]

        def put(count: int) -> int:
            file.change(offset, bytes(data[:count]))
            return count

        part = max(1, len(data) // 2)
        return int(self._meet("write", lambda: put(len(data)), lambda: put(part)))

    def truncate(self, handle: int, size: int) -> None:
        file = self._open[handle]
        self._meet("truncate", lambda: file.cut(size))

    def flush(self, handle: int) -> None:
        file = self._open[handle]
        self._meet("flush", file.flush, file.flush_half, file.fail_to_flush)

    def sync_folder(self, folder: Path) -> None:
        def act() -> None:
            for path, file in self.files.items():
                file.named = file.named or path.parent == folder

        self._meet("sync_folder", act)

    def remove(self, path: Path) -> None:
        self._meet("remove", lambda: self.files.pop(path))

    def close(self, handle: int) -> None:
        self._open.pop(handle).locked = False
        self._meet("close", lambda: None)
