"""Connections that say nothing, half of something, or never read."""

import asyncio

import aiohttp
import pytest

from game.core.acts.send import Send
from game.server.doors import web_door as web
from game.server.doors.join_door import JoinLine
from game.server.room.last_answer import LastAnswer
from game.server.wire.messages import Hello
from tests.server.conftest import OpenRoom
from tests.server.test_joining import PATIENCE, until


async def test_half_open_connections_are_cut_off_while_others_come_in(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "FIRST_REQUEST_SECONDS", 2.0)
    live = await open_room()
    halves = [await asyncio.open_connection("127.0.0.1", live.port) for _ in range(300)]
    for _, writer in halves:
        writer.write(b"GET / HTTP/1.1\r\nHost: local")
    ports = await asyncio.gather(*(live.join("us", f"Student {n}") for n in range(20)))
    assert {port.role for port in ports} == {"us"}
    ends = await asyncio.wait_for(asyncio.gather(*(r.read() for r, _ in halves)), 30)
    assert len(ends) == 300
    for _, writer in halves:
        writer.close()
    for port in ports:
        await port.close()


async def test_a_line_that_never_says_hello_is_let_go(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    address = f"{live.address}/play"
    async with aiohttp.ClientSession() as session, session.ws_connect(address) as socket:
        frame = await socket.receive(timeout=30)
        assert "turned_away" in frame.data


async def test_one_that_never_reads_holds_nobody_up(open_room: OpenRoom) -> None:
    """A client that takes nothing costs the newest state and no more."""
    live = await open_room()
    _, writer = await asyncio.open_connection("127.0.0.1", live.port, limit=1)
    writer.write(
        b"GET /play HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    hello = Hello(code=live.code("us"), name="Sloth", device="test-device").model_dump_json()
    mask = b"\x00\x00\x00\x00"
    head = b"\x81" + bytes([0x80 | 126]) + len(hello).to_bytes(2, "big")
    writer.write(head + mask + hello.encode())
    await until(lambda: any("Sloth" in line for line in live.said))
    quick = await live.join("us", "Hare")
    for number in range(40):
        assert (await quick.say(Send(text=f"{number} " + "x" * 400))).ok
    assert len(quick.observe().press) == 40
    await quick.close()
    writer.close()


async def test_a_line_that_ends_in_the_very_step_of_a_sending_is_let_go(
    open_room: OpenRoom,
) -> None:
    """A cancellation that comes as something was just sent must not be taken for its end."""
    live = await open_room()
    passed = await live.room.enter(live.code("us"), "Ada")
    made = JoinLine(None, live.room.port(passed.token, "test"), passed, LastAnswer())  # type: ignore[arg-type]
    feeding = asyncio.create_task(made._feed())

    async def sent() -> None:
        asyncio.get_running_loop().call_soon(feeding.cancel)

    made._update = sent  # type: ignore[method-assign]
    made._news.set()
    done, _ = await asyncio.wait({feeding}, timeout=PATIENCE)
    assert done
    assert feeding.cancelled()
