"""A port over the wire: what `fourfronts join` gives the board instead of a table of its own."""

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import aiohttp

from game.core.command import Command
from game.core.errors import FourFrontsError, Refusal
from game.core.observation import Observation, Role
from game.server.client.connection_faults import connection_fault
from game.server.wire.messages import (
    FROM_HOST,
    LONGEST_OBSERVATION,
    Answered,
    Around,
    Hello,
    Pass,
    Said,
    TurnedAway,
    Welcome,
    read_observation,
)
from game.table.port import Company, Reply

PATIENCE = 15.0
"""Seconds a command waits for the line to come back before it is given up."""
FIRST_WAIT, LONGEST_WAIT = 0.25, 2.0
DIAL_SECONDS = 5.0
"""Seconds to wait for a line to be taken before it is tried again."""
HEARTBEAT_SECONDS = 15.0
Listener = Callable[[], None]


class LineError(FourFrontsError):
    """The host can't be reached, or does not let this client in."""

    exit_code = 7

    def __init__(self, message: str, code: str = "line") -> None:
        super().__init__(message)
        self.code = code


def socket_address(address: str) -> str:
    """Return the websocket of a host: ``HOST``, ``HOST:PORT`` or its page's address.

    A bare name means an unencrypted line, as a host on a LAN has it. Raises `LineError`.
    """
    parts = urlsplit(address if "//" in address else f"http://{address}")
    schemes = {"http": "ws", "https": "wss", "ws": "ws", "wss": "wss"}
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in schemes or not parts.hostname or port == 0:
        raise LineError(f"{address!r} is not the address of a host; it looks like 10.0.0.5:8000.")
    return f"{schemes[parts.scheme]}://{parts.netloc}/play"


