"""The host's own window: what is said there and what is typed there, and nobody waits for either.

Lines leave by a bounded queue and a thread: a window that is stopped (Ctrl-S) or gone holds no
room up, and what it can't take is counted and told later. A line that comes again and again is
said once a second, with how often it came.
"""

import asyncio
import logging
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from game.core.clean import clean
from game.core.plurals import counted

MOST_WAITING = 500
"""Lines that wait for a window; what comes beyond them is only counted."""
AGAIN = 1.0
"""Seconds until the same line is said again."""
LEAVE = 1.0
"""Seconds that a window has for the last lines when the room is closed."""
MOST_REMEMBERED = 200


class HostWindow:
    """Says lines in the window. Made where the room is; `close` it last."""

    def __init__(
        self,
        write: Callable[[str], None] | None = None,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write = write or _to_standard_output
        self._steady = steady
        self._lines: queue.Queue[str | None] = queue.Queue(MOST_WAITING)
        self._said: dict[str, float] = {}
        self._again: dict[str, int] = {}
        self._lost = 0
        self._writing = threading.Thread(target=self._run, name="the host's window", daemon=True)
        self._writing.start()

    def tell(self, line: str) -> None:
        """Say a line with the time before it; the same line at most once a second."""
        now = self._steady()
        if now - self._said.get(line, -AGAIN) < AGAIN:
            self._again[line] = self._again.get(line, 0) + 1
            return
        if len(self._said) >= MOST_REMEMBERED:
            self._said.clear()
        self._said[line] = now
        more = self._again.pop(line, 0)
        often = f" ({counted(more, 'time')} more since)" if more else ""
        self.say(clean(f"{datetime.now().strftime('%H:%M')} {line}{often}"))

    def say(self, line: str) -> None:
        """Say a line as it is."""
        if self._lost and not self._lines.full():
            lost, self._lost = self._lost, 0
            line = f"({counted(lost, 'line')} could not be shown here.)\n{line}"
        try:
            self._lines.put_nowait(line)
        except queue.Full:
            self._lost += 1

    def close(self) -> None:
        """Say what waits, if the window takes it soon."""
        with suppress(queue.Full):
            self._lines.put_nowait(None)
        self._writing.join(LEAVE)

    def _run(self) -> None:
        while (line := self._lines.get()) is not None:
            with suppress(OSError, ValueError):  # a window that is gone ends no room
                self._write(f"{line}\n")


class FaultLines(logging.Handler):
    """Lets the faults that a host notes down stand in its window, like everything it says."""

    def __init__(self, window: HostWindow) -> None:
        super().__init__(logging.ERROR)
        self._window = window

    def emit(self, record: logging.LogRecord) -> None:
        """Say a fault's line."""
        self._window.tell(record.getMessage())


def listen_to_keys(heard: Callable[[str], None]) -> None:
    """Call `heard` on this event loop with each line that is typed in the window.

    A thread reads, since not every system lets an event loop wait for a terminal.
    """
    loop = asyncio.get_running_loop()

    def read() -> None:
        with suppress(OSError, RuntimeError):  # the terminal or the loop is gone
            while line := os.read(sys.stdin.fileno(), 1024):
                loop.call_soon_threadsafe(heard, line.decode("utf-8", "replace").strip())

    threading.Thread(target=read, name="the host's keys", daemon=True).start()


def _to_standard_output(text: str) -> None:
    """Write without Python's own buffer, whose lock a stopped window would hold for ever."""
    data = text.encode(sys.stdout.encoding or "utf-8", "replace")
    while data:
        data = data[os.write(sys.stdout.fileno(), data) :]
