"""A real terminal: it is given back as it was, however a board ends, and no board outlives it."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).parents[2]
SWITCHES = re.compile(rb"\x1b\[\?(\d+)([hl])")
BACK = rb"\x1b\[\?1049l"


@pytest.fixture
def board() -> "Iterator[pexpect.spawn[bytes]]":
    """A board that shows its title."""
    child = opened()
    yield child
    child.close(force=True)


def opened(*words: str) -> "pexpect.spawn[bytes]":
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tests.terminal.one_board", *words],
        dimensions=(30, 100),
        timeout=30,
        cwd=str(ROOT),
        env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "", "HOME": "/"},
    )
    child.expect(b"begin")
    return child


def switched_on(written: bytes) -> set[bytes]:
    """The modes of the terminal that were left switched on; 25 and 7 are on in any terminal."""
    last = dict(SWITCHES.findall(written))
    return {mode for mode, way in last.items() if (way == b"h") != (mode in (b"25", b"7"))}


def ended(child: "pexpect.spawn[bytes]") -> int:
    """Wait until the board is gone; returns its exit code, or that of the signal."""
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus if child.exitstatus is not None else 128 + (child.signalstatus or 0)


def test_a_byte_that_is_no_utf8_does_not_end_the_board(board: "pexpect.spawn[bytes]") -> None:
    board.send(b"\xff\xc3")
    board.send(b"\r")
    board.expect(b"Levers")
    board.send(b"\x03")
    board.expect(b"Saved in saves/match.jsonl")
    assert ended(board) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_board_and_gives_the_terminal_back(
    board: "pexpect.spawn[bytes]", number: signal.Signals
) -> None:
    board.kill(number)
    board.expect(BACK)
    written = board.before + board.after
    board.expect(b"Saved in saves/match.jsonl")
    written += board.before
    assert switched_on(written) == set()
    assert ended(board) == 128 + number


def test_a_terminal_that_goes_away_ends_a_board_that_is_not_told() -> None:
    board = opened("deaf")  # as under `make`, where the hang-up does not reach it
    os.close(board.child_fd)
    _, status = os.waitpid(board.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP


def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(
    board: "pexpect.spawn[bytes]",
) -> None:
    board.send(b"\x1a")
    board.expect(BACK)
    _, status = os.waitpid(board.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    os.killpg(board.pid, signal.SIGCONT)
    board.expect(rb"\x1b\[\?1049h")
    board.expect(b"begin")
    board.send(b"\x03")
    board.expect(b"Saved in")
    assert ended(board) == 0
