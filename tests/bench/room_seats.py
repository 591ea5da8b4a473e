"""Seats of a room in a process of their own, so that a bench's clients do not hold each other up.

`python -m tests.bench.room_seats` reads what its seats shall do as a JSON array a line, and
answers each with a JSON array. A seat here speaks the wire and reads only what it needs, as a
client on a machine of its own would have time for.
"""

import asyncio
import json
import sys
import time
import zlib
from typing import Any

import aiohttp

AGAIN = 0.2
TIMEOUT = 300.0


class Seat:
    """A synthetic player: joins, says commands, and knows its phase and when that began."""

    def __init__(self, web: aiohttp.ClientSession, port: int, code: str, name: str) -> None:
        self._web, self._port = web, port
        self._hello = {
            "kind": "hello",
            "wire": 2,
            "code": code,
            "name": name,
            "device": "bench-device",
        }
        self._number = 0
        self._answer: asyncio.Future[Any] | None = None
        self._first = asyncio.Event()
        self.seen: dict[str, Any] = {}
        self.since: dict[str, float] = {}

    async def join(self) -> None:
        """Come in, trying again where too many come at once."""
        while not self._first.is_set():
            self._socket = await self._web.ws_connect(
                f"http://127.0.0.1:{self._port}/play", max_msg_size=0
            )
            await self._socket.send_str(json.dumps(self._hello))
            self._hearing = asyncio.create_task(self._hear())
            first = asyncio.create_task(self._first.wait())
            await asyncio.wait({first, self._hearing}, return_when=asyncio.FIRST_COMPLETED)
            first.cancel()
            if not self._first.is_set():
                await asyncio.sleep(AGAIN)

    async def _hear(self) -> None:
        async for frame in self._socket:
            if frame.type is aiohttp.WSMsgType.BINARY:
                self.seen |= json.loads(zlib.decompress(frame.data))
                self.since.setdefault(self.place, time.perf_counter())
                self._first.set()
            elif self._answer is not None and '"answered"' in frame.data:
                self._answer.set_result(json.loads(frame.data)["reply"]["refusal"])

    @property
    def plays(self) -> bool:
        """Whether the match of this seat goes on."""
        return bool(self.seen["phase"] != "over")

    @property
    def place(self) -> str:
        """Quarter and phase as last seen."""
        return f"{self.seen['quarter']} {self.seen['phase']}"

    async def say(self, command: dict[str, Any]) -> float:
        """Say something; returns the seconds until it was acknowledged."""
        self._number += 1
        self._answer = asyncio.get_running_loop().create_future()
        said = {"kind": "said", "number": self._number, "command": command}
        begun = time.perf_counter()
        await self._socket.send_str(json.dumps(said))
        refusal = await self._answer
        assert refusal is None, refusal
        return time.perf_counter() - begun


class Seats:
    """All seats of this process; each method is something they may be told to do."""

    def __init__(self, web: aiohttp.ClientSession) -> None:
        self._web = web
        self._seats: list[Seat] = []

    async def join(self, port: int, seats: list[tuple[str, str]]) -> list[float]:
        """Come in, all at once; returns how long each took."""
        self._seats = [Seat(self._web, port, code, name) for code, name in seats]
        begun = time.perf_counter()

        async def timed(seat: Seat) -> float:
            await seat.join()
            return time.perf_counter() - begun

        return await asyncio.gather(*(timed(seat) for seat in self._seats))

    async def say(self, command: dict[str, Any], some: list[int]) -> list[float]:
        """Let some seats say the same, where the match goes on."""
        seats = [self._seats[number] for number in some]
        return await asyncio.gather(*(seat.say(command) for seat in seats if seat.plays))

    async def order(self, quarter: int, spread: float) -> list[float]:
        """Let each seat order something within `spread` seconds; people do not press at once."""

        async def one(seat: Seat, number: int) -> float:
            await asyncio.sleep(number * spread / len(self._seats))
            lever = seat.seen["levers"][(quarter + number) % 5]["name"]
            order = {"kind": "allocate", "lever": lever, "points": (quarter + number) % 2 + 1}
            return await seat.say({"say": "draft", "order": order})

        return await asyncio.gather(
            *(one(seat, n) for n, seat in enumerate(self._seats) if seat.plays)
        )

    async def see(self, phase: str) -> list[float]:
        """Wait until every seat has come to a phase; returns when each saw it first.

        A systemic incident may have ended the match of some tables.
        """
        while any(seat.plays and seat.seen["phase"] != phase for seat in self._seats):
            await asyncio.sleep(0.005)
        return [seat.since[seat.place] for seat in self._seats if seat.plays]


async def main() -> None:
    """Do what is asked until there is nothing more."""
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web:
        seats = Seats(web)
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            what, *words = json.loads(line)
            async with asyncio.timeout(TIMEOUT):
                answer = await getattr(seats, what)(*words)
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
