"""The file operations a journal needs, and the real disk.

Everything the store does to a file goes through a `FileLayer`, so that tests can fail any
operation, cut the power, or keep files in memory. Nothing here knows what a record is.
"""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Protocol

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLayer(Protocol):
    """Operations on files, each of which may raise `OSError`. A handle is a small number."""

    def create(self, path: Path) -> int:
        """Make a new file that only its owner may read, open it; refuse to replace one."""
        ...

    def open(self, path: Path, writing: bool) -> int:
        """Open an existing plain file; other things (folders, pipes, devices) are refused."""
        ...

    def lock(self, handle: int) -> str | None:
        """Take the file for one writer; `BlockingIOError` if taken, a reason if it can't be."""
        ...

    def settle(self, handle: int) -> None:
        """Bring file and disk together: flush what waits, then forget cached pages."""
        ...

    def size(self, handle: int) -> int:
        """Return the length in bytes; `FileNotFoundError` if the file was deleted meanwhile."""
        ...

    def read(self, handle: int, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`; nothing at the end of the file."""
        ...

    def write(self, handle: int, offset: int, data: bytes | memoryview) -> int:
        """Write at `offset`; return how many bytes were taken, which may be fewer."""
        ...

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file to `size` bytes."""
        ...

    def flush(self, handle: int) -> None:
        """Return when everything written is on the disk itself."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Return when the folder's list of names is on the disk itself."""
        ...

    def remove(self, path: Path) -> None:
        """Delete the file."""
        ...

    def close(self, handle: int) -> None:
        """Give the handle, and with it the lock, back."""
        ...


_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
_NOT_SUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.ENOTTY}
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_NO_LOCKS = _NOT_SUPPORTED | {errno.ENOLCK}


class Disk:
    """The real thing. Durable means on the medium, not in a cache of the system or the drive."""

    def create(self, path: Path) -> int:
        """Make and open a new file, mode 0600."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)

    def open(self, path: Path, writing: bool) -> int:
        """Open a plain file. Not to wait for a pipe's other end is why `O_NONBLOCK` is there."""
        mode = os.O_RDWR if writing else os.O_RDONLY
        handle = os.open(path, mode | _PLAIN | getattr(os, "O_NONBLOCK", 0))
        kind = os.fstat(handle).st_mode
        if stat.S_ISREG(kind):
            return handle
        os.close(handle)
        wrong = errno.EISDIR if stat.S_ISDIR(kind) else errno.EINVAL
        raise OSError(wrong, "not a plain file", str(path))

    def lock(self, handle: int) -> str | None:
        """Lock with flock, on Windows with a byte far behind the end, so that readers may read."""
        try:
            if sys.platform == "win32":
                os.lseek(handle, 2**40, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            if fault.errno in _TAKEN:
                raise BlockingIOError(errno.EAGAIN, "taken by another process") from fault
            if fault.errno not in _NO_LOCKS:
                raise
            return "this folder's file system has no locks; open the save only once"
        return None

    def settle(self, handle: int) -> None:
        """Flush, then drop clean pages.

        After a failed flush Linux keeps the pages that never reached the disk and calls them
        clean; a writer who trusted them would build on records that a power cut takes away.
        """
        self.flush(handle)
        if sys.platform == "linux":
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)

    def size(self, handle: int) -> int:
        """Return the length; a file without a name would take the match with it."""
        status = os.fstat(handle)
        if status.st_nlink == 0 and sys.platform != "win32":
            raise FileNotFoundError(errno.ENOENT, "it was deleted or replaced while in use")
        return status.st_size

    def read(self, handle: int, offset: int, length: int) -> bytes:
        """Read from `offset`."""
        os.lseek(handle, offset, os.SEEK_SET)
        return os.read(handle, length)

    def write(self, handle: int, offset: int, data: bytes | memoryview) -> int:
        """Write at `offset`."""
        os.lseek(handle, offset, os.SEEK_SET)
        return os.write(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        """Cut to `size` bytes."""
        os.ftruncate(handle, size)

    def flush(self, handle: int) -> None:
        """Flush data and length; macOS needs F_FULLFSYNC to empty the drive's own cache."""
        if sys.platform == "darwin":
            try:
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            except OSError as fault:
                if fault.errno not in _NOT_SUPPORTED:
                    raise
                os.fsync(handle)
        elif sys.platform == "win32":
            os.fsync(handle)
        else:
            os.fdatasync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Flush the folder's entry of a new file. Windows does this by itself."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY | _PLAIN)
        try:
            os.fsync(handle)
        except OSError as fault:
            if fault.errno not in _NOT_SUPPORTED:
                raise
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Delete the file."""
        path.unlink()

    def close(self, handle: int) -> None:
        """Close, which also unlocks."""
        os.close(handle)


DISK: FileLayer = Disk()
"""The layer used outside tests."""
