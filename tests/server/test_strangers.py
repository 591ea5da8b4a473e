"""Who has not come in is cheap to the host, and keeps nobody out who comes in."""

import asyncio
import gzip
import json
from contextlib import suppress

import aiohttp
import pytest

from game.server.doors import handles as handles_module
from game.server.doors import web_door as web
from game.server.doors.handles import RESERVE, most_strangers
from game.server.doors.strangers import Strangers
from game.server.room.faults import NO_HANDLES, note_forgotten
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import PATIENCE, until


def test_one_too_many_cuts_the_most_silent_of_the_most_crowded_address() -> None:
    cut: list[str] = []
    strangers = Strangers(4)
    for name, address in (("a1", "A"), ("b1", "B"), ("a2", "A"), ("a3", "A")):
        strangers.came(name, address, lambda name=name: cut.append(name))
    strangers.came("a1", "A", lambda: cut.append("a1"))  # heard again
    strangers.came("c1", "C", lambda: cut.append("c1"))
    strangers.came("b2", "B", lambda: cut.append("b2"))
    assert cut == ["a2", "a3"]
    strangers.gone("a1")
    strangers.gone("a1")
    assert strangers.count == 3


def test_strangers_leave_a_reserve_of_handles() -> None:
    assert most_strangers(8192, 400) == 400
    assert most_strangers(1024, 400) == (1024 - RESERVE) // 4
    assert most_strangers(100, 400) == 8


def test_the_limit_of_handles_is_raised_as_far_as_it_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class System:
        RLIMIT_NOFILE, RLIM_INFINITY = 7, -1

        def __init__(self) -> None:
            self.limits = (256, 4096)

        def getrlimit(self, _: int) -> tuple[int, int]:
            return self.limits

        def setrlimit(self, _: int, limits: tuple[int, int]) -> None:
            self.limits = limits

    system = System()
    monkeypatch.setattr(handles_module, "resource", system)
    assert handles_module.raise_limit() == 4096
    assert system.limits == (4096, 4096)
    monkeypatch.setattr(handles_module, "resource", None)
    assert handles_module.raise_limit() == handles_module.WANTED


async def test_idle_connections_beyond_the_bound_keep_nobody_out(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "most_strangers", lambda *_: 20)
    live = await open_room()
    seated = await live.join("china", "Chen")
    idle = [await asyncio.open_connection("127.0.0.1", live.port) for _ in range(60)]
    ports = await asyncio.gather(*(live.join("us", f"Student {n}") for n in range(10)))
    assert {port.role for port in ports} == {"us"}
    ends = [asyncio.ensure_future(reader.read()) for reader, _ in idle]
    await until(lambda: sum(end.done() for end in ends) >= 40)
    assert seated.company().reachable, "who is in is no stranger"
    for end in ends:
        end.cancel()
    for _, writer in idle:
        writer.close()
    for port in (seated, *ports):
        await port.close()


async def test_compressed_bodies_are_refused_before_they_are_inflated(open_room: OpenRoom) -> None:
    live = await open_room()
    bomb = gzip.compress(json.dumps({"code": "x" * 30_000_000, "name": "Eve"}).encode())
    assert len(bomb) < 60_000
    async with aiohttp.ClientSession(live.address) as outside:
        for coding in ("gzip", "deflate", "br"):
            headers = {"Content-Encoding": coding, "Content-Type": "application/json"}
            async with outside.post("/enter", data=bomb, headers=headers) as answer:
                assert (answer.status, await answer.text()) == (
                    415,
                    "Send it as it is, not compressed.\n",
                )


MALFORMED = {
    "a Host that is none": b"GET / HTTP/1.1\r\nHost: [\r\n\r\n",
    "a Host with a bad port": b"GET / HTTP/1.1\r\nHost: localhost:x\r\n\r\n",
    "two Hosts": b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n",
    "no Host": b"GET / HTTP/1.1\r\n\r\n",
    "an Origin that is none": b"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://[\r\n\r\n",
    "a bad version": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "no method": b" / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a bad length": b"POST /enter HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST /enter HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
    b"Content-Length: 2\r\n\r\nab",
    "a length and chunks": b"POST /enter HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "bad chunks": b"POST /enter HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"zz\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n",
    "a line too long": b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 60 + b"\r\n\r\n",
    "a websocket without a key": b"GET /play HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\n\r\n",
    "a body that is none": b"POST /enter HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\n{",
}


async def answer_to(live: Live, request: bytes) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", live.port)
    writer.write(request)
    heard = b""
    with suppress(ConnectionError):
        heard = await asyncio.wait_for(reader.read(65_536), PATIENCE)
    writer.close()
    return heard.decode("latin-1")


@pytest.mark.parametrize("kind", MALFORMED)
async def test_what_is_no_request_is_a_sentence_and_no_line_in_the_hosts_window(
    open_room: OpenRoom,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    kind: str,
) -> None:
    live = await open_room()
    heard = await answer_to(live, MALFORMED[kind])
    assert heard.startswith("HTTP/"), heard
    assert heard.split()[1] in ("200", "400", "403", "421"), heard
    assert "Traceback" not in heard
    assert "aiohttp" not in heard.lower()
    assert "python" not in heard.lower()
    assert "Server: Four Fronts" in heard
    assert [record for record in caplog.records if record.levelname != "DEBUG"] == []
    assert capfd.readouterr().err == ""


async def test_no_answer_says_which_software_gave_it(open_room: OpenRoom) -> None:
    live = await open_room()
    async with aiohttp.ClientSession(live.address) as outside:
        for path in ("/", "/static/page.js", "/nowhere", "/enter", "/play"):
            async with outside.get(path) as answer:
                assert answer.headers["Server"] == "Four Fronts"


async def test_when_handles_run_out_the_host_is_told_what_it_is(
    caplog: pytest.LogCaptureFixture,
) -> None:
    fault = OSError(24, "Too many open files")
    note_forgotten(asyncio.get_running_loop(), {"exception": fault, "message": "accept"})
    assert NO_HANDLES in caplog.text
