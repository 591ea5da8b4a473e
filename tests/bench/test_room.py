"""A room under load, over real sockets: how long an order, a reveal and a key press take.

Prints, for 4, 40, 100 and 400 seats by `join`, and for 4, 40 and 100 live boards by the browser's
and the SSH door, the median and the 99th percentile in milliseconds, the host's memory, its own
processor time for each, and the machine's load. Each line also gives its ratios to the smallest
room of the same run, since machines differ and so does what else they do.
"""

import asyncio
import json
import os
import shutil
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
import asyncssh
import pytest

from game.world.vocabulary import FACTIONS
from tests.bench.room_host import Host

Press = Callable[[bytes], Awaitable[float]]
SEATS = ((4, 1), (40, 2), (100, 5), (400, 10))
BOARDS = ((4, 1), (40, 2), (100, 5))
ROUNDS = 5
PROCESSES = 2
IDLE = 0.2
"""Seconds of work in two that a host with boards does when nothing happens."""
SPREAD = 1.0
"""Seconds within which everybody orders once; people do not press at the same instant."""
QUIET = 0.2
SLOWEST = 120.0
MUCH = 100_000
"""Bytes that a terminal's one screen has at most."""
smallest: dict[str, float] = {}
hearing: set[asyncio.Task[None]] = set()


def report(what: str, size: int, times: list[float], host: Host, since: float | None) -> None:
    """Print a line; with `since`, the host's own work for each of `times` too."""
    times = sorted(times)
    half, most = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
    first = smallest.setdefault(what, half)
    work = "" if since is None else f"host {(host.busy() - since) / len(times) * 1000:5.1f} ms each"
    print(
        f"{what:<28} {size:>4}: p50 {half:7.1f} ms  p99 {most:7.1f} ms  "
        f"{half / first:5.1f} and {most / first:5.1f} times p50 of the smallest  "
        f"{host.memory():5.0f} MB  {work}  load {os.getloadavg()[0]:.0f}"
    )


class Client:
    """A process with some of the seats; see `room_seats`."""

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.bench.room_seats",
            limit=2**24,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def ask(self, *words: object) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words).encode() + b"\n")
        answer = await self.process.stdout.readline()
        assert answer, f"the clients failed to {words[0]}"
        return json.loads(answer)

    async def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        await self.process.wait()


