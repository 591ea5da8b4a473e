"""The journal in ordinary use."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.errors import BusySave, DiskFailed, SaveError
from game.store.journal import Journal
from game.store.reading import read
from game.store.records import Record, digest
from tests.store.matches import AT, HEADER, LONG, PATH, play, save_bytes
from tests.store.simulated_disk import SimulatedDisk

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=5_000 if LONG else 60, deadline=None)
@given(st.lists(st.dictionaries(TEXT, JSON, max_size=4), max_size=3))
def test_any_json_body_comes_back_unchanged(bodies: list[dict[str, object]]) -> None:
    disk = SimulatedDisk()
    with Journal.create(PATH, HEADER, AT, files=disk) as journal:
        appended = [journal.append("note", body, AT) for body in bodies]
    records = read(PATH, files=disk).records[1:]
    assert list(records) == appended
    assert [repr(record.body) for record in records] == [repr(_sorted(body)) for body in bodies]
    assert disk.files[PATH].seen.isascii()


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "body",
    [
        {"a": float("nan")},
        {"a": float("inf")},
        {"a": (1, 2)},
        {1: "a"},
        {"a": {None: 1}},
        {"a": "\ud800"},
        {"a": 2**53 + 1},
        {"a": {1, 2}},
        {"a": b"bytes"},
    ],
    ids=repr,
)
def test_a_body_that_json_cannot_hold_is_refused_and_harms_nothing(body: dict[str, object]) -> None:
    disk = SimulatedDisk()
    with Journal.create(PATH, HEADER, AT, files=disk) as journal:
        before = bytes(disk.files[PATH].seen)
        with pytest.raises((ValueError, TypeError)):
            journal.append("note", body, AT)
        assert disk.files[PATH].seen == before
        journal.append("note", {"fine": True}, AT)
    assert len(read(PATH, files=disk).records) == 2


def test_a_body_changed_after_the_append_does_not_change_the_record() -> None:
    disk = SimulatedDisk()
    body = {"orders": [1]}
    with Journal.create(PATH, HEADER, AT, files=disk) as journal:
        record = journal.append("note", body, AT)
        body["orders"].append(2)
        assert record.body == journal.records[1].body == {"orders": [1]}


def test_a_save_grows_over_several_sittings_as_in_one() -> None:
    disk = SimulatedDisk()
    Journal.create(PATH, HEADER, AT, files=disk).close()
    for length in (1, 2, 5, 9):
        with Journal.open(PATH, files=disk) as journal:
            assert journal.notice is None
            play(journal, length)
    assert disk.files[PATH].seen == save_bytes(9)[0]


def test_the_head_is_the_digest_of_the_last_line_and_the_next_record_names_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "match.jsonl"
    with Journal.create(path, HEADER, AT) as journal:
        for number in range(4):
            last = path.read_bytes().splitlines(keepends=True)[-1]
            assert journal.head == digest(last) == read(path).head
            assert journal.append("note", {"n": number}, AT).prev == digest(last)


def test_every_line_is_one_object_for_json_readers(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    records = write_match_on_disk(path, 12)
    objects = [json.loads(line) for line in path.read_text("ascii").splitlines()]
    assert objects == [record._asdict() for record in records]
    for item in objects:
        assert list(item) == ["v", "seq", "kind", "at", "body", "prev", "sum"]


@pytest.mark.drives("jq")
def test_jq_reads_a_save_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    records = write_match_on_disk(path, 12)
    found = subprocess.run(
        ["jq", "-c", "[.seq, .body]", str(path)], capture_output=True, check=True, text=True
    )
    assert [json.loads(line) for line in found.stdout.splitlines()] == [
        [record.seq, record.body] for record in records
    ]


@pytest.mark.drives("pandas")
def test_pandas_reads_a_save_as_it_is(tmp_path: Path) -> None:
    import pandas as pd

    path = tmp_path / "match.jsonl"
    records = write_match_on_disk(path, 12)
    frame = pd.read_json(path, lines=True, precise_float=True)
    assert list(frame.seq) == [record.seq for record in records]
    assert list(frame.body) == [record.body for record in records]


def write_match_on_disk(path: Path, length: int) -> list[Record]:
    with Journal.create(path, HEADER, AT) as journal:
        play(journal, length)
        return list(journal.records)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_its_owner_may_read_a_save(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "match.jsonl"
        Journal.create(path, HEADER, AT).close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_writer_is_refused_until_the_first_is_done_and_readers_never(
    tmp_path: Path,
) -> None:
    path = tmp_path / "match.jsonl"
    with Journal.create(path, HEADER, AT) as journal:
        journal.append("note", {}, AT)
        for _ in range(2):
            with pytest.raises(BusySave, match="another window or process; close it there first"):
                Journal.open(path)
        assert len(read(path).records) == 2
        journal.append("note", {}, AT)
    with Journal.open(path) as journal:
        assert len(journal.records) == 3


def test_another_process_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    attempt = (
        "import sys; from pathlib import Path; from game.store.journal import Journal\n"
        "try: Journal.open(Path(sys.argv[1]))\n"
        "except Exception as failure: print(type(failure).__name__)"
    )
    with Journal.create(path, HEADER, AT):
        said = subprocess.run(
            [sys.executable, "-c", attempt, str(path)],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    assert said.stdout.split() == [b"BusySave"]


def test_a_save_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    path.write_text("precious")
    with pytest.raises(SaveError, match="never overwritten"):
        Journal.create(path, HEADER, AT)
    assert path.read_text() == "precious"


def test_a_save_that_could_not_be_begun_leaves_no_file() -> None:
    for trouble in ("EIO", "ENOSPC", "half, then full"):
        for strike in range(1, 5):
            disk = SimulatedDisk()
            disk.plan(trouble, strike)
            with pytest.raises(DiskFailed, match=r"match\.jsonl can't be written"):
                Journal.create(PATH, HEADER, AT, files=disk)
            assert PATH not in disk.files


def test_a_closed_journal_takes_nothing(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "match.jsonl", HEADER, AT)
    journal.close()
    journal.close()
    with pytest.raises(DiskFailed, match="closed"):
        journal.append("note", {}, AT)


def test_only_record_zero_is_a_header() -> None:
    with (
        Journal.create(PATH, HEADER, AT, files=SimulatedDisk()) as journal,
        pytest.raises(ValueError, match="header"),
    ):
        journal.append("header", {}, AT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a file that is open")
def test_a_save_deleted_while_it_is_played_stops_the_match(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    with Journal.create(path, HEADER, AT) as journal:
        path.unlink()
        with pytest.raises(DiskFailed, match="deleted or replaced"):
            journal.append("note", {}, AT)


def test_a_file_system_without_locks_is_used_with_a_warning() -> None:
    class NoLocks(SimulatedDisk):
        def lock(self, handle: int) -> str:
            return "no locks here"

    disk = NoLocks()
    with Journal.create(PATH, HEADER, AT, files=disk) as journal:
        assert journal.notice == "no locks here"
    with Journal.open(PATH, files=disk) as journal:
        assert journal.notice == "no locks here"
