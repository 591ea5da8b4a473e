"""A Textual driver for a terminal that is elsewhere: bytes in, bytes out, nothing of this machine.

No threads, signals or terminal settings. What a slow client has not taken yet is never piled up:
frames are dropped, and when it has caught up the whole screen is drawn anew.
"""

import asyncio
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TextIO

from textual.app import App
from textual.driver import Driver
from textual.message import Message

from game.terminal.guards import (
    Colours,
    backlog,
    fewer_colours,
    has_started,
    plain_tasks,
)
from game.terminal.intake import Intake

BEHIND = 256 * 1024
"""Bytes a client may leave waiting before frames are dropped."""
LOOK_AGAIN_SECONDS = 0.1
NARROWEST, WIDEST, LOWEST, HIGHEST = 20, 400, 8, 200

START = "\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?1004h\x1b[?2004h"
TOO_MUCH = "That was too much at once; nothing of it was taken. Paste less, or type slower."
STOP = "\x1b[?2004l\x1b[?1004l\x1b[?1006l\x1b[?1003l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?1049l"


class Transport(Protocol):
    """The way to a client's terminal."""

    def send(self, data: bytes) -> None:
        """Queue bytes for the client; never waits."""

    def waiting(self) -> int:
        """Return how many bytes the client has not taken yet."""

    def close(self) -> None:
        """Let the client go."""


class ClientLink:
    """What a driver and its session share: the client's end, what it can show, and its size.

    Boards that have the same ``turn`` take keys one after another.
    """

    def __init__(
        self, transport: Transport, colours: Colours, size: tuple[int, int], turn: asyncio.Lock
    ) -> None:
        self.transport = transport
        self.colours = colours
        self.size = size
        self.turn = turn
        self.painted = asyncio.Event()


def clamped(columns: int, rows: int) -> tuple[int, int]:
    """Return a terminal size within bounds, whatever a client says."""
    return min(max(columns, NARROWEST), WIDEST), min(max(rows, LOWEST), HIGHEST)


class SessionDriver(Driver):
    """The driver of one board; ``link`` may be given another transport while it runs."""

    def __init__(
        self,
        app: App[Any],
        *,
        link: ClientLink,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        plain_tasks()
        self._link = link
        self._out: list[str] = []
        self._planned = False
        self._dropped = False
        self._intake = Intake(
            self.process_message, lambda: backlog(self._app), self._too_much, link.turn
        )

    def write(self, data: str) -> None:
        """Collect output; it goes out together, soon."""
        self._out.append(data)
        if not self._planned:
            self._planned = True
            self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Send what was collected, or drop it if the client is behind."""
        self._planned = False
        text, self._out = "".join(self._out), []
        if not text:
            return
        if self._link.transport.waiting() > BEHIND:
            if not self._dropped:
                self._dropped = True
                self._loop.call_later(LOOK_AGAIN_SECONDS, self._catch_up)
            return
        self._link.transport.send(fewer_colours(text, self._link.colours).encode())
        if has_started(self._app):
            self._link.painted.set()

    def _catch_up(self) -> None:
        if not self._app.is_running:
            return
        if self._link.transport.waiting():
            self._loop.call_later(LOOK_AGAIN_SECONDS, self._catch_up)
            return
        self.repaint()

    def repaint(self) -> None:
        """Draw the whole screen anew, for a client that knows nothing of it."""
        self._dropped = False
        self.write(START)
        self._app.call_later(self._app.refresh, layout=True)

    def feed(self, data: bytes) -> None:
        """Take what the client typed."""
        self._intake.feed(data)

    def resize(self, columns: int, rows: int) -> None:
        """The client's terminal has another size now."""
        self._size = clamped(columns, rows)
        self._intake.resize(self._size)

    def send_message(self, message: Message) -> None:
        """Put a message into the board's queue at once, so that it is counted from now on."""
        self._app.post_message(message)

    def _too_much(self) -> None:
        self._app.call_later(self._app.notify, TOO_MUCH)

    def start_application_mode(self) -> None:
        """Take the client's screen."""
        self.write(START)
        self.resize(*self._link.size)

    def disable_input(self) -> None:
        """Take no more input."""
        self._intake.close()

    def stop_application_mode(self) -> None:
        """Give the client's screen back as it was, even to one who is behind."""
        self.flush()
        self._link.transport.send(STOP.encode())

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Do nothing: a browser would open on the host's machine."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: str = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Do nothing: a file would be written on the host's machine."""
