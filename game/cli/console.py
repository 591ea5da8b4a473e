"""The terminal a command was given at: whether it shows a board, and what is typed there."""

import asyncio
import os
import select
import sys
from collections.abc import AsyncIterator
from io import TextIOWrapper

import click

from game.core.errors import TerminalError

SMALLEST = (80, 24)
CODE = "FOURFRONTS_CODE"
"""The variable of the environment that may hold a code, or a facilitator's link."""


def must_be_plain() -> bool:
    """Whether this terminal can't show the board; a small one is told so in a sentence."""
    if os.environ.get("TERM") == "dumb":
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            "There is no terminal here for the board; add --plain for lines of text."
        )
    size = os.get_terminal_size()
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        raise TerminalError(
            f"The board needs a terminal of 80×24; this one is {size.columns}×{size.lines}."
            " Make it larger, or add --plain for lines of text."
        )
    return False


def asked_code(code: str) -> str:
    """Return a code that was given, else ask for one at the terminal, where there is one."""
    if code or not sys.stdin.isatty():
        return code
    return str(click.prompt("Code", err=True))


async def typed_lines() -> AsyncIterator[str]:
    """Yield what is typed, line by line, until it ends; other work goes on meanwhile.

    A byte that is no letter becomes the sign for that, and a terminal that is gone is an end.
    """
    while line := await asyncio.to_thread(next_line):
        yield line


def next_line() -> str:
    """Return the next line that is typed; nothing at the end."""
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")  # it can't be once something was read
    try:
        return sys.stdin.readline()
    except OSError:
        return ""


def drop_typed() -> bool:
    """Forget the lines typed at a terminal and not read yet; says whether there were any.

    What comes from a file or a pipe is a script, meant as it is written; and a system without
    termios keeps what was typed.
    """

    try:
        import termios
    except ImportError:
        return False
    if not sys.stdin.isatty() or not select.select([sys.stdin], [], [], 0)[0]:
        return False
    termios.tcflush(sys.stdin, termios.TCIFLUSH)
    return True
