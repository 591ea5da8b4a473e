"""A board running in the host's own process for one client's terminal."""

import asyncio
import contextvars
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.app import App

from game.server.room.faults import note
from game.terminal import guards
from game.terminal.far_terminal import ClientLink, SessionDriver, Transport, clamped

AT_ONCE = 2
"""Boards that may start up at the same time, so that a class coming in does not starve players."""
FAULT = (
    "\r\nThe board stopped because of a fault; your match is safe. Come back with your code.\r\n"
)
START_SECONDS = 20.0
STOP_SECONDS = 5.0


@dataclass(frozen=True)
class Terminal:
    """What a client's terminal is like."""

    columns: int = 80
    rows: int = 24
    term: str = "xterm-256color"
    colours: guards.Colours = "truecolor"
    ascii: bool = False


class BoardSession:
    """One board. `run` it once; everything else may be called before, while and after it runs.

    Boards with the same `turn` take keys one after another.
    """

    def __init__(
        self,
        make_app: Callable[[], App[Any]],
        terminal: Terminal,
        transport: Transport,
        turn: asyncio.Lock | None = None,
    ) -> None:
        self._make_app = make_app
        self._term, self._ascii = terminal.term, terminal.ascii
        turn = turn or asyncio.Lock()
        self._link = ClientLink(transport, terminal.colours, _size(terminal), turn)
        self._app: App[Any] | None = None
        self._left = False

    async def run(self) -> int:
        """Show the board until it ends, and say so in a sentence if it was by a fault.

        Returns 0, or 1 after a fault; of the fault the host's log gets the kind and the place.
        """
        guards.leave_output_alone()
        guards.share_style_sheets()
        try:
            code = await self._show()
        except Exception as fault:
            note("A board", fault)
            code = 1
        if code:
            self._link.transport.send(FAULT.encode())
        return code

    async def _show(self) -> int:
        async with _starting():
            if self._left:
                return 0
            app = guards.made_for(self._term, self._link.colours, self._make_app, self._ascii)
            guards.keep_faults_quiet(app)
            app.driver_class = partial(SessionDriver, link=self._link)  # type: ignore[assignment]
            self._app = app
            running = asyncio.create_task(
                app.run_async(size=self._link.size), context=contextvars.Context()
            )
            try:
                await self._first_picture(running)
            except asyncio.CancelledError:
                await self._stop(running)
                raise
        try:
            await asyncio.wait({running})
        finally:
            await self._stop(running)
        running.result()
        if (fault := guards.fault_of(app)) is not None:
            note("A board", fault)
        return app.return_code or 0

    async def _first_picture(self, running: "asyncio.Task[Any]") -> None:
        painted = asyncio.create_task(self._link.painted.wait())
        try:
            await asyncio.wait(
                {running, painted}, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            painted.cancel()

    async def _stop(self, running: "asyncio.Task[Any]") -> None:
        """Leave no board behind, however this ends."""
        self._app = None
        if not running.done():
            running.cancel()
            await asyncio.wait({running}, timeout=STOP_SECONDS)

    def feed(self, data: bytes) -> None:
        """Give the board what the client typed."""
        if (driver := self._driver()) is not None:
            driver.feed(data)

    def resize(self, columns: int, rows: int) -> None:
        """The client's terminal has another size now."""
        self._link.size = clamped(columns, rows)
        if (driver := self._driver()) is not None:
            driver.resize(columns, rows)

    def attach(self, terminal: Terminal, transport: Transport) -> None:
        """Go on at another terminal; the former one is let go."""
        self._link.transport.close()
        self._link.transport, self._link.colours = transport, terminal.colours
        self.resize(terminal.columns, terminal.rows)
        if (driver := self._driver()) is not None:
            driver.repaint()

    def end(self) -> None:
        """End the board from outside; one that waits for its turn to start never does."""
        self._left = True
        if self._app is not None:
            self._app.call_later(self._app.exit, 0)

    def _driver(self) -> SessionDriver | None:
        driver = guards.driver_of(self._app) if self._app is not None else None
        return driver if isinstance(driver, SessionDriver) else None


def _size(terminal: Terminal) -> tuple[int, int]:
    return clamped(terminal.columns, terminal.rows)


def _starting() -> asyncio.Semaphore:
    """One semaphore for all boards of this event loop."""
    loop = asyncio.get_running_loop()
    found = _SEMAPHORES.get(loop)
    if found is None:
        found = _SEMAPHORES[loop] = asyncio.Semaphore(AT_ONCE)
    return found


_SEMAPHORES: "weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]"
_SEMAPHORES = weakref.WeakKeyDictionary()
