"""Every secret of a room is a word that stands nowhere else, and is looked for everywhere."""

import asyncio
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import asyncssh
import pytest

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.send import Send
from game.core.acts.standing import Standing
from game.core.acts.suggest import Suggest
from game.core.deals import Promise, Proposal, Terms
from game.core.orders.vocabulary import Allocate, Estimate
from game.core.rulebook import Rulebook
from game.server.board.board_session import FAULT
from game.server.doors import browser_door as browser
from game.server.doors.web_door import FAULT as PAGE_FAULT
from game.server.room.faults import note_forgotten
from game.server.room.room import Room
from game.server.wire import frames
from game.server.wire.messages import Hello
from game.table.table import MakeBots, Table
from tests.server.channels.registry import CHANNELS, open_wide
from tests.server.conftest import Live, OpenRoom
from tests.server.paired_room import PairedRoom
from tests.server.test_joining import PATIENCE
from tests.server.test_secrecy import listened_to
from tests.server.test_ssh import knock

INSIDE, BETWEEN, ODD = "Qxzzkv", "Wvjjqx", "3.1415926"
"""A word of press inside the US, one between US and labs, and what the US believes of the lead."""


async def with_secrets(room: PairedRoom) -> list[str]:
    """The US keep something secret of every kind; returns the words that give it away."""
    header = room.hosted.table._header
    promise = Promise(pledge="security", limit=31.25)
    offer = Proposal(
        partner="labs",
        give=Terms(points=1),
        get=Terms(promise=promise),
        monitoring=0,
        until="2027Q4",
    )
    believed = Estimate(figure="lead", low=1, central=float(ODD), high=9)
    for seat, command in (
        ("us-2", Suggest(order=Allocate(lever="us.workforce", points=2))),
        ("us-1", Draft(order=believed)),
        ("us-1", Standing()),
        ("us-1", Send(to=("us",), text=f"Say {INSIDE} inside")),
        ("us-1", Send(to=("labs", "white"), text=f"Say {BETWEEN} between us")),
        ("us-1", Propose(proposal=offer)),
        ("us-1", Commit()),
        ("allies-1", Commit()),
    ):
        await room.say(seat, command)
    hand = [card.id for card in room.hosted.observe("us").hand]
    tokens = [passed.token for passed in room.passes.values()]
    return [INSIDE, BETWEEN, ODD, header.seed, header.salt, *hand, *tokens, *room.room.codes]


