"""`fourfronts forget`: a closed room no longer knows anybody, and its records never did."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from game.cli.main import fourfronts
from game.core.acts.ready import Ready
from game.core.acts.send import Send
from game.core.errors import BusySave, SaveError
from game.server.room.codes import shown
from game.server.room.forgetting import GOES, forget
from game.server.room.roster import PEOPLE, hashed
from game.table.verify import verify
from tests.server.conftest import Live, OpenRoom

NAMES = ("Wilhelmina", "Ødegård", "張三豐")


async def played(open_room: OpenRoom) -> tuple[Live, list[str]]:
    """A room in which people were; also every word that lets in or names somebody."""
    live = await open_room(tables=2)
    tokens = []
    for role, name in zip(("us", "china", "observer"), NAMES, strict=True):
        passed = await live.room.enter(live.code(role), name)
        tokens.append(passed.token)
        port = live.room.port(passed.token, "test")
        await port.say(Ready())
        await port.say(Send(text="Hello to all"))
    codes = [word for code in live.room.codes for word in (code, shown(code))]
    return live, [*NAMES, *codes, *tokens, *map(hashed, tokens), live.secret, hashed(live.secret)]


def held(folder: Path, words: list[str]) -> set[str]:
    """Which of the words stand in any file."""
    texts = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    found = {word for word in words for text in texts if word.encode() in text}
    return found | {w for w in words for t in texts if w.encode("unicode_escape") in t}


async def test_names_codes_and_tokens_go_and_records_stay(open_room: OpenRoom) -> None:
    live, words = await played(open_room)
    for table in live.room.tables.values():
        await table.close()
    (live.folder / f".{PEOPLE}.new").write_text(NAMES[0])  # as a power cut may leave it
    assert held(live.folder, words) >= {*NAMES, *live.room.codes}
    told = CliRunner().invoke(fourfronts, ["forget", str(live.folder)])
    assert told.exit_code == 0, told.output
    assert all(str(live.folder / name) in told.output for name in GOES if name != "alive")
    assert held(live.folder, words) == set()
    left = {path.name for path in live.folder.iterdir()}
    assert left == {"table-1.jsonl", "table-2.jsonl"}
    for name in left:
        assert f"Kept {live.folder / name}" in told.output
        assert verify(live.folder / name).agrees
    with pytest.raises(SaveError, match="forgotten already"):
        forget(live.folder)


async def test_an_open_room_is_not_forgotten(open_room: OpenRoom) -> None:
    live, words = await played(open_room)
    await live.room.tables[1].close()  # one table is not the room
    before = held(live.folder, words)
    with pytest.raises(BusySave, match="close it first"):
        forget(live.folder)
    assert held(live.folder, words) == before


async def test_forgetting_that_was_cut_off_is_done_again(open_room: OpenRoom) -> None:
    live, words = await played(open_room)
    for table in live.room.tables.values():
        await table.close()
    (live.folder / PEOPLE).unlink()
    gone, records = forget(live.folder)
    assert PEOPLE not in gone
    assert len(records) == 2
    assert held(live.folder, words) == set()
