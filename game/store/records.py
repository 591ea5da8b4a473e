"""One record of a save and its one line of JSON. Nothing here knows files or rules.

A line has its fields in this order, without spaces, in ASCII, and ends with a newline:

    v     format of the record      kind  what it is; record 0 is the `header`
    seq   0, 1, 2, …                at    when, an ISO time given by the caller
    body  the caller's object, its keys sorted
    prev  SHA-256 of the line before, newline included; zeros in record 0
    sum   CRC-32 of every byte of the line before `,"sum"`

The same record is always the same bytes. The checksum finds damage and the chain finds edits; a
file forged from its first line on is whole, and only its head, quoted in receipts, tells it apart.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue
from pydantic_core import from_json

from game.core.errors import NewerSave
from game.store import upgrades

HEADER = "header"
NO_LINE = "0" * 64
"""`prev` of the first record."""

LONGEST = 64 * 1024 * 1024
"""The longest line, in bytes: a bound on the memory that a wrong file can take."""

_EXACT = 2**53
"""Whole numbers up to here are read exactly by every JSON reader (jq, JavaScript, pandas)."""
_LARGE = re.compile(rb"(?<=[:,\[])-?\d{16}")
"""What a line has in it if a whole number is larger than that."""

_SUM = b',"sum":"'
_TAIL = len(_SUM) + 8 + len('"}\n')
_FOREIGN = "is not written as this game writes"


class Record(NamedTuple):
    """One line of a save, in the present format. `prev` and `sum` are those in the file."""

    v: int
    seq: int
    kind: str
    at: str
    body: dict[str, JsonValue]
    prev: str
    sum: str


_TYPES = (int, int, str, str, dict, str, str)


class MalformedError(ValueError):
    """A line is not a whole record; the text says how, to follow "Record 3"."""


_dump = json.JSONEncoder(
    ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def _exact(digits: str) -> int:
    number = int(digits)
    if abs(number) > _EXACT:
        raise ValueError(
            f"the whole number {number} is too large for JSON readers; write it as text"
        )
    return number


def digest(line: bytes) -> str:
    """Return the SHA-256 of a whole line, as the next record's `prev` and as a head."""
    return hashlib.sha256(line).hexdigest()


def checksum(start: bytes | memoryview) -> bytes:
    """Return the eight hexadecimal digits that stand in `sum` after the bytes `start`."""
    return b"%08x" % zlib.crc32(start)


def _line(v: int, seq: int, kind: str, at: str, body: Mapping[str, JsonValue], prev: str) -> bytes:
    start = (
        f'{{"v":{v:d},"seq":{seq:d},"kind":{_dump(kind)},"at":{_dump(at)},'
        f'"body":{_dump(body)},"prev":{_dump(prev)}'
    ).encode("ascii")
    return start + _SUM + checksum(start) + b'"}\n'


def encode(
    seq: int, kind: str, at: str, body: Mapping[str, JsonValue], prev: str
) -> tuple[bytes, Record]:
    """Return the line of a new record and the record as a reader will find it.

    A body that would not come back equal is a `ValueError`, and nothing is written: no NaN or
    infinity, no keys but strings, no tuples, no half characters, no whole number above 2**53.
    """
    content = dict(body)
    line = _line(upgrades.FORMAT, seq, kind, at, content, prev)
    if len(line) > LONGEST:
        raise ValueError(f"a record of {len(line)} bytes is too long; the limit is {LONGEST}")
    record = _read(line)
    if record.body != content:
        raise ValueError(f"the body of this {kind} does not come back from JSON unchanged")
    if _LARGE.search(line):
        json.loads(line, parse_int=_exact)
    return line, record


def framed(line: bytes) -> bool:
    """Say whether the bytes are one whole line with a matching checksum."""
    return (
        line[-_TAIL : -_TAIL + len(_SUM)] == _SUM
        and line[-3:] == b'"}\n'
        and line[-11:-3] == checksum(memoryview(line)[:-_TAIL])
    )


def decode(line: bytes) -> Record:
    """Return the record of one line: the single place where records are read and upgraded.

    Raises `MalformedError` for anything this game did not write, `NewerSave` (without the file's
    name) for a whole record in a format of the future. The chain is the scan's concern.
    """
    if not framed(line):
        raise MalformedError("does not match its checksum")
    try:
        return _read(line)
    except ValueError as fault:
        raise MalformedError(_FOREIGN) from fault


def _read(line: bytes) -> Record:
    """Return the record of a line in ASCII that has a record's fields in their order."""
    if not line.isascii():
        raise ValueError("not ASCII")
    fields = from_json(line, allow_inf_nan=False)
    _check(fields)
    if fields["v"] == upgrades.FORMAT:
        return Record._make(fields.values())
    if fields["v"] > upgrades.FORMAT:
        raise NewerSave(f"format {fields['v']}; this version reads up to {upgrades.FORMAT}")
    raised = upgrades.upgraded(fields, fields["v"])
    _check(raised)
    return Record._make(raised.values())


def _check(fields: object) -> None:
    """Raise `ValueError` unless these are the fields of a record, in their order and of its types.

    Only types: a body is the concern of who knows the rules.
    """
    if not isinstance(fields, dict) or tuple(fields) != Record._fields:
        raise ValueError("other fields")
    if tuple(map(type, fields.values())) != _TYPES or fields["v"] < 1:
        raise ValueError("fields of other types")
