"""The terminal this process runs in: its keys in, its pictures out, and given back as it was.

Textual's driver ends in a traceback at a byte that is no UTF-8, spins for ever at the end of
input, waits for ever on a terminal that is gone, and does not hear that it is to end.
"""

import os
import selectors
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from game.terminal.keystrokes import Keystrokes

ENDINGS = (signal.SIGHUP, signal.SIGTERM)
"""Signals at which the board ends, its terminal given back; what they say is the exit code."""
CHUNK = 4096
QUIET_SECONDS = 0.1


class Gone:
    """A terminal's output that takes everything; at its first fault it says so, once."""

    def __init__(self, file: IO[str], tell: Callable[[], None]) -> None:
        self._file, self._tell = file, tell

    def write(self, text: str) -> None:
        """Write, as long as there is somebody to read it."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Let what was written go out."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """The terminal's handle."""
        return self._file.fileno()

    def _try(self, write: Callable[[], object]) -> None:
        try:
            write()
        except (OSError, ValueError):
            self._tell()


class OwnTerminal(LinuxDriver):
    """The driver of a board in its own terminal."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        setattr(self, "_file", Gone(cast(IO[str], sys.__stderr__), self._lost))  # noqa: B010

    def start_application_mode(self) -> None:
        """Take the terminal, and listen for who says that it is to be given back."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        for number in ENDINGS:
            self._loop.add_signal_handler(number, self._end, number)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        for number in ENDINGS:
            self._loop.remove_signal_handler(number)
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read until the board ends or nothing can come any more."""
        keys = Keystrokes()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                came = bool(selector.select(QUIET_SECONDS))
                data = self._read() if came else b""
                if came and not data:
                    self._lost()
                    break
                for event in keys.feed(data) if came else keys.rest():
                    self.process_message(event)

    def _read(self) -> bytes:
        with suppress(OSError):
            return os.read(self.fileno, CHUNK)
        return b""

    def _lost(self) -> None:
        """The terminal is gone: end the board, from whatever thread has noticed it."""
        with suppress(RuntimeError):  # the board has ended already
            self._loop.call_soon_threadsafe(self._end, signal.SIGHUP)

    def _end(self, number: int) -> None:
        """End the board as a program ends by this signal, but orderly."""
        self._app.exit(return_code=128 + number)

    def _sigtstp_application(self, *_: Any) -> None:
        """Stop, terminal given back; with the others of the job, so that the shell goes on."""
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.killpg(os.getpgrp(), signal.SIGSTOP)