async def test_no_secret_stands_in_anything_that_leaves_a_room(
    tmp_path: Path,
    rulebook: Rulebook,
    bots_of: MakeBots,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    open_wide(monkeypatch)
    monkeypatch.setattr(frames.zlib, "compress", lambda data, *_: data)  # to be read here
    async with listened_to(tmp_path, rulebook, bots_of, False, CHANNELS) as (room, ears):
        secrets = await with_secrets(room)
        heard = {name: await ear.heard() + await ear.asked() for name, ear in ears.items()}
        own = room.hosted.observe("us").model_dump_json()
        assert all(word in own for word in (INSIDE, BETWEEN, ODD))
        assert BETWEEN in room.hosted.observe("white").model_dump_json()
    heard["what is printed"] = "".join(capfd.readouterr()).encode()
    assert all(
        len(told) > 100
        for name, told in heard.items()
        if "the host" not in name and "printed" not in name
    )
    for name, told in heard.items():
        assert [word for word in secrets if word.encode() in told] == [], name


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def breaks(secrets: list[str]) -> Any:
    """Something that fails with every secret in its words and around it."""

    def failing(*_: object, **__: object) -> Any:
        around = list(secrets)
        raise RuntimeError(f"what a fault may say: {around}")

    return failing


async def secrets_of(live: Live) -> tuple[str, list[str]]:
    token = (await live.room.enter(live.code("us"), "Ada")).token
    header = live.room.tables[1].table._header
    return token, [token, live.secret, *live.room.codes, header.seed, header.salt, INSIDE]


async def over_play(web: aiohttp.ClientSession, token: str) -> bytes:
    async with web.ws_connect("/play") as socket:
        await socket.send_str(Hello(token=token, device="test-device").model_dump_json())
        said = {"number": 1, "command": {"say": "send", "text": INSIDE}}
        await socket.send_str(json.dumps(said))
        return await _rest(socket)


async def over_terminal(web: aiohttp.ClientSession, token: str) -> bytes:
    async with web.ws_connect("/terminal") as socket:
        await socket.send_str(json.dumps({"token": token}))
        return await _rest(socket)


async def over_polling(web: aiohttp.ClientSession, token: str) -> bytes:
    async with web.post("/poll/open", json={"token": token}) as answer:
        return await answer.read()


async def over_enter(web: aiohttp.ClientSession, token: str) -> bytes:
    async with web.post("/enter", json={"code": token, "name": "Ada"}) as answer:
        assert answer.status == 500
        return await answer.read()


async def _rest(socket: aiohttp.ClientWebSocketResponse) -> bytes:
    heard = b""
    async with asyncio.timeout(PATIENCE):
        async for frame in socket:
            heard += frame.data if isinstance(frame.data, bytes) else str(frame.data).encode()
    return heard


FAULTS = {
    "a command": (Table, "say", over_play, b"welcome"),
    "coming in": (Room, "enter", over_enter, PAGE_FAULT.encode()),
    "a line": (Room, "port", over_play, b""),
    "a board": (browser.Board, "__init__", over_terminal, b""),
    "a board by polling": (browser.Board, "__init__", over_polling, PAGE_FAULT.encode()),
}
"""What breaks, through which door, and what is still heard there."""


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_tells_no_secret_to_anybody(
    fault: str,
    open_room: OpenRoom,
    monkeypatch: pytest.MonkeyPatch,
    everything_logged: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    owner, name, through, words = FAULTS[fault]
    live = await open_room()
    token, secrets = await secrets_of(live)
    monkeypatch.setattr(owner, name, breaks(secrets))
    async with aiohttp.ClientSession(live.address) as web:
        heard = await through(web, token)
    assert words in heard
    everywhere = heard.decode(errors="replace") + everything_logged.text + "".join(live.said)
    everywhere += "".join(capfd.readouterr())
    own = {token} if through is over_play else set()  # a welcome gives it back to its holder
    assert [word for word in secrets if word in everywhere and word not in own] == []
    assert "RuntimeError at test_canaries.py" in everything_logged.text


async def test_a_fault_of_a_task_nobody_waits_for_is_told_by_kind_and_place(
    everything_logged: pytest.LogCaptureFixture,
) -> None:
    loop = asyncio.get_running_loop()
    try:
        breaks([INSIDE])()
    except RuntimeError as fault:
        note_forgotten(loop, {"message": INSIDE, "exception": fault})
    assert "RuntimeError at test_canaries.py" in everything_logged.text
    assert INSIDE not in everything_logged.text


async def test_strangers_at_the_ssh_door_learn_nothing(
    open_room: OpenRoom, everything_logged: pytest.LogCaptureFixture
) -> None:
    live = await open_room()
    _, secrets = await secrets_of(live)
    reader, writer = await asyncio.open_connection("127.0.0.1", live.ssh_port)
    heard = [(await asyncio.wait_for(reader.readline(), PATIENCE)).decode()]
    writer.close()
    with pytest.raises(asyncssh.PermissionDenied) as denied:
        await knock(live, "AAAA-AAAA+Ada")
    heard.append(str(denied.value))
    async with knock(live, live.code("us")) as line, line.create_process() as asked:
        heard.append(await asked.stdout.readuntil("name: "))
        heard.append(line.get_extra_info("server_version"))
    told = "\\n".join(map(str, heard)) + "\\n".join(live.said)
    assert [word for word in secrets if word in told] == []
    assert FAULT not in told


async def test_whatever_the_hosts_umask_its_files_are_its_own(open_room: OpenRoom) -> None:
    before = os.umask(0)
    try:
        live = await open_room()
        await live.room.enter(live.code("us"), "Ada")
        await live.room.enter(live.secret, "Host")
    finally:
        os.umask(before)
    assert live.folder.stat().st_mode & 0o777 == 0o700
    modes = {path.name: path.stat().st_mode & 0o777 for path in live.folder.iterdir()}
    assert set(modes) == {
        "room.json",
        "seats.json",
        "people.json",
        "table-1.jsonl",
        "ssh_host_key",
    }
    assert set(modes.values()) == {0o600}