class RemotePort:
    """A seat at a table on another machine; see `Port`. Made by `join`."""

    def __init__(self, address: str, hello: Hello) -> None:
        self._address = socket_address(address)
        self._hello = hello.model_copy(update={"device": secrets.token_hex(12)})
        self._web: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._granted: Pass | None = None
        self._seen: Observation | None = None
        self._company = Company()
        self._ahead = 0.0
        self._number = 0
        self._answers: dict[int, asyncio.Future[Reply]] = {}
        self._up = asyncio.Event()
        self._first = asyncio.Event()
        self._turned: Refusal | None = None
        self._listeners: list[Listener] = []
        self._one_at_a_time = asyncio.Lock()
        self._keeping: asyncio.Task[None] | None = None

    @classmethod
    async def join(cls, address: str, hello: Hello) -> "RemotePort":
        """Come in and return the port once the first observation is there; `LineError` if not."""
        port = cls(address, hello)
        port._web = aiohttp.ClientSession()
        try:
            await port._connect()
            port._keeping = asyncio.create_task(port._keep(), name="line to the host")
            async with asyncio.timeout(PATIENCE):
                await port._first.wait()
        except TimeoutError as fault:
            await port.close()
            raise LineError("The host does not answer.") from fault
        except BaseException:
            await port.close()
            raise
        if port._turned is not None:
            await port.close()
            raise LineError(port._turned.message, port._turned.code)
        return port

    @staticmethod
    async def reach(address: str) -> None:
        """See that a host is there, before anybody is asked anything; `LineError` if not."""
        port = RemotePort(address, Hello(device="of nobody yet"))
        port._web = aiohttp.ClientSession()
        try:
            await port._dial()
        finally:
            await port.close()

    @property
    def role(self) -> Role:
        """Whose eyes this port has."""
        return self.observe().role

    @property
    def granted(self) -> Pass:
        """Who this is to the host, with the token to come back by."""
        if self._granted is None:
            raise LineError("Nobody has come in here yet.")
        return self._granted

    def observe(self) -> Observation:
        """Return the newest observation that has come."""
        if self._seen is None:
            raise LineError("Nothing has come from the host yet.")
        return self._seen

    def company(self) -> Company:
        """Return who is around the table, as last heard."""
        you = self._granted.member if self._granted else ""
        return self._company.model_copy(update={"you": you, "reachable": self._up.is_set()})

    def now(self) -> float:
        """Return the host's time, by what it said at the start and our steady clock."""
        return time.monotonic() + self._ahead

    async def say(self, command: Command) -> Reply:
        """Say something to the host; after a broken line it is said again, and done once."""
        async with self._one_at_a_time:
            self._number += 1
            said = Said(number=self._number, quarter=self.observe().quarter, command=command)
            answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
            self._answers[said.number] = answer
            try:
                async with asyncio.timeout(PATIENCE):
                    return await self._insist(said, answer)
            except TimeoutError:
                message = "The line to the host is broken; this may not have arrived."
                return Reply(refusal=Refusal(code="line", message=message, rule="G11.1"))
            finally:
                self._answers.pop(said.number, None)

    def listen(self, listener: Listener) -> Listener:
        """Call `listener` when observation or company change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def close(self) -> None:
        """Leave; the seat is kept at the host."""
        if self._keeping is not None:
            self._keeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeping
        if self._socket is not None:
            await self._socket.close()
        if self._web is not None:
            await self._web.close()

    async def _insist(self, said: Said, answer: "asyncio.Future[Reply]") -> Reply:
        """Send until it is answered: again on every new line."""
        while True:
            await self._up.wait()
            socket = self._socket
            if self._turned is not None:
                return Reply(refusal=self._turned)
            with suppress(ConnectionError, aiohttp.ClientError):
                if socket is not None:
                    await socket.send_str(said.model_dump_json())
            while self._socket is socket and self._up.is_set():
                done, _ = await asyncio.wait({answer}, timeout=0.5)
                if done:
                    return answer.result()
            await asyncio.sleep(0)

    async def _connect(self) -> None:
        """Open a line and say who comes."""
        await self._dial()
        if self._socket is not None:
            with self._said_in_words():
                await self._socket.send_str(self._hello.model_dump_json())

    async def _dial(self) -> None:
        if self._web is None:
            raise LineError("This port was closed.")
        with self._said_in_words():
            async with asyncio.timeout(DIAL_SECONDS):
                self._socket = await self._web.ws_connect(
                    self._address, heartbeat=HEARTBEAT_SECONDS, max_msg_size=LONGEST_OBSERVATION
                )

    @contextmanager
    def _said_in_words(self) -> Iterator[None]:
        """Turn a fault of the line into a `LineError`."""
        try:
            yield
        except (aiohttp.ClientError, OSError, ValueError) as fault:
            raise LineError(connection_fault(self._address, fault)) from fault

    async def _keep(self) -> None:
        """Hear the host, and come back by the token whenever the line breaks."""
        wait = FIRST_WAIT
        while self._turned is None:
            try:
                if self._socket is None:
                    await self._connect()
                await self._hear()
                wait = FIRST_WAIT
            except LineError:
                wait = min(LONGEST_WAIT, wait * 2)
            self._socket = None
            self._up.clear()
            self._tell()
            if self._turned is None:
                await asyncio.sleep(wait)
        self._first.set()
        self._up.set()
        self._tell()

    async def _hear(self) -> None:
        socket = self._socket
        if socket is None:
            return
        async for frame in socket:
            try:
                if frame.type is aiohttp.WSMsgType.BINARY:
                    self._seen = read_observation(frame.data, self._seen)
                    self._first.set()
                    self._up.set()
                    self._tell()
                elif frame.type is aiohttp.WSMsgType.TEXT:
                    self._take(frame.data)
            except ValueError:
                await socket.close()

    def _take(self, text: str) -> None:
        words = FROM_HOST.validate_json(text)
        if isinstance(words, Welcome):
            self._granted = words.granted
            self._ahead = words.now - time.monotonic()
            update = {"token": words.granted.token, "code": "", "name": ""}
            self._hello = self._hello.model_copy(update=update)
        elif isinstance(words, Around):
            self._company = words.company
            # After a broken line the white cell comes back to the table it was at.
            self._hello = self._hello.model_copy(update={"table": words.company.table})
            self._tell()
        elif isinstance(words, Answered):
            answer = self._answers.get(words.number)
            if answer is not None and not answer.done():
                answer.set_result(words.reply)
        elif isinstance(words, TurnedAway):
            self._turned = words.refusal

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