class Clients:
    """All seats of a room, spread over processes."""

    def __init__(self, host: Host, seats: int, tables: int) -> None:
        self.host, self.seats, self.tables = host, seats, tables
        self.clients = [Client() for _ in range(min(PROCESSES, seats))]

    async def join(self) -> list[float]:
        for client in self.clients:
            await client.start()
        comers: list[list[tuple[str, str]]] = [[] for _ in self.clients]
        for number in range(self.seats):
            table = self.host.codes[number % self.tables]
            code = table[FACTIONS[number // self.tables % 4]]
            comers[number % len(self.clients)].append((code, f"Seat {number}"))
        return await self.all("join", self.host.port, words=[[some] for some in comers])

    async def all(self, what: str, *same: object, words: list[list[Any]] | None = None) -> Any:
        own = words or [[] for _ in self.clients]
        asked = (c.ask(what, *same, *w) for c, w in zip(self.clients, own, strict=True))
        return [one for answer in await asyncio.gather(*asked) for one in answer]

    async def say(self, say: str, seats: range) -> None:
        some: list[list[int]] = [[] for _ in self.clients]
        for number in seats:
            some[number % len(some)].append(number // len(some))
        await self.all("say", {"say": say}, words=[[numbers] for numbers in some])

    async def end(self) -> None:
        for client in self.clients:
            await client.end()


@pytest.mark.parametrize(("seats", "tables"), SEATS)
async def test_orders_and_reveals(tmp_path: Path, seats: int, tables: int) -> None:
    host = Host(tmp_path / "room")
    await host.start("--clock", "none", "--tables", str(tables))
    clients = Clients(host, seats, tables)
    before = host.busy()
    report("joined since all began", seats, await clients.join(), host, before)
    leads, firsts, others = range(4 * tables), range(tables), range(tables, 4 * tables)
    acks: list[float] = []
    reveals: list[float] = []
    ordering = 0.0
    for number in range(ROUNDS):
        for phase in ("negotiation", "orders"):
            await clients.say("ready", leads)
            await clients.all("see", phase)
        before = host.busy()
        acks += await clients.all("order", number, SPREAD)
        ordering += host.busy() - before
        await clients.say("commit", others)
        begun = time.perf_counter()
        await clients.say("commit", firsts)
        reveals += [at - begun for at in await clients.all("see", "consequences")]
        for phase in ("debrief", "briefing"):
            await clients.say("ready", leads)
            await clients.all("see", phase)
    assert seats <= len(acks) <= seats * ROUNDS  # a match may have ended early
    report("order to acknowledgement", seats, acks, host, host.busy() - ordering)
    report("last seal to each has seen", seats, reveals, host, None)
    await clients.end()
    await host.end()


def _code(host: Host, number: int) -> str:
    table = host.codes[number % len(host.codes)]
    return table[FACTIONS[number // len(host.codes) % 4]]


class Terminal:
    """What shows a board: it reads at once whatever comes, as terminals and pages do."""

    def __init__(self) -> None:
        self.shown = b""
        self.painted = asyncio.Event()

    def take(self, frame: bytes) -> None:
        """Take what the board has written."""
        self.shown = (self.shown + frame)[-MUCH:]
        self.painted.set()

    async def until(self, words: bytes) -> None:
        """Wait until some words are shown."""
        while words not in self.shown:
            await self.paint()
        self.shown = b""

    async def paint(self) -> None:
        """Wait for the next picture."""
        self.painted.clear()
        async with asyncio.timeout(SLOWEST):
            await self.painted.wait()

    async def press(self, send: Callable[[], Awaitable[None]]) -> float:
        """Press a key where nothing else is being painted; returns the seconds to its picture."""
        with suppress(TimeoutError):
            while True:  # what came of other things is not this key's picture
                self.painted.clear()
                await asyncio.wait_for(self.painted.wait(), QUIET)
        begun = time.perf_counter()
        await send()
        await self.paint()
        return time.perf_counter() - begun


async def browser(host: Host, number: int, web: aiohttp.ClientSession) -> Press:
    entry = {"code": _code(host, number), "name": f"Page {number}"}
    async with web.post(f"http://127.0.0.1:{host.port}/enter", json=entry) as answer:
        token = (await answer.json())["token"]
    socket = await web.ws_connect(f"http://127.0.0.1:{host.port}/terminal", max_msg_size=0)
    await socket.send_str(json.dumps({"token": token, "columns": 100, "rows": 30}))
    terminal = Terminal()

    async def hear() -> None:
        async for frame in socket:
            if frame.type is aiohttp.WSMsgType.BINARY:
                terminal.take(frame.data)

    hearing.add(asyncio.create_task(hear()))
    await terminal.until(b"begin")
    return lambda keys: terminal.press(lambda: socket.send_bytes(keys))


async def by_ssh(host: Host, number: int, _: aiohttp.ClientSession) -> Press:
    user = f"{_code(host, number)}+Term {number}"
    line = await asyncssh.connect(
        "127.0.0.1", host.ssh_port, username=user, known_hosts=None, client_keys=None, config=None
    )
    process = await line.create_process(
        term_type="xterm-256color", term_size=(100, 30), encoding=None
    )
    terminal = Terminal()

    async def send(keys: bytes) -> None:
        process.stdin.write(keys)

    async def hear() -> None:
        while frame := await process.stdout.read(65536):
            terminal.take(frame)

    hearing.add(asyncio.create_task(hear()))
    await terminal.until(b"Your post")
    await send(b"\r")
    await terminal.until(b"begin")
    return lambda keys: terminal.press(lambda: send(keys))


@pytest.mark.parametrize(("boards", "tables"), BOARDS)
@pytest.mark.parametrize("door", [browser, by_ssh])
async def test_boards(
    tmp_path: Path, door: Callable[..., Awaitable[Callable]], boards: int, tables: int
) -> None:
    host = Host(tmp_path / "room")
    await host.start("--clock", "none", "--tables", str(tables))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web:
        before, begun, opened = host.busy(), time.perf_counter(), list[float]()

        async def opening(number: int) -> Press:
            press = await door(host, number, web)
            opened.append(time.perf_counter() - begun)
            return press

        presses = await asyncio.gather(*(opening(number) for number in range(boards)))
        report(f"painted, {door.__name__}", boards, opened, host, before)
        await asyncio.gather(*(press(b"\r") for press in presses))
        while host.busy() - before > IDLE:  # until all boards are set up
            before = host.busy()
            await asyncio.sleep(2)
        before = host.busy()
        times: list[float] = []

        async def keys(number: int, press: Press) -> None:
            await asyncio.sleep(number * 4.0 / boards)
            for key in (b"\x1b[B", b"\x1b[B", b"\x1b[A"):
                times.append(await press(key))
                await asyncio.sleep(4.0)  # all boards together: 25 keys a second at a hundred

        await asyncio.gather(*(keys(n, press) for n, press in enumerate(presses)))
        assert len(times) == 3 * boards
        report(f"key to paint, {door.__name__}", boards, times, host, before)
    await host.end()
    shutil.rmtree(tmp_path, ignore_errors=True)
