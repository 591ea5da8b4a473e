"""One connection at the web door. What is no request is answered in a sentence, without a word of
which software answers, and never fills the host's window.
"""

import asyncio
import logging

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from game.server.doors.strangers import Strangers

NO_REQUEST = "That is no request this host understands.\n"
NAME = "Four Fronts"
"""What the host says it is; versions would tell which holes to look for."""
SILENT = logging.Logger("malformed requests", logging.CRITICAL + 1)
"""Anybody can make these by the thousand, so they are nothing to tell the host."""


STRANGERS = web.AppKey("strangers", Strangers)


class Connection(RequestHandler):
    """As aiohttp's, but counted as a stranger's until somebody has come in by it."""

    __slots__ = ("_strangers", "address")
    _strangers: Strangers
    address: str

    @classmethod
    def of(cls, server: web.Server, strangers: Strangers, idle_seconds: float) -> "Connection":
        """Return a connection for whoever has just arrived. Nothing that is sent is inflated."""
        made = cls(
            server,
            loop=asyncio.get_running_loop(),
            logger=SILENT,
            access_log=None,  # type: ignore[arg-type]
            keepalive_timeout=idle_seconds,
            auto_decompress=False,
        )
        made._strangers = strangers
        made.address = ""
        return made

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count a stranger."""
        super().connection_made(transport)
        self.address = str((transport.get_extra_info("peername") or ("",))[0])
        self._strangers.came(self, self.address, self.cut)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Forget it."""
        self._strangers.gone(self)
        super().connection_lost(exc)

    def cut(self) -> None:
        """End it at once."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what could not be read, in a sentence, and end the connection."""
        answer = web.Response(status=status, text=NO_REQUEST, headers={"Server": NAME})
        answer.force_close()
        return answer


def came_in(request: web.Request) -> None:
    """Whoever asks has a seat: no stranger any more, and never cut off for one."""
    request.app[STRANGERS].gone(request.protocol)
