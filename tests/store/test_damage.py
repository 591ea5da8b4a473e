"""Whatever happens to the bytes of a save, a reader gets exactly what was written, or a refusal."""

import zlib
from pathlib import Path
from random import Random

import pytest

from game.core.errors import DamagedSave, SaveError
from game.store.journal import Journal
from game.store.reading import read
from game.store.records import Record, digest, encode
from tests.store.matches import LONG, PATH, body, kind, play, save_bytes
from tests.store.simulated_disk import SimulatedDisk

LENGTH = 16
DATA, RECORDS = save_bytes(LENGTH)
LINES = DATA.splitlines(keepends=True)


def outcome(data: bytes) -> tuple[Record, ...] | None:
    """Return what a reader gets, `None` for a refusal, and check that a writer agrees."""
    disk = SimulatedDisk()
    disk.put(PATH, data)
    try:
        reading = read(PATH, files=disk)
    except SaveError:
        return None
    return reading.records


def test_the_save_is_long_enough_to_mean_something() -> None:
    assert len(DATA) >= 5_000
    assert outcome(DATA) == tuple(RECORDS)


def test_a_save_cut_at_any_byte_gives_exactly_the_records_before_the_cut() -> None:
    whole = 0
    for size in range(len(DATA)):
        data = DATA[:size]
        whole = data.count(b"\n")
        at_an_end = data.endswith(b"\n")
        disk = SimulatedDisk()
        disk.put(PATH, data)
        if whole == 0:
            with pytest.raises(SaveError):
                read(PATH, files=disk)
            continue
        reading = read(PATH, files=disk)
        assert reading.records == tuple(RECORDS[:whole])
        assert (reading.notice is None) == at_an_end


def test_a_save_cut_anywhere_can_be_continued_and_is_then_whole() -> None:
    for size in range(len(LINES[0]), len(DATA), 1 if LONG else 5):
        disk = SimulatedDisk()
        disk.put(PATH, DATA[:size])
        with Journal.open(PATH, files=disk) as journal:
            assert (journal.notice is None) == DATA[:size].endswith(b"\n")
            play(journal, LENGTH)
        assert disk.files[PATH].seen == DATA


