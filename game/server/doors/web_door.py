"""The room's web server: its routes and who may use them, and what every request must be."""

import asyncio
import ipaddress
import re
import ssl
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Middleware

from game.server.doors.handles import most_strangers, raise_limit
from game.server.doors.join_door import ROOM, play
from game.server.doors.strangers import MOST_STRANGERS, Strangers
from game.server.doors.web_connection import NAME, STRANGERS, Connection
from game.server.room.faults import note
from game.server.room.hosted_table import Tell
from game.server.room.room import Room

LONGEST_BODY = 64 * 1024
FIRST_REQUEST_SECONDS = 10.0
IDLE_SECONDS = 15.0
FAULT = "The host met a fault; your match is safe. Try again, or come back with your code.\n"

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
OTHER_NAME = (
    "Somebody came by the name {0}, to which this host does not answer. If that is how people find"
    " it, add: --name {0}"
)
_HOST_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,62}")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def make_app(
    room: Room,
    names: Iterable[str],
    routes: Iterable[web.RouteDef] = (),
    tell: Tell = lambda _: None,
) -> web.Application:
    """Return the room's web application. `names` are the host names it answers to.

    `tell` says to the host by which other name somebody came.
    """
    known = frozenset(name.lower() for name in names) | {"localhost"}
    middlewares = [_in_a_sentence, _only_here(known, tell), _as_it_is]
    app = web.Application(client_max_size=LONGEST_BODY, middlewares=middlewares)
    app[ROOM] = room
    app[STRANGERS] = Strangers(most_strangers(raise_limit(), MOST_STRANGERS))
    app.add_routes([web.get("/play", play), *routes])
    app.on_response_prepare.append(_add_headers)
    return app


async def _add_headers(_: web.BaseRequest, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = NAME
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"


def _only_here(names: frozenset[str], tell: Tell) -> Middleware:
    """Refuse requests for another host's name, and pages of another origin (T21)."""

    @web.middleware
    async def only_here(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not _ours(request.host, names):
            if _HOST_NAME.fullmatch(name := request.host.partition(":")[0]):
                tell(OTHER_NAME.format(name))
            raise web.HTTPMisdirectedRequest(text="This host does not answer to that name.\n")
        origin = request.headers.get("Origin")
        if origin is not None and _place(origin) != request.host.lower():
            raise web.HTTPForbidden(text="Pages of other sites may not speak to this host.\n")
        return await handler(request)

    return only_here


@web.middleware
async def _as_it_is(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what would have to be inflated: half a megabyte may become a gigabyte."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise web.HTTPUnsupportedMediaType(text="Send it as it is, not compressed.\n")
    return await handler(request)


@web.middleware
async def _in_a_sentence(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a fault of ours with a sentence, and leave its words out of the log."""
    try:
        return await handler(request)
    except (web.HTTPException, ConnectionError):
        raise
    except Exception as fault:
        note("A request", fault)
        if request.transport is not None and "Upgrade" in request.headers:
            request.transport.close()  # a line that is open already takes no page
        return web.Response(status=500, text=FAULT)


def _place(origin: str) -> str:
    """Return the host and port of an origin; nothing if it is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _ours(host: str, names: frozenset[str]) -> bool:
    """Whether a Host header is ours: a name we have, or a bare address (which can't be rebound)."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        if name in names:
            return True
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class WebDoor:
    """The listening server; `open_web` makes it."""

    def __init__(self, runner: web.AppRunner, server: asyncio.Server) -> None:
        self._runner = runner
        self._server = server

    @property
    def port(self) -> int:
        """The port it listens on."""
        number: int = self._server.sockets[0].getsockname()[1]
        return number

    async def close(self) -> None:
        """Stop listening, and let everybody go."""
        self._server.close()
        await self._runner.cleanup()


async def open_web(
    app: web.Application, host: str, port: int, tls: ssl.SSLContext | None = None
) -> WebDoor:
    """Listen. A connection that has not said a whole request in time is cut off (T13)."""
    runner = web.AppRunner(app, shutdown_timeout=2.0)
    strangers = app[STRANGERS]
    arrived: set[object] = set()

    @web.middleware
    async def attend(request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = request.protocol
        if isinstance(connection, Connection):  # who speaks now is cut off last
            strangers.came(connection, connection.address, connection.cut)
        arrived.add(connection)
        try:
            return await handler(request)
        finally:
            arrived.discard(connection)
            _cut_off_later(connection, arrived, FIRST_REQUEST_SECONDS + IDLE_SECONDS)

    app.middlewares.insert(0, attend)
    await runner.setup()

    def arrive() -> Connection:
        assert runner.server is not None  # noqa: S101 - set by setup() above
        connection = Connection.of(runner.server, strangers, IDLE_SECONDS)
        _cut_off_later(connection, arrived, FIRST_REQUEST_SECONDS)
        return connection

    loop = asyncio.get_running_loop()
    server = await loop.create_server(arrive, host, port, ssl=tls, backlog=512)
    return WebDoor(runner, server)


def _cut_off_later(connection: object, arrived: set[object], seconds: float) -> None:
    def cut_off() -> None:
        if connection not in arrived and isinstance(connection, Connection):
            connection.cut()

    asyncio.get_running_loop().call_later(seconds, cut_off)
