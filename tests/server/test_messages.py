"""What clients may say, made from the types of the port: all that is wrong is refused."""

import asyncio
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import aiohttp
import asyncssh
import pytest

from game.core.acts import COMMAND
from game.core.acts.ready import Ready
from game.server.doors.join_door import OVERTAKEN
from game.server.wire.messages import LONGEST_FRAME, Hello, Said, read_words
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import PATIENCE
from tests.server.test_ssh import knock

SCHEMA = COMMAND.json_schema()
PATTERNS = ("us-1", "us/x", "us.energy", "2027Q1", "china-1", "inject/x")
"""Words of which one fits any pattern of the port."""
RAW = ("NaN", "Infinity", "-Infinity", "1e999", "-1e999")
WRONG: dict[str, tuple[Any, ...]] = {
    "string": (1, True, None, [], {}, "\ud800"),
    "integer": ("1", 1.5, True, None, [], {}, 10**400, *RAW),
    "number": ("1", True, None, [], {}, 10**400, *RAW),
    "boolean": (0, 1, "true", None, [], {}),
    "array": ({}, "x", 1, None),
    "object": ([], "x", 1, None),
}
"""By the type a field has, what it may not be; of a number also what is none in JSON."""
Path = tuple[str | int, ...]


def samples(schema: dict[str, Any]) -> list[Any]:
    """Well-formed values of a schema: one of each kind it allows."""
    if "$ref" in schema:
        return samples(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return [value for one in schema[several] for value in samples(one)]
    if "const" in schema or "enum" in schema:
        return [schema.get("const", schema.get("enum", [None])[0])]
    kind = schema.get("type")
    if kind == "object":
        return _objects(schema)
    if kind == "array":
        return [[item] for item in samples(schema["items"])[:1]]
    return [_plain(schema)]


def _plain(schema: dict[str, Any]) -> Any:
    if schema["type"] == "string" and "pattern" in schema:
        return next(word for word in PATTERNS if re.search(schema["pattern"], word))
    low = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
    return {
        "string": "words",
        "integer": max(low, 1),
        "number": max(low, 1.0),
        "boolean": True,
        "null": None,
    }[schema["type"]]


def _objects(schema: dict[str, Any]) -> list[Any]:
    fields = {name: samples(field) for name, field in schema.get("properties", {}).items()}
    first = {name: values[0] for name, values in fields.items()}
    more = [{**first, name: value} for name, values in fields.items() for value in values[1:]]
    return [first, *more]


def said(command: Any) -> str:
    return json.dumps({"kind": "said", "number": 1, "quarter": "", "command": command})


def kind_of(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return kinds.get(type(value), "object")


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every field of a command, and fields of fields."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        yield (*path, key), one
        if isinstance(one, dict | list):
            yield from places(one, (*path, key))


def with_other(command: Any, path: Path, other: Any) -> str:
    """The command as text with another value at one place."""
    changed = json.loads(json.dumps(command))
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = "@raw@" if other in RAW else other
    text = said(changed)
    return text.replace('"@raw@"', other) if other in RAW else text


def accepted(text: str) -> bool:
    try:
        read_words(Said, text)
    except ValueError:
        return False
    return True


ALL = [command for command in samples(SCHEMA) if accepted(said(command))]
IDS = [f"{number}-{command['say']}" for number, command in enumerate(ALL)]


def test_there_is_a_well_formed_sample_of_every_command() -> None:
    kinds = {
        d["properties"]["say"]["const"]
        for d in SCHEMA["$defs"].values()
        if "say" in d.get("properties", {})
    }
    assert {command["say"] for command in ALL} == kinds
    assert {c["order"]["kind"] for c in ALL if c["say"] == "draft"} >= {
        "allocate",
        "stance",
        "play",
        "react",
        "estimate",
    }


@pytest.mark.parametrize("command", ALL, ids=IDS)
def test_wrong_types_numbers_that_are_none_and_unknown_or_double_keys_are_refused(
    command: Any,
) -> None:
    for path, value in places(command):
        for wrong in WRONG[kind_of(value)] if value is not None else ():
            if wrong is None and accepted(with_other(command, path, None)):
                continue  # this field may be left open
            text = with_other(command, path, wrong)
            assert not accepted(text), text
        if isinstance(value, dict):
            assert not accepted(with_other(command, path, {**value, "more": 1}))
    assert not accepted(said({**command, "more": 1}))
    for key, value in command.items():
        twice = f'"{key}": {json.dumps(value)}, "{key}":'
        assert not accepted(said(command).replace(f'"{key}":', twice, 1)), key
    assert not accepted(said({k: v for k, v in command.items() if k != "say"}))


@pytest.mark.parametrize("role", ["us", "observer", "white"])
async def test_every_well_formed_command_of_anybody_is_answered(
    open_room: OpenRoom, role: str
) -> None:
    live = await open_room()
    code = live.secret if role == "white" else live.code(role)
    passed = await live.room.enter(code, "Ada")
    port = live.room.port(passed.token, "test")
    for command in ALL:
        if command["say"] in ("remove", "reseat"):
            continue
        reply = await port.say(COMMAND.validate_json(json.dumps(command)))
        assert reply.refusal is None or reply.refusal.rule
    assert port.observe().role == role


async def hello(live: Live, web: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    socket = await web.ws_connect(f"{live.address}/play")
    words = Hello(code=live.code("us"), name="Ada", device="one-device")
    await socket.send_str(words.model_dump_json())
    return socket


async def answers(socket: aiohttp.ClientWebSocketResponse, count: int) -> list[tuple[int, str]]:
    """So many answers: the number, and the code of the refusal."""
    heard: list[tuple[int, str]] = []
    while len(heard) < count:
        frame = await socket.receive(timeout=PATIENCE)
        assert frame.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY), frame
        words = json.loads(frame.data) if frame.type is aiohttp.WSMsgType.TEXT else {}
        if words.get("kind") == "answered":
            heard.append((words["number"], (words["reply"]["refusal"] or {}).get("code", "")))
    return heard


async def test_what_comes_twice_or_too_late_is_done_once_and_never_said_to_be_done(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web:
        socket, second = await hello(live, web), await hello(live, web)
        for number, text in ((1, "a"), (3, "c"), (3, "c"), (2, "b"), (1, "a"), (4, "d")):
            command = {"say": "send", "text": text}
            await socket.send_str(json.dumps({"number": number, "command": command}))
        late = OVERTAKEN.refusal.code  # type: ignore[union-attr]
        assert await answers(socket, 6) == [
            (1, ""),
            (3, ""),
            (3, ""),
            (2, late),
            (1, late),
            (4, ""),
        ]
        # the same device on another line: what it is not sure of is done once, too
        again = {"number": 4, "command": {"say": "send", "text": "d"}}
        await second.send_str(json.dumps(again))
        assert await answers(second, 1) == [(4, "")]
        assert [one.text for one in live.room.tables[1].observe("us").press] == ["a", "c", "d"]
        await socket.close()
        await second.close()


BOMB = b"\0" * 30_000_000


@pytest.mark.parametrize(("path", "compress"), [("/play", 0), ("/play", 15), ("/terminal", 15)])
async def test_a_bomb_over_a_websocket_ends_its_line_only(
    open_room: OpenRoom, path: str, compress: int
) -> None:
    live = await open_room()
    ada = await live.join("us", "Ada")
    async with aiohttp.ClientSession() as web:
        socket = await web.ws_connect(live.address + path, compress=compress)
        with suppress(ConnectionError):  # it may be cut off while the bomb is on its way
            await socket.send_bytes(BOMB)
        async with asyncio.timeout(PATIENCE):
            async for _ in socket:
                pass
    assert await ada_still_plays(ada)


async def ada_still_plays(ada: Any) -> bool:
    reply = await ada.say(Ready())
    await ada.close()
    return bool(reply.ok)


@pytest.mark.parametrize("encoding", ["deflate", "gzip"])
@pytest.mark.parametrize("path", ["/enter", "/poll/open", "/poll/send", "/poll/receive"])
async def test_a_bomb_in_a_body_is_refused(open_room: OpenRoom, path: str, encoding: str) -> None:
    live = await open_room()
    data = gzip.compress(BOMB) if encoding == "gzip" else zlib.compress(BOMB)
    headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as web,
        web.post(live.address + path, data=data, headers=headers) as answer,
    ):
        assert 400 <= answer.status < 500
    assert await ada_still_plays(await live.join("us", "Ada"))


async def test_ssh_takes_no_packed_data_and_bounds_what_is_typed(open_room: OpenRoom) -> None:
    live = await open_room()
    with pytest.raises(asyncssh.Error):
        await asyncssh.connect(
            "127.0.0.1",
            live.ssh_port,
            username=f"{live.code('us')}+Eve",
            known_hosts=None,
            config=None,
            agent_path=None,
            compression_algs="zlib@openssh.com",
        )
    async with knock(live, f"{live.code('us')}+Ada") as line, line.create_process() as lines:
        lines.stdin.write("x" * (4 * LONGEST_FRAME) + "\nquit\n")
        done = await asyncio.wait_for(lines.wait(), PATIENCE)
    assert done.exit_status == 0
    assert len(done.stdout) < LONGEST_FRAME
