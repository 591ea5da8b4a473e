"""The door of `fourfronts join`: its line, and what a new one is told at first."""

import asyncio
import json
import re
from typing import Any

import aiohttp

from game.core.acts.answer import Answer
from game.core.acts.ready import Ready
from game.core.acts.rule import Rule
from game.core.acts.sign import Sign
from game.core.acts.touch import Touch
from game.core.acts.withdraw import Withdraw
from game.core.command import Command
from game.server.wire.messages import Hello
from tests.server.channels.ear import Heard
from tests.server.paired_room import PairedRoom
from tests.server.test_joining import PATIENCE

NOSY: tuple[Command, ...] = (
    Touch(key="x"),
    Answer(deal="ul1", accept=True),
    Withdraw(deal="ul1"),
    Ready(),
    Sign(),
    Rule(variable="trust.us", amount=1.0, reason="x"),
)
"""What a client says to learn from the refusals."""


class Joined:
    """The websocket of `fourfronts join`."""

    def __init__(self, web: aiohttp.ClientSession, socket: Any) -> None:
        self._web, self._socket = web, socket
        self._number = 0

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "Joined":
        web = aiohttp.ClientSession()
        socket = await web.ws_connect(f"http://127.0.0.1:{room.web_port}/play")
        hello = Hello(token=room.passes[seat].token, device=f"device of {seat}")
        await socket.send_str(hello.model_dump_json())
        return cls(web, socket)

    async def heard(self) -> Heard:
        return await self._say(NOSY[0])

    async def asked(self) -> Heard:
        return await self._say(*NOSY)

    async def _say(self, *commands: Command) -> Heard:
        """Say something; returns the answers, and then every frame that came meanwhile."""
        frames: list[bytes] = []
        return b"".join([*[await self._answer(c, frames) for c in commands], *frames])

    async def _answer(self, command: Command, frames: list[bytes]) -> Heard:
        """Say one thing; returns its answer, and adds the frames that came before it."""
        self._number += 1
        said = {"number": self._number, "command": command.model_dump(mode="json")}
        await self._socket.send_str(json.dumps(said))
        while True:
            frame = await self._socket.receive(timeout=PATIENCE)
            if frame.type is aiohttp.WSMsgType.BINARY:
                frames.append(frame.data)
                continue
            assert frame.type is aiohttp.WSMsgType.TEXT, frame
            words = json.loads(frame.data)
            if words["kind"] == "answered":
                return json.dumps(words["reply"]).encode()
            frames.append(_same_each_time(frame.data))

    async def close(self) -> None:
        await self._socket.close()
        await self._web.close()


def _same_each_time(text: str) -> bytes:
    """A frame without the token somebody was just given, and without the host's time."""
    return re.sub(r'"(token|now)":("[^"]*"|[0-9.]+)', r'"\1":', text).encode()


class Newcomer:
    """Whoever opens a new line to a seat now: all that it is told at first."""

    def __init__(self, room: PairedRoom, seat: str) -> None:
        self._room, self._seat = room, seat

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "Newcomer":
        return cls(room, seat)

    async def heard(self) -> Heard:
        return b""

    async def asked(self) -> Heard:
        devices = self._room.devices()
        line = await Joined.open(self._room, self._seat)
        try:
            return await line.asked()
        finally:
            await line.close()
            while self._room.devices() > devices:
                await asyncio.sleep(0)
            await self._room.at_rest()  # others have been told that somebody went away

    async def close(self) -> None:
        pass
