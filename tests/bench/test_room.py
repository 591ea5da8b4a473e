"""A room under load, over real sockets: how long an order, a reveal and a key press take.

Prints, for 4, 40, 100 and 400 seats by `join`, and for 4, 40 and 100 live boards by the browser's
and the SSH door, the median and the 99th percentile in milliseconds and the host's memory. Each
line also gives its ratio to the smallest room of the same run, since machines differ.
"""

import asyncio
import json
import re
import shutil
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import aiohttp
import asyncssh
import pytest

from game.core.orders.vocabulary import Allocate
from game.server.remote import LineError, RemotePort
from game.server.wire import Hello
from game.table.port import Commit, Draft, Ready
from game.world.vocabulary import FACTIONS
from tests.server.test_faults import START, free_port

Press = Callable[[bytes], Awaitable[float]]
SEATS = ((4, 1), (40, 2), (100, 5), (400, 10))
BOARDS = (4, 40, 100)
ROUNDS = 5
smallest: dict[str, float] = {}


class Host:
    """A host's process and the codes it printed, a mapping for each table."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.ssh_port = folder, free_port(), free_port()
        self.codes: list[dict[str, str]] = []

    async def start(self, tables: int) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", START, "host", "--folder", str(self.folder), "--port",
            str(self.port), "--ssh-port", str(self.ssh_port), "--clock", "none", "--tables",
            str(tables), stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout is not None
        while "kept in" not in (await self.process.stdout.readline()).decode():
            pass
        kept = json.loads((self.folder / "room.json").read_text())["codes"]
        self.codes = [{} for _ in range(tables)]
        for code, opens in kept.items():
            self.codes[opens["table"] - 1][opens["role"]] = code
        self.drain = asyncio.create_task(self._drain())

    async def _drain(self) -> None:
        assert self.process.stdout is not None
        while await self.process.stdout.readline():
            pass

    def memory(self) -> float:
        """Megabytes of the host's process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    async def end(self) -> None:
        self.process.terminate()
        await self.process.wait()
        self.drain.cancel()


def report(what: str, size: int, times: list[float], memory: float) -> None:
    times = sorted(times)
    half, most = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
    first = smallest.setdefault(what, half)
    print(f"{what:<28} {size:>4}: p50 {half:7.1f} ms  p99 {most:7.1f} ms  "
          f"{half / first:5.1f} times the smallest   {memory:6.0f} MB")  # fmt: skip


async def insisting(come: Callable[[], Awaitable[RemotePort]]) -> RemotePort:
    """Come in, waiting where too many do at once."""
    while True:
        try:
            return await come()
        except LineError as fault:
            if fault.code != "busy":
                raise
            await asyncio.sleep(0.5)


