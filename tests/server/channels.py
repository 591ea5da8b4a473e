"""Every way by which anything leaves a room, heard from its far end. `CHANNELS` has them all."""

import asyncio
import io
import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import aiohttp
import asyncssh
from click.testing import CliRunner
from textual.app import App

from game.cli.main import fourfronts
from game.server import boards, browser, gathering, hosted, line, ssh
from game.server.browser import STATIC
from game.server.guards import driver_of
from game.server.outbox import Outbox
from game.server.wire import Hello
from game.table.port import Answer, Command, Ready, Rule, Sign, Touch, Withdraw
from game.tui.plain.session import PAGES
from tests.server.paired_room import PairedRoom
from tests.server.test_joining import PATIENCE

Heard = bytes


class Ear(Protocol):
    """Somebody at the far end of a channel."""

    async def heard(self) -> Heard:
        """Return all that came since the last time, of itself."""

    async def asked(self) -> Heard:
        """Return all that can be had by asking now."""

    async def close(self) -> None:
        """Go away."""


NOSY: tuple[Command, ...] = (
    Touch(key="x"), Answer(deal="ul1", accept=True), Withdraw(deal="ul1"), Ready(), Sign(),
    Rule(variable="trust.us", amount=1.0, reason="x"),
)  # fmt: skip
"""What a client says to learn from the refusals."""
QUESTIONS = (
    *PAGES, "press", "people", "figures", "why lead", "help", "accept ul1",
    "withdraw ul1", "offer us give 99 get 1", "adopt 1", "spend us.energy 1",
)  # fmt: skip


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


class Counting:
    """Counts what a door's transport was given, so that the far end knows when it has it all."""

    made: "list[Counting]" = []

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.total = 0
        Counting.made.append(self)

    def send(self, data: bytes) -> None:
        super().send(data)  # type: ignore[misc]
        self.total += len(data)


class CountingOutbox(Counting, Outbox):
    """The browser door's transport."""


class CountingChannel(Counting, ssh.Channel):
    """The SSH door's transport."""


class Board:
    """A board at the far end of some door; what it draws now is told by drawing it all anew."""

    def __init__(self, room: PairedRoom) -> None:
        self._room = room
        self._known = len(room.boards)
        self._taken = 0
        self.data = bytearray()
        Counting.made.clear()

    async def ready(self) -> None:
        """Wait for the board, and go from its title to the seat's own work."""
        async with asyncio.timeout(PATIENCE):
            while len(self._room.boards) == self._known or not Counting.made:
                await asyncio.sleep(0.01)
            self._app: App[Any] = self._room.boards[-1]
            self._sent = Counting.made[-1]
            while not self.data:
                await self.fetch()
                await asyncio.sleep(0.01)
        if self._app.screen.query("TitleScreen") or self._room.boards[-1].port.role != "projector":
            await self.type(b"\r")
        await self.rest()

    async def rest(self) -> None:
        """Wait until all that was drawn has come."""
        await self._room.at_rest()
        async with asyncio.timeout(PATIENCE):
            while len(self.data) < self._sent.total:
                await self.fetch()
                await asyncio.sleep(0)

    async def heard(self) -> Heard:
        await self.rest()
        new = bytes(self.data)
        self._sent.total -= len(self.data)
        self.data.clear()
        return new

    async def asked(self) -> Heard:
        await self.heard()
        driver: Any = driver_of(self._app)
        driver.repaint()
        return await self.heard()

    async def fetch(self) -> None:
        """Take what is there, if one has to ask for it."""

    async def type(self, keys: bytes) -> None:
        """Press keys."""
        raise NotImplementedError


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


async def _knock(room: PairedRoom, seat: str, **process: Any) -> tuple[Any, Any]:
    passed = room.passes[seat]
    user = f"{room.code(passed.role)}+{passed.name}"
    line = await asyncssh.connect("127.0.0.1", room.ssh_port, username=user, known_hosts=None,
                                  config=None, agent_path=None)  # fmt: skip
    return line, await line.create_process(encoding=None, **process)


class SshBoard(Board):
    """A board over SSH."""

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "SshBoard":
        ear = cls(room)
        ear._line, ear._process = await _knock(room, seat, term_type="xterm-256color",
                                               term_size=(80, 24))  # fmt: skip
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

    END = b"There is no such word"

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
        """Type lines and a word that can't be meant; returns all up to the answer to that word."""
        self._number += 1
        word = f"spend zz{self._number:07d} 1"
        self._process.stdin.write(f"{lines}{word}\n".encode())
        data = b""
        async with asyncio.timeout(PATIENCE):
            while word.split()[1].encode() not in data:
                data += await self._process.stdout.read(65536)
        return data.replace(word.split()[1].encode(), b"")

    async def close(self) -> None:
        self._line.close()
        await self._line.wait_closed()


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


