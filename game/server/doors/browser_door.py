"""The browser door: a page that asks for code and name, and the board in a terminal on it.

The board runs here (`session`); the page shows it by xterm.js, over a websocket or, where those
are blocked, by asking again and again. Tokens travel in bodies and first frames, never in a URL.
"""

import asyncio
import json
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from aiohttp import WSMsgType, web
from pydantic import Field

from game.server.board.outbox import Outbox
from game.server.board.page_boards import Board, Boards, MakeBoard, Screen
from game.server.doors.join_door import ROOM
from game.server.doors.web_connection import came_in
from game.server.room.room import Turned
from game.server.wire.messages import LONGEST_FRAME, read_words
from game.world.vocabulary import Words

PAGE = Path(__file__).parent / "page"
STATIC = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "xterm.css": "text/css",
    "xterm.js": "text/javascript",
    "addon-fit.js": "text/javascript",
    "protocol.json": "application/json",
    "icon.svg": "image/svg+xml",
}
PAGE_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""As for every answer, but xterm.js writes the terminal's colours into style elements; and nothing
on the page may make markup or code of words."""

FIRST_FRAME_SECONDS = 5.0
POLL_SECONDS = 20.0
BEAT_SECONDS = 10.0
"""After so long without a picture a page is told that its line is well: it can't see pings."""
BEAT = "{}"
FORGET_SECONDS = 60.0
MOST_POLLED = 150
A_FRAME = 64
"""Bytes that a frame counts as beside its own."""
ELSEWHERE = "This board goes on elsewhere.\n"


class Entry(Words):
    """What the page's form says."""

    code: str = Field(max_length=100)
    name: str = Field(max_length=100)
    post: str = Field(default="member", max_length=20)


class Polled(NamedTuple):
    """A line that is fetched piece by piece: the board, and what of it this line may fetch."""

    board: Board
    outbox: Outbox