async def seated(host: Host, seats: int, tables: int) -> list[RemotePort]:
    async def come(number: int) -> RemotePort:
        table = host.codes[number % tables]
        code = table[FACTIONS[number // tables % 4]]
        hello = Hello(code=code, name=f"Seat {number}", device="bench-device")
        return await insisting(lambda: RemotePort.join(f"127.0.0.1:{host.port}", hello))

    return list(await asyncio.gather(*(come(number) for number in range(seats))))


async def all_see(ports: list[RemotePort], phase: str) -> None:
    while not all(port.observe().phase == phase for port in ports):
        await asyncio.sleep(0.001)


@pytest.mark.parametrize(("seats", "tables"), SEATS)
async def test_orders_and_reveals(tmp_path: Path, seats: int, tables: int) -> None:
    host = Host(tmp_path / "room")
    await host.start(tables)
    ports = await seated(host, seats, tables)
    leads = ports[: 4 * tables]
    acks: list[float] = []
    reveals: list[float] = []

    async def order(port: RemotePort, number: int) -> None:
        await asyncio.sleep(number % 20 / 20)  # people do not press at the same instant
        lever = port.observe().levers[number % 5].name
        begun = time.perf_counter()
        await port.say(Draft(order=Allocate(lever=lever, points=number % 2 + 1)))
        acks.append(time.perf_counter() - begun)

    for quarter in range(ROUNDS):
        for phase in ("negotiation", "orders"):
            await asyncio.gather(*(port.say(Ready()) for port in leads))
            await all_see(ports, phase)
        await asyncio.gather(*(order(port, quarter + n) for n, port in enumerate(ports)))
        await asyncio.gather(*(port.say(Commit()) for port in leads[tables:]))
        begun = time.perf_counter()
        await asyncio.gather(*(port.say(Commit()) for port in leads[:tables]))
        await all_see(ports, "consequences")
        reveals.append(time.perf_counter() - begun)
        for _ in range(2):
            await asyncio.gather(*(port.say(Ready()) for port in leads))
        await all_see(ports, "briefing")
    memory = host.memory()
    assert len(acks) == seats * ROUNDS
    report("order to acknowledgement", seats, acks, memory)
    report("last seal to all have seen", seats, reveals, memory)
    await asyncio.gather(*(port.close() for port in ports))
    await host.end()


async def browser(host: Host, number: int, web: aiohttp.ClientSession) -> Press:
    entry = {"code": host.codes[0][FACTIONS[number % 4]], "name": f"Page {number}"}
    async with web.post(f"http://127.0.0.1:{host.port}/enter", json=entry) as answer:
        token = (await answer.json())["token"]
    socket = await web.ws_connect(f"http://127.0.0.1:{host.port}/terminal", max_msg_size=0)
    await socket.send_str(json.dumps({"token": token, "columns": 100, "rows": 30}))
    shown = b""
    while b"begin" not in shown:
        shown += (await socket.receive(timeout=120)).data

    async def press(keys: bytes) -> float:
        with suppress(TimeoutError):
            while True:  # what came of other things is not this key's picture
                await socket.receive(timeout=0.2)
        begun = time.perf_counter()
        await socket.send_bytes(keys)
        await socket.receive(timeout=60)
        return time.perf_counter() - begun

    return press


async def by_ssh(host: Host, number: int, _: aiohttp.ClientSession) -> Press:
    user = f"{host.codes[0][FACTIONS[number % 4]]}+Term {number}"
    line = await asyncssh.connect("127.0.0.1", host.ssh_port, username=user, known_hosts=None,
                                  client_keys=None, config=None)  # fmt: skip
    process = await line.create_process(term_type="xterm-256color", term_size=(100, 30),
                                        encoding=None)  # fmt: skip
    shown = b""
    while b"begin" not in shown:
        if b"Your post" in shown:
            process.stdin.write(b"\r")
            shown = b""
        shown += await process.stdout.read(65536)

    async def press(keys: bytes) -> float:
        with suppress(TimeoutError):
            while True:
                await asyncio.wait_for(process.stdout.read(65536), 0.2)
        begun = time.perf_counter()
        process.stdin.write(keys)
        await process.stdout.read(65536)
        return time.perf_counter() - begun

    return press


@pytest.mark.parametrize("boards", BOARDS)
@pytest.mark.parametrize("door", [browser, by_ssh])
async def test_boards(
    tmp_path: Path, door: Callable[..., Awaitable[Callable]], boards: int
) -> None:
    host = Host(tmp_path / "room")
    await host.start(1)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web:
        begun = time.perf_counter()
        presses = await asyncio.gather(*(door(host, n, web) for n in range(boards)))
        print(f"{door.__name__}: {boards} boards painted in {time.perf_counter() - begun:.1f} s")
        await asyncio.gather(*(press(b"\r") for press in presses))
        await asyncio.sleep(2)
        times: list[float] = []

        async def keys(number: int, press: Press) -> None:
            await asyncio.sleep(number * 4.0 / boards)
            for key in (b"\x1b[B", b"\x1b[B", b"\x1b[A"):
                times.append(await press(key))
                await asyncio.sleep(4.0)  # all boards together: 25 keys a second at a hundred

        await asyncio.gather(*(keys(n, press) for n, press in enumerate(presses)))
        assert len(times) == 3 * boards
        report(f"key to paint, {door.__name__}", boards, times, host.memory())
    await host.end()
    shutil.rmtree(tmp_path, ignore_errors=True)
