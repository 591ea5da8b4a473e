"""`repair` copies what is whole into a new save and touches nothing else."""

from pathlib import Path

import pytest

from game.core.errors import DamagedSave, DiskFailed, SaveError
from game.store.journal import Journal
from game.store.reading import read, repair
from tests.store.matches import PATH, play, save_bytes
from tests.store.simulated_disk import SimulatedDisk

DATA, RECORDS = save_bytes(8)
LINES = DATA.splitlines(keepends=True)
DAMAGED = DATA.replace(b'"turn":5', b'"turn":6')
NEW = Path("/saves/new.jsonl")


def damaged_disk() -> SimulatedDisk:
    disk = SimulatedDisk()
    disk.put(PATH, DAMAGED)
    return disk


@pytest.mark.parametrize("to", [0, 3, 5, 6, 99])
def test_the_whole_records_up_to_one_become_a_new_save(to: int) -> None:
    disk = damaged_disk()
    count = min(to + 1, 6)
    assert repair(PATH, to, NEW, files=disk) == count
    assert disk.files[NEW].kept == b"".join(LINES[:count])
    assert disk.files[PATH].seen == DAMAGED
    assert read(NEW, files=disk).records == tuple(RECORDS[:count])


def test_a_repaired_save_can_be_continued() -> None:
    disk = damaged_disk()
    repair(PATH, 4, NEW, files=disk)
    with Journal.open(NEW, files=disk) as journal:
        play(journal, 8)
    assert disk.files[NEW].seen == DATA


def test_a_torn_save_can_be_repaired_into_a_copy() -> None:
    disk = SimulatedDisk()
    disk.put(PATH, DATA[:-9])
    assert repair(PATH, 99, NEW, files=disk) == 8


def test_the_command_in_the_refusal_is_the_one_that_works(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    path.write_bytes(DAMAGED)
    with pytest.raises(DamagedSave) as refusal:
        read(path)
    *_, save, _, to, _, out = str(refusal.value).split()
    assert repair(Path(save), int(to), Path(out)) == 6
    assert read(Path(out)).records == tuple(RECORDS[:6])


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    path.write_bytes(DAMAGED)
    for out in (path, tmp_path / "other.jsonl"):
        out.write_bytes(DAMAGED)
        with pytest.raises(SaveError, match="never overwritten"):
            repair(path, 3, out)
        assert out.read_bytes() == DAMAGED


def test_a_save_without_a_whole_record_gives_no_new_file() -> None:
    disk = SimulatedDisk()
    disk.put(PATH, DATA[1:])
    with pytest.raises(SaveError):
        repair(PATH, 3, NEW, files=disk)
    disk.put(PATH, DATA.replace(b"0.1.0", b"0.1.1"))
    with pytest.raises(DamagedSave):
        repair(PATH, 3, NEW, files=disk)
    with pytest.raises(SaveError, match="number from 0 up"):
        repair(PATH, -1, NEW, files=damaged_disk())
    assert NEW not in disk.files


def test_a_repair_that_fails_leaves_no_new_file() -> None:
    for trouble in ("EIO", "half, then full"):
        for strike in range(3, 9):
            disk = damaged_disk()
            disk.plan(trouble, strike)
            with pytest.raises(DiskFailed, match=r"(new|match)\.jsonl can't be"):
                repair(PATH, 3, NEW, files=disk)
            assert NEW not in disk.files
            assert disk.files[PATH].seen == DAMAGED
