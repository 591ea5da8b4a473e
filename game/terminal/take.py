"""Giving an app this process's terminal, with what we change in Textual's ways with it."""

import os
import sys
from contextlib import suppress
from typing import IO, Any

from textual.app import App


def take_terminal(app: App[Any]) -> None:
    """Let an app run in the terminal of this process; Windows has consoles, and its own driver."""
    if sys.platform != "win32":
        from game.terminal.own_terminal import OwnTerminal

        app.driver_class = OwnTerminal
        app.bind("ctrl+z", "suspend_process", description="Suspend", show=False)


def say_last(words: str, out: IO[str]) -> None:
    """Print a last line; where nobody is left to read it, leave nothing that fails later."""
    with suppress(OSError):
        print(words, file=out)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
