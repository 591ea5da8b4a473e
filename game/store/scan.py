"""Reading a save from its first byte: which records are whole, and what comes after them.

The scan reports and never judges: `read` and `Journal.open` decide what to say or repair.
It proves that every record it returns is the one written, in its place: checksum, number, chain.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from game.store.files import FileLayer
from game.store.records import HEADER, LONGEST, NO_LINE, MalformedError, Record, decode, digest

_PIECE = 1 << 20
_BEGINNING = re.compile(rb'\{"v":\d{1,9},"seq":\d{1,18},"kind":"')
_ENDING = re.compile(rb',"sum":"([0-9a-f]{8})"\}')
_LINKED = re.compile(rb'"prev":"([0-9a-f]{64})","sum":"[0-9a-f]{8}"\}')
_MOST_BEGINNINGS = 8


@dataclass
class Scan:
    """The whole records of a file, and why there are no more.

    `ends[i]` is the byte after record i; `head` the SHA-256 of the last whole line. `fault` says
    what is wrong with the bytes that follow (to be read after "Record 3"), `None` if there are
    none; `torn` that they are no more than one record whose writing was interrupted.
    `changed_ends` says that some lines end in the way of another system: their records are the
    same, for nothing else of a line was changed.
    """

    records: list[Record] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    head: str = NO_LINE
    fault: str | None = None
    torn: bool = False
    changed_ends: bool = False

    @property
    def end(self) -> int:
        """The byte after the last whole record."""
        return self.ends[-1] if self.ends else 0


def scan(files: FileLayer, handle: int, most: int | None = None) -> Scan:
    """Read records until the file ends, one is not whole, or `most` have been read.

    Raises `OSError` from the file layer and `NewerSave` from `decode`.
    """
    found = Scan()
    for written in islice(_lines(files, handle), most):
        foreign = written.endswith(b"\r\n")
        line = written[:-2] + b"\n" if foreign else written
        try:
            record = decode(line)
            _check_place(record, found)
        except MalformedError as fault:
            found.fault = str(fault)
            found.torn = is_torn(_rest(files, handle, found.end), found.head)
            break
        found.records.append(record)
        found.ends.append(found.end + len(written))
        found.changed_ends |= foreign
        found.head = digest(line)
    return found


def _check_place(record: Record, before: Scan) -> None:
    """Raise `MalformedError` unless `record` is the one that follows those found so far."""
    expected = len(before.records)
    if record.seq != expected:
        raise MalformedError(f"is missing; record {record.seq} stands in its place")
    if record.prev != before.head:
        raise MalformedError("does not follow from the record before it")
    if (record.kind == HEADER) != (expected == 0):
        raise MalformedError(f"is of kind {record.kind}, which does not belong there")


def _lines(files: FileLayer, handle: int) -> Iterator[bytes]:
    """Yield lines with their newline, which the last may lack; stop after one that is too long."""
    offset, waiting = 0, b""
    while piece := files.read(handle, offset, _PIECE):
        offset += len(piece)
        *whole, rest = piece.split(b"\n")
        for part in whole:
            yield waiting + part + b"\n"
            waiting = b""
        waiting += rest
        if len(waiting) > LONGEST:
            break
    if waiting:
        yield waiting


def _rest(files: FileLayer, handle: int, offset: int) -> bytes:
    """Return what stands after `offset`, or a little more than one record may hold."""
    rest = bytearray()
    while len(rest) <= LONGEST and (piece := files.read(handle, offset + len(rest), _PIECE)):
        rest += piece
    return bytes(rest)


def is_torn(rest: bytes, head: str) -> bool:
    """Say whether `rest`, after a line with the digest `head`, is one interrupted append.

    Only one record is ever being written. A killed process leaves the beginning of its line; a
    power cut may leave the line with holes of zeros. Anything else was damaged later: two lines,
    a line with an end but no hole, the end of a record that follows another one than `head`, or
    a whole record, as when the newline between two acknowledged records is lost.
    """
    if len(rest) > LONGEST or b"\n" in rest[:-1] or _holds_record(rest):
        return False
    if any(end[1] != head.encode() for end in _LINKED.finditer(rest)):
        return False
    return b"\0" in rest if rest.endswith(b"\n") else True


def _holds_record(rest: bytes) -> bool:
    """Say whether a whole record stands in `rest`, other than one that lacks only its newline."""
    beginnings = [m.start() for m in islice(_BEGINNING.finditer(rest), _MOST_BEGINNINGS + 1)]
    if len(beginnings) > _MOST_BEGINNINGS:  # far more than one record has; do not search for ever
        return True
    for start in beginnings:
        done, crc = start, 0
        for end in _ENDING.finditer(rest, start):
            crc = zlib.crc32(memoryview(rest)[done : end.start()], crc)
            done = end.start()
            if end[1] == b"%08x" % crc and (start, end.end()) != (0, len(rest)):
                return True
    return False
