"""Every save ever written is read; those of this behaviour come out the same, others are told so.

``tests/saves/<behaviour>/`` holds a match, a room and the digests of many outcomes of each
behaviour. ``0`` is from before behaviours were counted: every version of the shipped examples.
"""

import io
import lzma
import os
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from game.analysis.lenses import compare
from game.analysis.replay import Replay
from game.analysis.why import Why
from game.cli.seating import seat_bots
from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.behaviour import BEHAVIOUR
from game.core.rulebook import Doctrine
from game.server.room.founding import resumed_room
from game.store.reading import read, repair
from game.table.table import Table
from game.table.verify import Verdict, verify
from tests.conftest import NOON
from tests.saves import keeping
from tests.saves.keeping import HERE, KEPT, MATCH, TABLE, unpacked

with tarfile.open(HERE / "0" / "examples.tar.xz") as examples:
    OLDER = examples.getnames()
RESOLVED = set(OLDER if os.environ.get("FOURFRONTS_LONG") else OLDER[::4])
"""Those that are resolved under every lens too; all of them in the long run."""


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every version of the examples."""
    folder = tmp_path_factory.mktemp("older")
    packed = io.BytesIO(lzma.decompress((HERE / "0" / "examples.tar.xz").read_bytes()))
    with tarfile.open(fileobj=packed) as files:
        files.extractall(folder, filter="data")
    return folder


@pytest.mark.parametrize("behaviour", [number for number in KEPT if number])
@pytest.mark.parametrize("name", [MATCH, f"room/{TABLE}"])
def test_a_kept_save_is_read_and_told_truly(behaviour: int, name: str, tmp_path: Path) -> None:
    path = unpacked(HERE / str(behaviour) / name, tmp_path)
    verdict = verify(path)
    assert verdict.difference is None
    assert verdict.played_by == (None if behaviour == BEHAVIOUR else behaviour)
    look_everywhere(path, verdict)


@pytest.mark.parametrize("behaviour", [number for number in KEPT if number])
def test_a_kept_room_goes_on(
    behaviour: int, tmp_path: Path, doctrines: Mapping[str, Doctrine]
) -> None:
    kept = HERE / str(behaviour) / "room"
    unpacked(kept / TABLE, tmp_path)
    (tmp_path / "room.json").write_bytes((kept / "room.json").read_bytes())
    room, _ = resumed_room(tmp_path, keeping.seats(doctrines), lambda: NOON, print)
    for hosted in room.tables.values():
        hosted.table.close()
    assert verify(tmp_path / TABLE).difference is None


@pytest.mark.parametrize("name", OLDER)
def test_an_example_of_long_ago_is_read_and_never_called_dishonest(older: Path, name: str) -> None:
    verdict = verify(older / name)
    assert verdict.difference is None
    assert verdict.agrees or verdict.played_by == 0
    look_everywhere(older / name, verdict, under_lenses=name in RESOLVED)


def look_everywhere(path: Path, verdict: Verdict, under_lenses: bool = True) -> None:
    """Read a save in every way there is."""
    record = Replay.of(path)
    for role in ("us", "projector", "observer"):
        assert record.observe(len(record.positions) - 1, role).quarter
    why = Why.of(path)
    assert why.ask(why.quarters[-1], "lead").steps
    if verdict.ended and under_lenses:
        table = compare(path)
        assert len(table.rows) > 1
        assert table.agrees or table.played_by is not None


@pytest.mark.parametrize("name", OLDER[::4])
def test_an_unfinished_match_of_long_ago_goes_on_by_todays_behaviour_and_says_so(
    older: Path, name: str, tmp_path: Path
) -> None:
    path = cut(older / name, tmp_path)
    before = verify(path)
    table = Table.resume(path, seat_bots, lambda: NOON)
    play_on(table)
    table.close()
    assert "behaviour 0" in (table.notice or "")
    assert f"behaviour {BEHAVIOUR}" in (table.notice or "")
    kinds = [record.kind for record in read(path).records]
    assert kinds.count("behaviour_changed") == 1
    after = verify(path)
    assert after.difference is None
    assert after.others == before.others
    assert after.quarters > before.quarters
    look_everywhere(path, after)


def cut(path: Path, folder: Path) -> Path:
    """The match as it was when its second quarter had been told."""
    records = read(path).records
    told = [r.seq for r in records if r.body.get("phase") == "consequences"]
    out = folder / "cut.jsonl"
    repair(path, told[1], out)
    return out


def play_on(table: Table) -> None:
    """Let people pass until the match is over."""
    while not table.over:
        for faction in table.people:
            options = table.observe(faction).options
            table.say(faction, Commit() if options.may_commit else Ready())
