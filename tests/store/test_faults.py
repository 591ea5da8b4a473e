"""Disks that fail and processes that die at any operation: nothing acknowledged is ever lost."""

from dataclasses import dataclass, field
from random import Random

import pytest

from game.core.errors import DamagedSave, DiskFailed, SaveError
from game.store.journal import Journal
from game.store.reading import read, repair
from game.store.records import digest, encode
from tests.store.matches import AT, HEADER, LONG, PATH, body, kind, save_bytes, write_match
from tests.store.simulated_disk import TROUBLES, ProcessDied, SimulatedDisk

LENGTH = 160 if LONG else 24
"""A match of forty quarters, four records each; otherwise of six."""


@dataclass
class Player:
    """Plays a match on a disk, opening the save anew after every failure."""

    disk: SimulatedDisk
    acknowledged: int = 0
    """Records that a journal has returned, the header included."""
    sentences: list[str] = field(default_factory=list)

    def play(self, length: int) -> None:
        """Play on until the save holds `length` records after the header, or the disk fails."""
        try:
            with self._journal() as journal:
                self.check(journal)
                self.acknowledged = len(journal.records)
                for number in range(len(journal.records) - 1, length):
                    journal.append(kind(number), body(number), AT)
                    self.acknowledged += 1
        except SaveError as failure:
            self.sentences.append(str(failure))
        except ProcessDied:
            pass

    def _journal(self) -> Journal:
        if self.acknowledged == 0:
            self.disk.files.pop(PATH, None)
            return Journal.create(PATH, HEADER, AT, files=self.disk)
        return Journal.open(PATH, files=self.disk)

    def check(self, journal: Journal) -> None:
        """Assert that all that was acknowledged is there, and at most the record in the making."""
        bodies = [record.body for record in journal.records[1:]]
        assert bodies == [body(number) for number in range(len(bodies))]
        assert self.acknowledged <= len(journal.records) <= self.acknowledged + 1


FLAWLESS = SimulatedDisk()
write_match(FLAWLESS, PATH, LENGTH)
OPERATIONS = len(FLAWLESS.operations)
EXPECTED = bytes(FLAWLESS.files[PATH].seen)


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("power", [True, False], ids=["power cut", "restart"])
def test_trouble_at_any_operation_loses_nothing(trouble: str, for_good: bool, power: bool) -> None:
    for strike in range(OPERATIONS):
        disk = SimulatedDisk()
        disk.plan(trouble, strike, for_good)
        player = Player(disk)
        player.play(LENGTH)
        disk.cut_power(Random(strike)) if power else disk.restart()
        player.play(LENGTH)
        disk.cut_power(Random(strike))
        assert disk.files[PATH].seen == EXPECTED, f"trouble at operation {strike}"


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_while_opening_a_torn_save_loses_nothing(trouble: str, for_good: bool) -> None:
    data, _ = save_bytes(6)
    for cut in (1, 2, 40, 200):
        for strike in range(12):
            disk = SimulatedDisk()
            disk.put(PATH, data[:-cut])
            player = Player(disk, acknowledged=6)
            disk.plan(trouble, strike, for_good)
            player.play(7)
            disk.cut_power(Random(strike))
            player.play(7)
            disk.cut_power(Random(strike))
            reading = read(PATH, files=disk)
            assert [r.body for r in reading.records[1:]] == [body(number) for number in range(7)]


def test_after_a_failure_the_journal_takes_nothing_more() -> None:
    disk = SimulatedDisk()
    journal = Journal.create(PATH, HEADER, AT, files=disk)
    journal.append(kind(0), body(0), AT)
    for strike in range(3):
        disk.restart()
        journal = Journal.open(PATH, files=disk)
        before = len(journal.records)
        disk.plan("EIO", strike)
        with pytest.raises(DiskFailed, match=r"could not be saved.*Input/output error"):
            journal.append(kind(1), body(1), AT)
        disk.plan("EIO", -1)
        for _ in range(3):
            with pytest.raises(DiskFailed, match=r"could not be saved.*Input/output error"):
                journal.append(kind(1), body(1), AT)
        assert disk.operations == [], "the disk was tried again"
        assert len(journal.records) == before


def test_an_interrupted_append_stops_the_journal() -> None:
    for trouble in ("dies before", "dies halfway", "dies after"):
        disk = SimulatedDisk()
        journal = Journal.create(PATH, HEADER, AT, files=disk)
        disk.plan(trouble, 1)
        with pytest.raises(ProcessDied):
            journal.append(kind(0), body(0), AT)
        disk.plan("EIO", -1)
        with pytest.raises(DiskFailed, match="interrupted"):
            journal.append(kind(0), body(0), AT)


def test_a_full_disk_says_so_and_the_match_goes_on_when_there_is_room() -> None:
    disk = SimulatedDisk()
    player = Player(disk)
    player.play(3)
    disk.plan("half, then full", 10, for_good=True)
    player.play(20)
    assert "No space left on device" in player.sentences[0]
    assert "Make room on the disk, then continue with: fourfronts resume" in player.sentences[0]
    disk.restart()
    player.play(20)
    assert len(read(PATH, files=disk).records) == 21


def test_a_failed_flush_is_not_taken_for_done_by_the_next_writer() -> None:
    """The system shows the record and calls its pages clean; a power cut would take it away."""
    disk = SimulatedDisk()
    player = Player(disk)
    player.play(3)
    journal = Journal.open(PATH, files=disk)
    disk.plan("EIO", 2)
    with pytest.raises(DiskFailed):
        journal.append(kind(3), body(3), AT)
    assert len(read(PATH, files=disk).records) == 5, "the system should still show the record"
    disk.restart()
    player.play(8)
    assert player.acknowledged == 9
    disk.cut_power(Random(0))
    assert len(read(PATH, files=disk).records) == 9


@pytest.mark.parametrize("garbage", [False, True], ids=["old or zero", "old, zero or garbage"])
def test_a_power_cut_while_a_record_is_written_loses_no_other(garbage: bool) -> None:
    refused = 0
    data, _ = save_bytes(12)
    lines = data.splitlines(keepends=True)
    for seed in range(20_000 if LONG else 1_000):
        chance = Random(seed)
        count = chance.randint(1, 12)
        head = digest(lines[count - 1])
        disk = SimulatedDisk()
        disk.put(PATH, b"".join(lines[:count]))
        size = chance.choice([300, 2_000])
        unsaved, _ = encode(count, kind(0), AT, {"text": "x" * size}, head)
        reached = chance.choice([len(unsaved), chance.randint(1, len(unsaved))])
        disk.files[PATH].change(len(disk.files[PATH].seen), unsaved[:reached])
        disk.cut_power(chance, garbage)
        try:
            journal = Journal.open(PATH, files=disk)
        except DamagedSave:
            refused += 1
            assert repair(PATH, count - 1, PATH.with_name("new.jsonl"), files=disk) == count
            journal = Journal.open(PATH.with_name("new.jsonl"), files=disk)
        text = [record.body for record in journal.records[count:]]
        assert len(journal.records) >= count
        assert text in ([], [{"text": "x" * size}])
    assert garbage or not refused


def test_a_save_that_something_else_changed_is_not_written_to() -> None:
    disk = SimulatedDisk()
    journal = Journal.create(PATH, HEADER, AT, files=disk)
    disk.files[PATH].change(len(disk.files[PATH].seen), b"an editor was here\n")
    with pytest.raises(DiskFailed, match="something else changed the file"):
        journal.append(kind(0), body(0), AT)