def test_no_flipped_bit_is_ever_silent() -> None:
    last = len(DATA) - len(LINES[-1])
    refused = torn = 0
    for bit in range(len(DATA) * 8):
        data = bytearray(DATA)
        data[bit // 8] ^= 1 << bit % 8
        records = outcome(bytes(data))
        if records is None:
            refused += 1
            continue
        assert bit // 8 >= last, f"bit {bit} before the last record went unnoticed"
        assert records == tuple(RECORDS[:-1])
        torn += 1
    assert refused + torn == len(DATA) * 8
    # A flip leaves a complete line, which no interrupted append does; only a zero looks like one.
    assert torn <= 8


def test_damage_in_several_places_never_changes_what_is_read() -> None:
    for seed in range(20_000 if LONG else 1_000):
        chance = Random(seed)
        data = bytearray(DATA[: chance.choice([len(DATA), chance.randint(1, len(DATA))])])
        for _ in range(chance.randint(1, 4)):
            start = chance.randint(0, len(data))
            size = chance.choice([1, 1, 2, 16, 512])
            new = chance.choice([chance.randbytes(size), bytes(size), b""])
            data[start : start + size] = new
        records = outcome(bytes(data)) or ()
        assert records == tuple(RECORDS[: len(records)]), f"seed {seed}"


def test_a_lost_newline_does_not_take_two_records_along() -> None:
    seam = len(DATA) - len(LINES[-1]) - 1
    for other in set(range(256)) - {ord("\n")}:
        assert outcome(DATA[:seam] + bytes([other]) + DATA[seam + 1 :]) is None
    assert outcome(DATA[:seam] + DATA[seam + 1 :]) is None
    assert outcome(DATA[:seam] + b" " + DATA[seam + 1 : -9]) is None


@pytest.mark.parametrize("index", range(len(LINES) - 1))
def test_a_dropped_doubled_or_moved_record_is_refused(index: int) -> None:
    before, this, after = LINES[:index], LINES[index], LINES[index + 1 :]
    assert outcome(b"".join(before + after)) is None
    assert outcome(b"".join([*before, this, this, *after])) is None
    assert outcome(b"".join([*before, after[0], this, *after[1:]])) is None


def test_a_doubled_last_record_is_refused() -> None:
    assert outcome(DATA + LINES[-1]) is None


def test_a_record_from_another_match_is_refused() -> None:
    disk = SimulatedDisk()
    with Journal.create(PATH, {"engine": "other"}, "2026-11-24T00:00:00Z", files=disk) as journal:
        play(journal, LENGTH)
    other = bytes(disk.files[PATH].seen).splitlines(keepends=True)
    for index in range(len(LINES)):
        assert outcome(b"".join([*LINES[:index], other[index], *LINES[index + 1 :]])) is None


def test_an_edited_record_is_refused_even_with_a_new_checksum() -> None:
    for index in range(len(LINES) - 1):
        start = LINES[index][: LINES[index].rindex(b',"sum"')].replace(b"2026-11-23", b"2026-11-22")
        edited = start + b',"sum":"%08x"}\n' % zlib.crc32(start)
        assert edited != LINES[index]
        assert outcome(b"".join([*LINES[:index], edited, *LINES[index + 1 :]])) is None


@pytest.mark.parametrize("more", [b"\n", b"{}\n", b"note\n", b"\r\n", LINES[3], DATA])
def test_anything_added_that_ends_a_line_is_refused(more: bytes) -> None:
    assert outcome(DATA + more) is None


@pytest.mark.parametrize("tail", [b"\0" * 700, LINES[-1][:100] + b"\0" * 300 + b"\n", b"{"])
def test_what_a_power_cut_leaves_is_left_out_with_a_notice(tail: bytes) -> None:
    assert outcome(DATA + tail) == tuple(RECORDS)


@pytest.mark.parametrize("first", range(1, len(LINES) - 1))
def test_zeros_over_the_end_of_several_records_are_not_taken_for_a_power_cut(first: int) -> None:
    start = len(b"".join(LINES[:first])) + 9
    for end in (len(DATA) - 100, len(DATA) - 200):
        assert outcome(DATA[:start] + bytes(end - start) + DATA[end:]) is None


def test_a_hole_with_two_line_ends_is_not_one_interrupted_record() -> None:
    assert outcome(DATA + LINES[-1][:30] + bytes(300) + b"\n" + bytes(40) + b"\n") is None


def test_a_number_that_is_left_out_is_refused_even_in_a_whole_chain() -> None:
    line, _ = encode(len(LINES) + 1, "note", "", {}, digest(LINES[-1]))
    with pytest.raises(DamagedSave, match=f"Record {len(LINES)} .* is missing"):
        disk = SimulatedDisk()
        disk.put(PATH, DATA + line)
        read(PATH, files=disk)


def test_windows_line_ends_change_no_record() -> None:
    assert outcome(DATA.replace(b"\n", b"\r\n")) == outcome(DATA)


def test_the_refusal_says_where_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "my match.jsonl"
    path.write_bytes(DATA.replace(b'"turn":4', b'"turn":9'))
    with pytest.raises(DamagedSave) as refusal:
        read(path)
    byte = len(b"".join(LINES[:5]))
    assert str(refusal.value) == (
        f"Record 5 of {path} (byte {byte}) does not match its checksum. Records 0 to 4 are whole; "
        f"to go on from there: fourfronts repair '{path}' --to 4 "
        f"--out '{tmp_path / 'my match-repaired.jsonl'}'"
    )


def test_bodies_and_kinds_come_back_as_they_were_given() -> None:
    assert [record.body for record in RECORDS[1:]] == [body(number) for number in range(LENGTH)]
    assert [record.kind for record in RECORDS[1:]] == [kind(number) for number in range(LENGTH)]