class HostsOwn:
    """What the host's window and its log say of the room."""

    def __init__(self, room: PairedRoom) -> None:
        self._room = room
        self._log = io.StringIO()
        self._handler = logging.StreamHandler(self._log)
        logging.getLogger().addHandler(self._handler)

    @classmethod
    async def open(cls, room: PairedRoom, _: str) -> "HostsOwn":
        return cls(room)

    async def heard(self) -> Heard:
        lines = [*self._room.said, self._log.getvalue()]
        self._room.said.clear()
        self._log.truncate(0)
        self._log.seek(0)
        return "\n".join(lines).encode()

    async def asked(self) -> Heard:
        return await self.heard() + str(self._room.hosted.fault).encode()

    async def close(self) -> None:
        logging.getLogger().removeHandler(self._handler)


class Exported:
    """What a host gives out of the record, each by its command."""

    def __init__(self, room: PairedRoom, role: str) -> None:
        self._room, self._role = room, role
        self._file = room.folder.parent / f"orders-{role}.yaml"

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "Exported":
        return cls(room, seat.partition("-")[0])

    async def heard(self) -> Heard:
        return b""

    async def asked(self) -> Heard:
        record, role = str(self._room.record), self._role
        commands = [["replay", record, "--as", role, "--json"],
                    ["replay", record, "--as", role, "--plain"],
                    ["why", record, "2027Q1", "lead", "--as", role, "--json"]]  # fmt: skip
        heard = [_run(command) for command in commands]
        if role == "china":
            heard.append(_run(["orders", str(self._file), "--save", record, "--as", role]))
            heard.append(self._file.read_bytes())
            self._file.unlink()
        return b"".join(heard)

    async def close(self) -> None:
        pass


def _run(words: list[str]) -> bytes:
    done = CliRunner().invoke(fourfronts, words, standalone_mode=False)
    assert done.exception is None, done.exception
    return done.output_bytes


Open = Callable[[PairedRoom, str], Awaitable[Ear]]
CHANNELS: dict[str, tuple[Open, str, int]] = {
    "join": (Joined.open, "china-1", 1),
    "join, a watcher": (Joined.open, "observer-1", 1),
    "join, the wall": (Joined.open, "projector-1", 1),
    "a new line": (Newcomer.open, "china-1", 1),
    "the host's own": (HostsOwn.open, "", 1),
    "ssh, the board": (SshBoard.open, "china-1", 20),
    "browser": (BrowserBoard.open, "projector-1", 20),
    "polling": (PolledBoard.open, "observer-1", 20),
    "ssh, lines": (SshLines.open, "china-1", 100),
    "ssh, lines of a watcher": (SshLines.open, "observer-1", 100),
    "pages": (Pages.open, "", 100),
    "exports": (Exported.open, "china-1", 100),
    "exports for watchers": (Exported.open, "observer-1", 100),
}
"""A channel, whose ears are there, and which part of the pairs of a long run it gets (one in …)."""

ROUTES = {
    "/": "pages", "/static/{name}": "pages", "/enter": "pages", "/play": "join",
    "/terminal": "browser", "/poll/open": "polling", "/poll/send": "polling",
    "/poll/receive": "polling",
}  # fmt: skip
DOORS = {"open_web": "browser", "open_ssh": "ssh, the board"}
COMMANDS = {
    "host": "the host's own", "join": "join", "orders": "exports", "replay": "exports",
    "why": "exports",
}  # fmt: skip
"""Routes, doors and commands that let something out of a room, and by which channel."""
NO_CHANNEL = {
    "play": "one terminal, no room", "resume": "one terminal, no room",
    "verify": "tells the host whether a record is whole", "repair": "copies the host's own record",
    "lenses": "tells the host how a record would have gone; there is no --as",
    "forget": "tells the host what was deleted",
    "simulate": "no people", "fuzz": "no people", "tournament": "no people",
    "calibrate": "no people", "balance": "no people", "hindcast": "no people",
    "rules": "the rules", "lint": "the rules", "schema": "the rules",
}  # fmt: skip
"""Commands that let nothing out to players."""


def open_wide(monkeypatch: Any) -> None:
    """Let the doors count what they send, and take as much as comes."""
    monkeypatch.setattr(boards, "Outbox", CountingOutbox)
    for telling in (hosted, gathering):
        monkeypatch.setattr(telling, "AGAIN", 0.0)
    monkeypatch.setattr(ssh, "Channel", CountingChannel)
    monkeypatch.setattr(browser, "POLL_SECONDS", 0.0)
    for door in (line, ssh):
        monkeypatch.setattr(door, "A_SECOND", 1e9)
