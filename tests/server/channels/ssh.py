"""The SSH door: the board, and lines of text."""

import asyncio
from typing import Any

import asyncssh

from game.server.doors import ssh_door as ssh
from game.view.pages import PAGES
from tests.server.channels.board import Board, Counting
from tests.server.channels.ear import Heard
from tests.server.paired_room import PairedRoom
from tests.server.test_joining import PATIENCE

QUESTIONS = (
    *PAGES,
    "press",
    "people",
    "figures",
    "why lead",
    "help",
    "accept ul1",
    "withdraw ul1",
    "offer us give 99 get 1",
    "adopt 1",
    "spend us.energy 1",
)


class CountingChannel(Counting, ssh.Channel):
    """The SSH door's transport."""


async def _knock(room: PairedRoom, seat: str, **process: Any) -> tuple[Any, Any]:
    passed = room.passes[seat]
    user = f"{room.code(passed.role)}+{passed.name}"
    line = await asyncssh.connect(
        "127.0.0.1", room.ssh_port, username=user, known_hosts=None, config=None, agent_path=None
    )
    return line, await line.create_process(encoding=None, **process)


class SshBoard(Board):
    """A board over SSH."""

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "SshBoard":
        ear = cls(room)
        ear._line, ear._process = await _knock(
            room, seat, term_type="xterm-256color", term_size=(80, 24)
        )
        ear._reading = asyncio.create_task(ear._read())
        await ear.ready()
        return ear

    async def _read(self) -> None:
        while data := await self._process.stdout.read(65536):
            self.data += data

    async def type(self, keys: bytes) -> None:
        self._process.stdin.write(keys)

    async def close(self) -> None:
        self._line.close()
        await self._line.wait_closed()
        await self._reading


class SshLines:
    """Lines of text over SSH (`ssh -T`)."""

    PROMPT = b">"

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "SshLines":
        ear = cls()
        ear._line, ear._process = await _knock(room, seat)
        ear._number = 0
        await ear._until_echo("")
        return ear

    async def heard(self) -> Heard:
        return await self._until_echo("")

    async def asked(self) -> Heard:
        return await self._until_echo("\n".join(QUESTIONS) + "\n")

    async def _until_echo(self, lines: str) -> Heard:
        """Type lines and a word that can't be meant; returns all up to the prompt after its answer.

        Up to the word alone, the answer's end would come now or with the next, as lines break.
        """
        self._number += 1
        word = f"spend zz{self._number:07d} 1"
        self._process.stdin.write(f"{lines}{word}\n".encode())
        data = b""
        async with asyncio.timeout(PATIENCE):
            while self.PROMPT not in data.partition(word.split()[1].encode())[2]:
                data += await self._process.stdout.read(65536)
        return data.replace(word.split()[1].encode(), b"")

    async def close(self) -> None:
        self._line.close()
        await self._line.wait_closed()
