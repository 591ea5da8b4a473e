"""A board running in the host's own process for one client's terminal."""

import asyncio
import contextvars
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.app import App

from game.server import guards
from game.server.driver import Link, SessionDriver, Transport, clamped

AT_ONCE = 2
"""Boards that may start up at the same time, so that a class coming in does not starve players."""
FAULT = (
    "\r\nThe board stopped because of a fault; your match is safe. Come back with your code.\r\n"
)
START_SECONDS = 20.0


@dataclass(frozen=True)
class Terminal:
    """What a client's terminal is like."""

    columns: int = 80
    rows: int = 24
    term: str = "xterm-256color"
    colours: guards.Colours = "truecolor"


class BoardSession:
    """One board. `run` it once; everything else may be called while it runs."""

    def __init__(
        self, make_app: Callable[[], App[Any]], terminal: Terminal, transport: Transport
    ) -> None:
        self._make_app = make_app
        self._terminal = terminal
        self._link = Link(transport, terminal.colours)
        self._app: App[Any] | None = None

    async def run(self) -> int:
        """Show the board until it ends, and say so in a sentence if it was by a fault."""
        terminal = self._terminal
        guards.leave_output_alone()
        async with _starting():
            app = guards.made_for(terminal.term, terminal.colours, self._make_app)
            app.driver_class = partial(SessionDriver, link=self._link)  # type: ignore[assignment]
            self._app = app
            running = asyncio.create_task(
                app.run_async(size=clamped(terminal.columns, terminal.rows)),
                context=contextvars.Context(),
            )
            painted = asyncio.create_task(self._link.painted.wait())
            await asyncio.wait({running, painted}, timeout=START_SECONDS,
                               return_when=asyncio.FIRST_COMPLETED)  # fmt: skip
            painted.cancel()
        try:
            await running
        finally:
            self._app = None
        code = app.return_code or 0
        if code:
            self._link.transport.send(FAULT.encode())
        return code

    def feed(self, data: bytes) -> None:
        """Give the board what the client typed."""
        if (driver := self._driver()) is not None:
            driver.feed(data)

    def resize(self, columns: int, rows: int) -> None:
        """The client's terminal has another size now."""
        if (driver := self._driver()) is not None:
            driver.resize(columns, rows)

    def attach(self, terminal: Terminal, transport: Transport) -> None:
        """Go on at another terminal; the former one is let go."""
        self._link.transport.close()
        self._link.transport, self._link.colours = transport, terminal.colours
        if (driver := self._driver()) is not None:
            driver.resize(terminal.columns, terminal.rows)
            driver.repaint()

    def end(self) -> None:
        """End the board from outside."""
        if self._app is not None:
            self._app.call_later(self._app.exit, 0)

    def _driver(self) -> SessionDriver | None:
        driver = self._app._driver if self._app is not None else None
        return driver if isinstance(driver, SessionDriver) else None


def _starting() -> asyncio.Semaphore:
    """One semaphore for all boards of this event loop."""
    loop = asyncio.get_running_loop()
    found = _SEMAPHORES.get(loop)
    if found is None:
        found = _SEMAPHORES[loop] = asyncio.Semaphore(AT_ONCE)
    return found


_SEMAPHORES: "weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]"
_SEMAPHORES = weakref.WeakKeyDictionary()
