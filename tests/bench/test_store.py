"""How fast a journal appends, in memory and to the disk, and how fast a save is read and proven."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from game.store.journal import Journal
from game.store.reading import read
from tests.store.matches import AT, HEADER, PATH, play
from tests.store.simulated_disk import SimulatedDisk

RECORDS = 20_000
ORDERS = {
    "turn": 3,
    "orders": {f"us.lever_{i}": i for i in range(12)},
    "figures": [i / 7 for i in range(6)],
}


def test_durable_appends(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    with Journal.create(tmp_path / "match.jsonl", HEADER, AT) as journal:
        benchmark(journal.append, "orders_sealed", ORDERS, AT)


def test_appends_without_a_disk(benchmark: BenchmarkFixture) -> None:
    with Journal.create(PATH, HEADER, AT, files=SimulatedDisk()) as journal:
        benchmark(journal.append, "orders_sealed", ORDERS, AT)


@pytest.fixture(scope="module")
def long_save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saves") / "match.jsonl"
    disk = SimulatedDisk()
    with Journal.create(PATH, HEADER, AT, files=disk) as journal:
        play(journal, RECORDS - 1)
    path.write_bytes(disk.files[PATH].seen)
    return path


def test_reading_and_proving_20000_records(benchmark: BenchmarkFixture, long_save: Path) -> None:
    reading = benchmark.pedantic(read, args=(long_save,), rounds=3)
    assert len(reading.records) == RECORDS
    benchmark.extra_info["megabytes"] = long_save.stat().st_size / 1e6


def test_opening_20000_records_to_continue(benchmark: BenchmarkFixture, long_save: Path) -> None:
    benchmark.pedantic(lambda: Journal.open(long_save).close(), rounds=3)