class BrowserDoor:
    """The handlers of the door's routes."""

    def __init__(self, make_board: MakeBoard) -> None:
        self._boards = Boards(make_board)
        self._polled: dict[str, Polled] = {}
        self._forgetting: dict[str, asyncio.TimerHandle] = {}

    async def page(self, _: web.Request) -> web.FileResponse:
        """The page itself."""
        headers = {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-cache"}
        return web.FileResponse(PAGE / "index.html", headers=headers)

    async def static(self, request: web.Request) -> web.FileResponse:
        """A file of the page, if it is on the list."""
        name = request.match_info["name"]
        if name not in STATIC:
            raise web.HTTPNotFound(text="There is no such file here.\n")
        headers = {"Content-Type": f"{STATIC[name]}; charset=utf-8", "Cache-Control": "no-cache"}
        return web.FileResponse(PAGE / name, headers=headers)

    async def enter(self, request: web.Request) -> web.Response:
        """Let somebody in by code and name."""
        entry = await _body(request, Entry)
        try:
            passed = await request.app[ROOM].enter(entry.code, entry.name, entry.post)
        except Turned as turned:
            words = {"message": str(turned), "why": turned.refusal.code}
            answer = web.json_response(words, status=403)
            answer.force_close()  # a guess costs a connection
            return answer
        return web.json_response(passed.model_dump(mode="json"))

    async def terminal(self, request: web.Request) -> web.WebSocketResponse:
        """A board over a websocket."""
        socket = web.WebSocketResponse(max_msg_size=LONGEST_FRAME, heartbeat=20.0, compress=True)
        await socket.prepare(request)
        try:
            first = await socket.receive(timeout=FIRST_FRAME_SECONDS)
            if first.type is not WSMsgType.TEXT:
                raise ValueError
            board = self._boards.open(request.app[ROOM], read_words(Screen, first.data))
        except Turned as turned:
            await socket.send_str(json.dumps({"message": str(turned)}))
            await socket.close()
            return socket
        except (ValueError, TimeoutError):
            await socket.close()
            return socket
        came_in(request)
        outbox = board.outbox
        showing = asyncio.create_task(_show(board, outbox, socket))
        try:
            with suppress(ConnectionError):
                await _hear(board, outbox, socket)
        finally:
            self._boards.leave(board, outbox)
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)
        return socket

    async def poll_open(self, request: web.Request) -> web.Response:
        """Open a board that is fetched piece by piece."""
        ask = await _body(request, Screen)
        if len(self._polled) >= MOST_POLLED:
            return web.json_response({"message": "The host is full."}, status=503)
        try:
            board = self._boards.open(request.app[ROOM], ask)
        except Turned as turned:
            return web.json_response({"message": str(turned)}, status=403)
        for other in [key for key, line in self._polled.items() if line.board is board]:
            self._forget(other)
        key = secrets.token_urlsafe(32)
        self._polled[key] = Polled(board, board.outbox)
        self._stay(key)
        return web.json_response({"line": key})

    async def poll_send(self, request: web.Request) -> web.Response:
        """Take what was typed, or a new size."""
        key, board, outbox = self._line(request)
        came_in(request)
        self._stay(key)
        data = await request.read()
        await board.port.budget.pause("bytes", len(data) + A_FRAME)
        try:
            if board.outbox is not outbox:
                raise web.HTTPGone(text=ELSEWHERE)
            if request.content_type == "application/json":
                board.take(data.decode())
            else:
                board.session.feed(data)
        except ValueError as fault:
            raise web.HTTPBadRequest(text="That can't be read.\n") from fault
        return web.Response(status=204)

    async def poll_receive(self, request: web.Request) -> web.Response:
        """Give what the board has drawn, waiting a while for it; 410 when it has ended."""
        key, _, outbox = self._line(request)
        came_in(request)
        self._stay(key)
        try:
            async with asyncio.timeout(POLL_SECONDS):
                data = await outbox.next()
        except TimeoutError:
            return web.Response(status=204)
        outbox.took(data)
        if not data and outbox.closed:
            self._forget(key)
            return web.Response(status=410)
        return web.Response(body=data, content_type="application/octet-stream")

    def _line(self, request: web.Request) -> tuple[str, Board, Outbox]:
        key = request.headers.get("X-Line", "")
        if key not in self._polled:
            raise web.HTTPGone(text="This line is no longer open.\n")
        return key, *self._polled[key]

    def _stay(self, key: str) -> None:
        """Keep a line for a while after its page was heard last."""
        if (timer := self._forgetting.pop(key, None)) is not None:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._forgetting[key] = loop.call_later(FORGET_SECONDS, self._forget, key)

    def _forget(self, key: str) -> None:
        if (timer := self._forgetting.pop(key, None)) is not None:
            timer.cancel()
        if (line := self._polled.pop(key, None)) is not None:
            self._boards.leave(line.board, line.outbox)


def browser_routes(make_board: MakeBoard) -> list[web.RouteDef]:
    """Return the routes of the browser door."""
    door = BrowserDoor(make_board)
    return [
        web.get("/", door.page),
        web.get("/static/{name}", door.static),
        web.post("/enter", door.enter),
        web.get("/terminal", door.terminal),
        web.post("/poll/open", door.poll_open),
        web.post("/poll/send", door.poll_send),
        web.post("/poll/receive", door.poll_receive),
    ]


async def _body(request: web.Request, kind: type[Any]) -> Any:
    """Return the request's JSON as a model; 400 with a sentence if it is none."""
    try:
        async with asyncio.timeout(FIRST_FRAME_SECONDS):
            return read_words(kind, await request.read())
    except (ValueError, TimeoutError) as fault:
        raise web.HTTPBadRequest(text="That can't be read.\n") from fault


async def _show(board: Board, outbox: Outbox, socket: web.WebSocketResponse) -> None:
    while True:
        try:
            async with asyncio.timeout(BEAT_SECONDS):
                data = await outbox.next()
        except TimeoutError:
            await socket.send_str(BEAT)
            continue
        if data:
            await socket.send_bytes(data)
            outbox.took(data)
        elif outbox.closed:
            await socket.close(message=b"left" if board.outbox is outbox else b"elsewhere")
            return


async def _hear(board: Board, outbox: Outbox, socket: web.WebSocketResponse) -> None:
    async for frame in socket:
        if board.outbox is not outbox:
            continue  # the board goes on elsewhere, and this page is being told so
        await board.port.budget.pause("bytes", len(frame.data) + A_FRAME)
        if frame.type is WSMsgType.BINARY:
            board.session.feed(frame.data)
        elif frame.type is WSMsgType.TEXT:
            with suppress(ValueError):
                board.take(frame.data)
