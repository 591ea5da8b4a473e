"""The websocket of one joined client: it hears the newest, and says numbered commands."""

import asyncio
from contextlib import suppress

from aiohttp import WSMsgType, web

from game.core.acts.look_back import LookBack
from game.core.command import Roomwide
from game.core.errors import Refusal
from game.server.doors.web_connection import came_in
from game.server.room.last_answer import LastAnswer
from game.server.room.neighbours import Neighbours
from game.server.room.room import Room, Turned
from game.server.room.seat import SeatPort
from game.server.wire.frames import Frames
from game.server.wire.messages import (
    LONGEST_FRAME,
    WIRE,
    Answered,
    Hello,
    Pass,
    Said,
    TurnedAway,
    Welcome,
    read_words,
)
from game.table.port import Reply
from game.world.vocabulary import Words

HELLO_SECONDS = 5.0
HEARTBEAT_SECONDS = 20.0
SEND_SECONDS = 30.0
OVERTAKEN = Reply(
    refusal=Refusal(code="overtaken", rule="G2.2", message="Something said later is done already.")
)
"""The answer to what comes after something that the same device said later."""


async def play(request: web.Request) -> web.WebSocketResponse:
    """Serve one client from its first frame to its last."""
    room = request.app[ROOM]
    socket = web.WebSocketResponse(
        max_msg_size=LONGEST_FRAME, heartbeat=HEARTBEAT_SECONDS, compress=False
    )
    await socket.prepare(request)
    try:
        hello = await _hello(socket)
        granted = await _granted(room, hello)
        port = room.port(granted.token, "join", hello.table)
    except Turned as turned:
        await _turn_away(socket, turned.refusal)
        return socket
    came_in(request)
    line = JoinLine(socket, port, granted, room.answers(port.seat, hello.device))
    try:
        with suppress(ConnectionError):
            await line.run()
    finally:
        port.close()
    return socket


ROOM = web.AppKey("room", Room)


async def _hello(socket: web.WebSocketResponse) -> Hello:
    try:
        frame = await socket.receive(timeout=HELLO_SECONDS)
        if frame.type is not WSMsgType.TEXT:
            raise ValueError
        hello = read_words(Hello, frame.data)
    except (ValueError, TimeoutError) as fault:
        raise Turned("hello", "The first frame must say who comes.") from fault
    if hello.wire != WIRE:
        message = "This client and this host are of different versions; update the older one."
        raise Turned("version", message)
    return hello


async def _granted(room: Room, hello: Hello) -> Pass:
    """Let in by a token, where there is a good one, else by a code."""
    if hello.token:
        return room.known(hello.token)
    return await room.enter(hello.code, hello.name, hello.post, hello.table)


async def _turn_away(socket: web.WebSocketResponse, refusal: Refusal) -> None:
    with suppress(ConnectionError):
        await socket.send_str(TurnedAway(refusal=refusal).model_dump_json())
    await socket.close()


class JoinLine:
    """A client's connection; the newest state is sent, whatever was missed."""

    def __init__(
        self, socket: web.WebSocketResponse, port: SeatPort, granted: Pass, answers: LastAnswer
    ) -> None:
        self._socket = socket
        self._port = port
        self._granted = granted
        self._answers = answers
        self._news = asyncio.Event()
        self._sending = asyncio.Lock()
        self._frames: Frames | None = None
        self._number = 0
        self._neighbours: Neighbours | None = None

    async def run(self) -> None:
        """Talk until either side ends it."""
        stop = self._port.listen(self._news.set)
        self._port.ended = self._end
        await self._send(Welcome(granted=self._granted, now=self._port.now()))
        self._news.set()
        feeding = asyncio.create_task(self._feed())
        try:
            await self._hear()
        finally:
            stop()
            feeding.cancel()
            with suppress(asyncio.CancelledError, ConnectionError, TimeoutError):
                await feeding

    def _end(self, why: str) -> None:
        refusal = Refusal(code="removed", message=why, rule="G18.1")
        self._ending = asyncio.get_running_loop().create_task(
            _turn_away(self._socket, refusal), name="turn away"
        )

    async def _hear(self) -> None:
        async for frame in self._socket:
            if frame.type is not WSMsgType.TEXT:
                break
            try:
                said = read_words(Said, frame.data)
            except ValueError:
                refusal = Refusal(code="unread", message="That can't be read.", rule="G2.5")
                await _turn_away(self._socket, refusal)
                break
            await self._say(said)
            await self._port.budget.pause("bytes", len(frame.data))

    async def _say(self, said: Said) -> None:
        answers = self._answers
        async with answers.one_at_a_time:
            if said.number > answers.number:
                answers.reply = await self._carried_out(said)
                answers.number = said.number
            reply = answers.reply if said.number == answers.number else OVERTAKEN
        await self._update()
        await self._send(Answered(number=said.number, reply=reply))

    async def _carried_out(self, said: Said) -> Reply:
        """Carry a command out unless it was meant for a quarter that is over."""
        now = self._port.observe().quarter
        anytime = isinstance(said.command, Roomwide | LookBack)
        if said.quarter and said.quarter != now and not anytime:
            message = f"This came too late: it was for {said.quarter}, and now is {now}."
            return Reply(refusal=Refusal(code="late", message=message, rule="G2.2"))
        return await self._port.say(said.command)

    async def _feed(self) -> None:
        """Send what is new whenever something is; a line that takes nothing is let go."""
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                async with asyncio.timeout(SEND_SECONDS):
                    await self._update()
        except (TimeoutError, ConnectionError):
            await self._socket.close()

    async def _update(self) -> None:
        async with self._sending:
            await self._update_neighbours(self._port.neighbours())
            await self._update_observation(self._port.frames())

    async def _update_neighbours(self, neighbours: Neighbours) -> None:
        if neighbours is not self._neighbours:
            self._neighbours = neighbours
            await self._socket.send_str(neighbours.frame)

    async def _update_observation(self, frames: Frames) -> None:
        """Send what changed since the last frame; to new eyes everything."""
        if frames is not self._frames:
            self._frames, self._number = frames, 0
        before, self._number = self._number, frames.number
        if before < self._number:
            await self._socket.send_bytes(frames.since(before))

    async def _send(self, words: Words) -> None:
        with suppress(ConnectionError):
            await self._socket.send_str(words.model_dump_json())
