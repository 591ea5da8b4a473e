"""Old formats are upgraded on reading, at one point, and never rewritten."""

import pytest

from game.store import upgrades
from game.store.journal import Journal
from game.store.reading import read, read_header
from game.store.upgrades import Fields
from tests.store.matches import AT, PATH, write_match
from tests.store.simulated_disk import SimulatedDisk


def test_every_older_format_has_a_way_up() -> None:
    assert sorted(upgrades.UPCASTS) == list(range(1, upgrades.FORMAT))


def rename_turn(fields: Fields) -> Fields:
    body = dict(fields["body"])
    if "turn" in body:
        body["quarter"] = body.pop("turn")
    return {**fields, "body": body}


def count_from_one(fields: Fields) -> Fields:
    body = dict(fields["body"])
    if "quarter" in body:
        body["quarter"] += 1
    return {**fields, "body": body}


@pytest.fixture
def upgraded_disk(monkeypatch: pytest.MonkeyPatch) -> SimulatedDisk:
    """A disk with a save of format 1, read by a version that writes format 3."""
    disk = SimulatedDisk()
    with monkeypatch.context() as old:
        old.setattr(upgrades, "FORMAT", 1)
        write_match(disk, PATH, 3)
    monkeypatch.setattr(upgrades, "FORMAT", 3)
    monkeypatch.setattr(upgrades, "UPCASTS", {1: rename_turn, 2: count_from_one})
    return disk


def test_every_door_gives_upgraded_records(upgraded_disk: SimulatedDisk) -> None:
    before = bytes(upgraded_disk.files[PATH].seen)
    read_records = read(PATH, files=upgraded_disk).records
    with Journal.open(PATH, files=upgraded_disk) as journal:
        assert tuple(journal.records) == read_records
    header = read_header(PATH, files=upgraded_disk)
    assert header == read_records[0]
    assert [record.v for record in read_records] == [3, 3, 3, 3]
    assert [record.body["quarter"] for record in read_records[1:]] == [1, 2, 3]
    assert upgraded_disk.files[PATH].seen == before


def test_an_old_save_goes_on_in_the_new_format(upgraded_disk: SimulatedDisk) -> None:
    before = bytes(upgraded_disk.files[PATH].seen)
    with Journal.open(PATH, files=upgraded_disk) as journal:
        journal.append("note", {"quarter": 4}, AT)
    after = bytes(upgraded_disk.files[PATH].seen)
    assert after.startswith(before)
    assert after[len(before) :].startswith(b'{"v":3,"seq":4,')
    records = read(PATH, files=upgraded_disk).records
    assert [record.body["quarter"] for record in records[1:]] == [1, 2, 3, 4]
