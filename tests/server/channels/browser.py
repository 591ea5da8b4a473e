"""The browser's door: the board over a websocket and by asking, and the pages."""

import asyncio
import json
from typing import Any

import aiohttp

from game.server.board.outbox import Outbox
from game.server.doors.browser_door import STATIC
from tests.server.channels.board import Board, Counting
from tests.server.channels.ear import Heard
from tests.server.paired_room import PairedRoom


class CountingOutbox(Counting, Outbox):
    """The browser door's transport."""


class BrowserBoard(Board):
    """The page's board over a websocket."""

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "BrowserBoard":
        ear = cls(room)
        ear._web = aiohttp.ClientSession()
        ear._socket = await ear._web.ws_connect(f"http://127.0.0.1:{room.web_port}/terminal")
        await ear._socket.send_str(json.dumps({"token": room.passes[seat].token}))
        ear._reading = asyncio.create_task(ear._read())
        await ear.ready()
        return ear

    async def _read(self) -> None:
        async for frame in self._socket:
            if frame.type is aiohttp.WSMsgType.BINARY:
                self.data += frame.data

    async def type(self, keys: bytes) -> None:
        await self._socket.send_bytes(keys)

    async def close(self) -> None:
        await self._socket.close()
        await self._reading
        await self._web.close()


class PolledBoard(Board):
    """The page's board where websockets are blocked."""

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "PolledBoard":
        ear = cls(room)
        ear._web = aiohttp.ClientSession(f"http://127.0.0.1:{room.web_port}")
        body = {"token": room.passes[seat].token}
        async with ear._web.post("/poll/open", json=body) as answer:
            ear._line = {"X-Line": (await answer.json())["line"]}
        await ear.ready()
        return ear

    async def fetch(self) -> None:
        async with self._web.post("/poll/receive", headers=self._line) as answer:
            assert answer.status in (200, 204)
            self.data += await answer.read()

    async def type(self, keys: bytes) -> None:
        kind = {"Content-Type": "application/octet-stream"}
        async with self._web.post("/poll/send", data=keys, headers=self._line | kind) as answer:
            assert answer.status == 204

    async def close(self) -> None:
        await self._web.close()


class Pages:
    """The pages, and how the door answers those who have nothing to show."""

    @classmethod
    async def open(cls, room: PairedRoom, _: str) -> "Pages":
        ear = cls()
        ear._web = aiohttp.ClientSession(f"http://127.0.0.1:{room.web_port}")
        return ear

    async def heard(self) -> Heard:
        return b""

    async def asked(self) -> Heard:
        paths = ("/", *(f"/static/{name}" for name in STATIC), "/static/x", "/nothing")
        got = [await self._ask("GET", path) for path in paths]
        bodies = ("/enter", {"code": "AAAA-AAAA", "name": "Eve"}), ("/enter", {"code": 1})
        posts = [await self._ask("POST", path, json=body) for path, body in bodies]
        closed = [await self._ask("POST", f"/poll/{verb}") for verb in ("open", "send", "receive")]
        return b"".join([*got, *posts, *closed])

    async def _ask(self, method: str, path: str, **words: Any) -> bytes:
        async with self._web.request(method, path, **words) as answer:
            headers = sorted((k, v) for k, v in answer.headers.items() if k != "Date")
            return repr((answer.status, headers)).encode() + await answer.read()

    async def close(self) -> None:
        await self._web.close()
