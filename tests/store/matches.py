"""Saves to test with: plausible matches of any length, and what must come back of them."""

import os
from pathlib import Path

from game.store.files import FileLayer
from game.store.journal import Journal
from game.store.records import Record
from tests.store.simulated_disk import SimulatedDisk

LONG = bool(os.environ.get("FOURFRONTS_LONG"))
"""Whether to run the whole of the long searches (`make test-long`)."""

AT = "2026-11-23T10:00:00Z"
PATH = Path("/saves/match.jsonl")
HEADER = {"engine": "0.1.0", "rules": "7f" * 32, "commitment": "a0" * 32, "seats": ["us", "china"]}
KINDS = ("orders_drafted", "orders_sealed", "quarter_resolved")


def body(number: int) -> dict[str, object]:
    """Return the body of the record that follows `number` others after the header."""
    orders = {f"us.lever_{i}": (number * 7 + i) % 9 for i in range(6)}
    return {"turn": number, "orders": orders, "lead": 7.5 - number / 3, "note": f'"{number}" Δ\n'}


def kind(number: int) -> str:
    return KINDS[number % 3]


def play(journal: Journal, until: int) -> None:
    """Append until the journal holds `until` records after the header."""
    for number in range(len(journal.records) - 1, until):
        journal.append(kind(number), body(number), AT)


def write_match(files: FileLayer, path: Path, length: int) -> list[Record]:
    """Write a save of `length` records after the header and return all its records."""
    with Journal.create(path, HEADER, AT, files=files) as journal:
        play(journal, length)
        return list(journal.records)


def save_bytes(length: int) -> tuple[bytes, list[Record]]:
    """Return the bytes of a save of `length` records after the header, and all its records."""
    disk = SimulatedDisk()
    records = write_match(disk, PATH, length)
    return bytes(disk.files[PATH].seen), records
