"""Files that are no saves, or can't be read: one clear sentence each, and nothing is changed."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.core.errors import DamagedSave, DiskFailed, NewerSave, SaveError
from game.store import upgrades
from game.store.journal import Journal
from game.store.reading import read, read_header
from game.store.records import NO_LINE, checksum
from tests.store.matches import PATH, save_bytes, write_match
from tests.store.simulated_disk import SimulatedDisk

DATA, RECORDS = save_bytes(5)
WRONG = [
    (b"", SaveError, "{} is empty: nothing was ever saved in it."),
    (b"hello\n", SaveError, "{} is not a Four Fronts save."),
    (bytes(range(256)) * 40, SaveError, "{} is not a Four Fronts save."),
    (b"\0" * 4096, SaveError, "{} is not a Four Fronts save."),
    (b"\x1b]0;owned\x07" * 90, SaveError, "{} is not a Four Fronts save."),
    (
        DATA[:50],
        SaveError,
        "{} stops before its first record is complete: nothing was saved in it.",
    ),
    (
        DATA.replace(b"0.1.0", b"0.1.1"),
        DamagedSave,
        "Record 0 of {} (byte 0) does not match its checksum, and without it the match can't be "
        "opened. Use a copy of the save if you have one.",
    ),
    (
        b'{"v":1,' * 100_000 + b"\n",
        DamagedSave,
        "Record 0 of {} (byte 0) does not match its checksum, and without it the match can't be "
        "opened. Use a copy of the save if you have one.",
    ),
]


@pytest.mark.parametrize("door", [read, Journal.open], ids=["read", "open"])
@pytest.mark.parametrize(("content", "kind", "sentence"), WRONG, ids=[w[2][:40] for w in WRONG])
def test_a_file_that_is_no_save_gets_one_sentence(
    tmp_path: Path, content: bytes, kind: type, sentence: str, door: Callable[[Path], object]
) -> None:
    path = tmp_path / "file.jsonl"
    path.write_bytes(content)
    with pytest.raises(SaveError) as refusal:
        door(path)
    assert type(refusal.value) is kind
    assert str(refusal.value) == sentence.format(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("door", [read, Journal.open], ids=["read", "open"])
def test_a_missing_save_and_a_folder_get_one_sentence(
    tmp_path: Path, door: Callable[[Path], object]
) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path / "no" / "such.jsonl"):
        with pytest.raises(SaveError) as refusal:
            door(path)
        assert str(refusal.value) == f"There is no save at {path}."
    with pytest.raises(SaveError) as refusal:
        door(tmp_path)
    assert str(refusal.value) == f"{tmp_path} is a folder; give the name of a save file in it."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jsonl"
    os.mkfifo(path)
    with pytest.raises(SaveError, match=r"can't be opened: not a plain file\.$"):
        read(path)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_forbidden_save_gets_one_sentence(number: int) -> None:
    class Forbidding(SimulatedDisk):
        def open(self, path: Path, writing: bool) -> int:
            raise OSError(number, os.strerror(number), str(path))

    with pytest.raises(
        SaveError, match=r"You are not allowed to read the save /saves/match\.jsonl;"
    ):
        read(PATH, files=Forbidding())
    with pytest.raises(SaveError, match="You are not allowed to continue the save"):
        Journal.open(PATH, files=Forbidding())


def test_a_disk_that_cannot_be_read_gets_one_sentence() -> None:
    disk = SimulatedDisk()
    write_match(disk, PATH, 3)
    for strike in (1, 2):
        disk.plan("EIO", strike)
        with pytest.raises(DiskFailed, match=r"^The save .* can't be read: Input/output error\.$"):
            read(PATH, files=disk)


def test_a_save_of_a_newer_version_is_refused_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = SimulatedDisk()
    with monkeypatch.context() as newer:
        newer.setattr(upgrades, "FORMAT", upgrades.FORMAT + 2)
        write_match(disk, PATH, 3)
    before = bytes(disk.files[PATH].seen)
    for door in (read, Journal.open):
        with pytest.raises(NewerSave) as refusal:
            door(PATH, files=disk)
        assert str(refusal.value) == (
            f"{PATH} was written by a newer Four Fronts (format {upgrades.FORMAT + 2}; this "
            f"version reads up to {upgrades.FORMAT}). Update Four Fronts to open it."
        )
    assert disk.files[PATH].seen == before


def test_a_refused_save_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_bytes(DATA[:50])
    for _ in range(3):
        with pytest.raises(SaveError, match="nothing was saved"):
            Journal.open(path)


def test_the_header_alone_can_be_read_from_any_save(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_bytes(DATA + b"damage\n")
    assert read_header(path) == RECORDS[0]
    for content in (b"", DATA[:50], b"hello\n"):
        path.write_bytes(content)
        assert read_header(path) is None
    assert read_header(tmp_path) is None


def test_a_whole_line_with_wrong_contents_is_refused() -> None:
    starts = [
        b'{"v":1,"seq":0,"kind":"header","at":"","body":[],"prev":"%s"',
        b'{"v":1,"seq":0,"kind":7,"at":"","body":{},"prev":"%s"',
        b'{"v":true,"seq":0,"kind":"header","at":"","body":{},"prev":"%s"',
        b'{"v":0,"seq":0,"kind":"header","at":"","body":{},"prev":"%s"',
        b'{"v":1,"seq":0.0,"kind":"header","at":"","body":{},"prev":"%s"',
        b'{"v":1,"seq":0,"kind":"note","at":"","body":{},"prev":"%s"',
        b'{"v":1,"seq":0,"kind":"header","at":"","body":{"a":NaN},"prev":"%s"',
        b'{"v":1,"seq":0,"kind":"header","at":"","body":{"a":%s},"prev":"%%s"' % (b"[" * 99_999),
        b'{"v":1,"seq":0,"kind":"header","at":"","body":{"a":%s},"prev":"%%s"' % (b"9" * 9_999),
        b'{"v":1,"seq":0,"kind":"header","at":"","body":{},"more":1,"prev":"%s"',
        b'{"v":1,"kind":"header","at":"","body":{},"prev":"%s"',
    ]
    for start in starts:
        disk = SimulatedDisk()
        start %= NO_LINE.encode()
        disk.put(PATH, start + b',"sum":"%s"}\n' % checksum(start))
        with pytest.raises(DamagedSave, match=r"not written as this game writes|of kind note"):
            read(PATH, files=disk)


def test_a_text_of_many_half_records_is_refused_at_once() -> None:
    disk = SimulatedDisk()
    half = b'{"v":1,"seq":0,"kind":"note","sum":"00000000"}'
    disk.put(PATH, DATA + half * 50_000)
    with pytest.raises(DamagedSave):
        read(PATH, files=disk)


def test_a_save_whose_line_endings_were_changed_is_opened_with_a_notice_and_gone_on_with() -> None:
    disk = SimulatedDisk()
    disk.put(PATH, DATA)
    before = read(PATH, disk)
    disk.put(PATH, DATA.replace(b"\n", b"\r\n"))
    found = read(PATH, disk)
    assert (found.records, found.head) == (tuple(RECORDS), before.head)
    assert before.notice is None
    assert (found.notice or "").startswith(f"The line endings of {PATH} were changed on the way")
    with Journal.open(PATH, disk) as journal:
        assert "line endings" in (journal.notice or "")
        journal.append("seat_readied", {"faction": "us"}, "2026-11-23T12:00:00.000+00:00")
    again = read(PATH, disk)
    assert again.records[:-1] == tuple(RECORDS)
    assert again.records[-1].prev == found.head
