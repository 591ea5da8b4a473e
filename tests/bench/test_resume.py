"""How soon a room with a long record can be played again after its host died.

Prints the time from starting `host --resume` to its open doors, beside reading and proving the
same saves and beside starting a new room of as many tables, all in one run; and the processor time
of each, which what else the machine does hardly changes.
"""

import time
from pathlib import Path

import pytest

from game.store.reading import read
from tests.bench.long_room import make_long_room
from tests.bench.room_host import Host

RECORDS, TABLES = 20_000, 8


@pytest.fixture(scope="module")
def long_room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long") / "room"
    make_long_room(folder, TABLES, RECORDS)
    return folder


async def started(folder: Path, *options: str) -> tuple[float, float]:
    """Seconds until a host's doors are open, and its processor seconds until then."""
    host = Host(folder)
    begun = time.perf_counter()
    await host.start(*options)
    took = time.perf_counter() - begun, host.busy()
    await host.end()
    return took


async def test_a_long_room_is_back_soon(long_room: Path, tmp_path: Path) -> None:
    begun, busy = time.perf_counter(), time.process_time()
    records = sum(len(read(path).records) for path in sorted(long_room.glob("*.jsonl")))
    reading = time.perf_counter() - begun, time.process_time() - busy
    assert records >= RECORDS
    new = await started(tmp_path / "room", "--clock", "none", "--tables", str(TABLES))
    again = await started(long_room)
    for what, (took, worked) in (("read", reading), ("new room", new), ("resumed", again)):
        print(f"{what:<10} {records} records, {TABLES} tables: {took:5.2f} s, {worked:5.2f} s of"
              f" processor, {worked / reading[1]:4.1f} times reading")  # fmt: skip
