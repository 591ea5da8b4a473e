"""The SSH door: an ordinary client, the code as the user name, and the board on the other side.

``ssh -p PORT CODE@HOST`` asks for a name, ``CODE+name@HOST`` does not. Nothing else that SSH can
do is open: no commands, files, forwarding or agents.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import asyncssh
from textual.app import App

from game.core.clean import clean
from game.core.conduct.words import POSTS
from game.server.board.board_session import FAULT, BoardSession, Terminal
from game.server.doors.handles import most_strangers, raise_limit
from game.server.doors.host_key import host_key
from game.server.doors.line_editor import LineEditor
from game.server.doors.strangers import MOST_STRANGERS, Strangers
from game.server.doors.web_connection import NAME
from game.server.room.budget import Budget
from game.server.room.faults import note
from game.server.room.room import Room, Turned
from game.server.room.roster import WATCHERS
from game.server.room.seat import SeatPort
from game.server.wire.messages import Pass
from game.table.port import Port
from game.terminal.guards import Colours
from game.world.vocabulary import FACTIONS

LOGIN_SECONDS = 60.0
"""People compare the key's print with the host's page before they answer."""
ASK_SECONDS = 300.0
TRIES = 3
A_SIGNAL = 64
"""Bytes that a new size or a signal counts as."""
AWAY = "\r\nNobody answered, so this door was closed. Come back with your code."

MakeBoard = Callable[[Port], App[Any]]
PlayLines = Callable[[Port, AsyncIterator[str], Callable[[str], None]], Awaitable[int]]


class Gate(asyncssh.SSHServer):
    """Lets a connection in whose user name begins with a code of the room."""

    def __init__(self, room: Room, strangers: Strangers) -> None:
        self._room = room
        self._strangers = strangers
        self._tries = 0

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Count a stranger; of too many, one that came before is sent away."""
        self._conn = conn
        address = str((conn.get_extra_info("peername") or ("",))[0])
        self._strangers.came(self, address, conn.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._strangers.gone(self)

    async def begin_auth(self, username: str) -> bool:
        """Whether more is wanted than the code: nothing is, of who has a good one."""
        self._tries += 1
        if self._tries > TRIES:
            self._conn.abort()
            return True
        code, _, name = username.partition("+")
        try:
            return not await self._room.knows(code, name)
        except Turned:
            return True

    def auth_completed(self) -> None:
        """It is no stranger any more."""
        self._strangers.gone(self)


class Channel:
    """A client's terminal as a transport."""

    def __init__(self, process: "asyncssh.SSHServerProcess[bytes]") -> None:
        self._process = process

    def send(self, data: bytes) -> None:
        """Queue bytes for the client."""
        with suppress(OSError, asyncssh.Error):
            self._process.stdout.write(data)

    def waiting(self) -> int:
        """Return how many bytes the client has not taken yet."""
        return self._process.channel.get_write_buffer_size()

    def close(self) -> None:
        """Let the client go."""
        self._process.close()


class SshVisit:
    """One client at the SSH door, from its first line to its last."""

    def __init__(
        self,
        room: Room,
        make_board: MakeBoard,
        play_lines: PlayLines,
        process: "asyncssh.SSHServerProcess[bytes]",
    ) -> None:
        self._room = room
        self._make_board = make_board
        self._play_lines = play_lines
        self._process = process
        self._channel = Channel(process)
        self._echo = process.term_type is not None
        self._paints = self._echo and process.term_type != "dumb"
        self._typed = self._lines()

    async def run(self) -> None:
        """Serve the client; whatever happens it is let go with an honest exit code."""
        code = 1
        try:
            if self._process.command is not None or self._process.subsystem is not None:
                self._say("This door opens the board only: leave the command out.")
            elif (passed := await self._come_in()) is not None:
                code = await self._play(passed)
        except TimeoutError:
            self._say(AWAY)
        except Turned as turned:
            self._say(str(turned))
        except (asyncssh.Error, OSError):
            pass  # the client is gone
        except Exception as fault:
            note("A visit", fault)
            self._channel.send(FAULT.encode())
        finally:
            with suppress(OSError, asyncssh.Error):
                self._process.exit(code)

    async def _come_in(self) -> Pass | None:
        """Ask for a name, and for a post, until they are good."""
        user = self._process.get_extra_info("username") or ""
        code, _, name = str(user).partition("+")
        for _ in range(TRIES * 2):
            if not name:
                answer = await self._ask("Your name: ")
                if answer is None:
                    return None
                name = answer
            if (wrong := self._room.refuses(code, name)) is not None:
                self._say(wrong)
                name = ""
                continue
            post = await self._post(code, name)
            if post is None:
                return None
            try:
                return await self._room.enter(code, name, post)
            except Turned as turned:
                self._say(str(turned))
                name = ""
        return None

    async def _post(self, code: str, name: str) -> str | None:
        """Ask for the post of a newcomer; who has a seat goes to it. `None` when they leave."""
        role = self._room.role_of(code)
        choices = POSTS if role in FACTIONS else WATCHERS
        if role is None or self._room.has_seat(code, name) or not self._echo:
            return "member"
        listed = "  ".join(f"{number} {post}" for number, post in enumerate(choices, 1))
        usual = "member" if role in FACTIONS else "observer"
        numbered = {str(number): post for number, post in enumerate(choices, 1)}
        while (answer := await self._ask(f"Your post ({listed}; Enter: {usual}): ")) is not None:
            post = numbered.get(answer, answer.lower() or usual)
            if post in choices:
                return post
            self._say(f"There is no such post; type its number, 1 to {len(choices)}, or its name.")
        return None

    async def _play(self, passed: Pass) -> int:
        port = self._room.port(passed.token, "ssh")
        try:
            return await (self._board(port) if self._paints else self._in_lines(port))
        finally:
            port.close()

    async def _in_lines(self, port: SeatPort) -> int:
        """Play in lines of text until the player, the match or the host ends it."""
        ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        port.ended = lambda why: None if ended.done() else ended.set_result(why)
        playing = asyncio.ensure_future(self._play_lines(port, self._slowly(port), self._say))
        try:
            either: set[asyncio.Future[Any]] = {playing, ended}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if playing.done():
                return playing.result()
            self._say(ended.result())
            return 0
        finally:
            ended.cancel()
            playing.cancel()
            await asyncio.gather(ended, playing, return_exceptions=True)

    async def _slowly(self, port: SeatPort) -> AsyncIterator[str]:
        """Yield what is typed, no faster than a seat may, and than the answers are taken."""
        async for line in self._typed:
            await port.budget.pause("bytes", len(line) + 1)
            yield line
            await port.budget.pause("acts")
            with suppress(OSError, asyncssh.Error):
                await self._process.stdout.drain()

    async def _board(self, port: SeatPort) -> int:
        columns, rows, *_ = self._process.term_size
        terminal = Terminal(
            columns, rows, self._process.term_type or "", self._colours(), self._ascii()
        )
        session = BoardSession(
            lambda: self._make_board(port), terminal, self._channel, port.budget.turn
        )
        why: list[str] = []

        def end(words: str) -> None:
            why.append(words)
            session.end()

        port.ended = end
        hearing = asyncio.create_task(self._hear(session, port.budget))
        try:
            code = await session.run()
            for words in why:
                self._say(words)
            return code
        finally:
            hearing.cancel()
            with suppress(asyncio.CancelledError):
                await hearing

    async def _hear(self, session: BoardSession, budget: Budget) -> None:
        while True:
            try:
                data = await self._process.stdin.read(4096)
            except asyncssh.TerminalSizeChanged as change:
                session.resize(change.width, change.height)
                await budget.pause("bytes", A_SIGNAL)
                continue
            except (asyncssh.BreakReceived, asyncssh.SignalReceived):
                await budget.pause("bytes", A_SIGNAL)
                continue
            except (asyncssh.Error, OSError):
                data = b""
            if not data:
                session.end()
                return
            session.feed(data)
            await budget.pause("bytes", len(data))

    def _colours(self) -> Colours:
        environ, term = self._process.env, self._process.term_type or ""
        if environ.get("NO_COLOR"):
            return "none"
        if environ.get("COLORTERM") in ("truecolor", "24bit"):
            return "truecolor"
        return "256" if "256" in term else "16"

    def _ascii(self) -> bool:
        """Whether the client's locale says that its terminal shows nothing but ASCII."""
        environ = self._process.env
        locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "UTF-8"
        return "UTF8" not in locale.upper().replace("-", "")

    def _say(self, line: str) -> None:
        self._channel.send((clean(line).replace("\n", "\r\n") + "\r\n").encode())

    async def _ask(self, question: str) -> str | None:
        """Ask for a line on the raw terminal; `None` when the client leaves."""
        self._channel.send(question.encode())
        async with asyncio.timeout(ASK_SECONDS):
            line = await anext(self._typed, None)
        return None if line is None else line.strip()

    async def _lines(self) -> AsyncIterator[str]:
        """Yield what is typed, line by line, shown where the client's terminal does not show it.

        On a terminal it is read byte by byte, so that what follows a line is left for the board.
        """
        typed = LineEditor(self._show)
        while not typed.left:
            try:
                data = await self._process.stdin.read(1 if self._echo else 1024)
            except (asyncssh.TerminalSizeChanged, asyncssh.BreakReceived):
                continue
            for line in typed.take(data):
                yield line
            await asyncio.sleep(0)  # what is there already is read without waiting
            if not data:
                if last := typed.rest():
                    yield last
                return

    def _show(self, text: str) -> None:
        if self._echo:
            self._channel.send(text.encode())


class SshDoor:
    """The listening server; `open_ssh` makes it."""

    def __init__(self, acceptor: asyncssh.SSHAcceptor, fingerprint: str) -> None:
        self._acceptor = acceptor
        self.fingerprint = fingerprint

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._acceptor.get_port())

    async def close(self) -> None:
        """Stop listening, and let everybody go."""
        self._acceptor.close()
        await self._acceptor.wait_closed()


async def open_ssh(
    room: Room, make_board: MakeBoard, play_lines: PlayLines, *, folder: Path, bind: str, port: int
) -> SshDoor:
    """Listen for SSH clients, with the host key kept in the room's `folder`."""
    key = host_key(folder)
    strangers = Strangers(most_strangers(raise_limit(), MOST_STRANGERS))

    async def visit(process: "asyncssh.SSHServerProcess[bytes]") -> None:
        await SshVisit(room, make_board, play_lines, process).run()

    acceptor = await asyncssh.create_server(
        lambda: Gate(room, strangers),
        bind,
        port,
        server_host_keys=[key],
        process_factory=visit,
        encoding=None,
        line_editor=False,
        login_timeout=LOGIN_SECONDS,
        agent_forwarding=False,
        x11_forwarding=False,
        allow_scp=False,
        keepalive_interval=10,
        keepalive_count_max=2,
        public_key_auth=False,
        password_auth=False,
        kbdint_auth=False,
        gss_host=None,
        compression_algs="none",
        server_version=NAME.replace(" ", ""),
    )
    return SshDoor(acceptor, key.get_fingerprint())
