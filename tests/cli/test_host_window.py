"""A host's window is never waited for, and says the same thing once."""

import asyncio
import logging
import os
import sys
import threading

import pytest

from game.cli.host_window import MOST_WAITING, FaultLines, HostWindow, listen_to_keys


def test_what_is_told_stands_there_with_the_time_and_without_control_signs() -> None:
    said: list[str] = []
    window = HostWindow(said.append)
    window.tell("Ada is here\x1b[2J.")
    window.close()
    assert len(said) == 1
    assert said[0].endswith("Ada is here[2J.\n") or "\x1b" not in said[0]


def test_a_line_that_comes_again_and_again_is_said_once_a_second_with_how_often() -> None:
    said: list[str] = []
    now = [0.0]
    window = HostWindow(said.append, lambda: now[0])
    for _ in range(300):
        window.tell("A request stopped by a fault.")
    window.tell("Ada is here.")
    now[0] = 1.0
    window.tell("A request stopped by a fault.")
    window.close()
    assert [line[6:].strip() for line in said] == [
        "A request stopped by a fault.",
        "Ada is here.",
        "A request stopped by a fault. (299 times more since)",
    ]


def test_a_window_that_takes_nothing_holds_nobody_up_and_is_told_later_what_it_missed() -> None:
    said: list[str] = []
    stopped = threading.Event()

    def write(text: str) -> None:
        stopped.wait()
        said.append(text)

    window = HostWindow(write)
    for number in range(MOST_WAITING + 50):
        window.say(f"line {number}")
    stopped.set()
    while not window._lines.empty():
        threading.Event().wait(0.01)
    window.say("and on")
    window.close()
    missed = [line for line in said if "could not be shown" in line]
    assert len(missed) == 1
    assert missed[0].endswith("and on\n")


def test_a_window_that_never_goes_on_lets_the_room_close(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli.host_window.LEAVE", 0.01)
    window = HostWindow(lambda _: threading.Event().wait())
    window.say("nobody reads this")
    window.close()


def test_faults_stand_in_the_window_as_lines_of_their_own() -> None:
    said: list[str] = []
    window = HostWindow(said.append)
    logger = logging.Logger("test")
    logger.addHandler(FaultLines(window))
    logger.error("A board stopped by a fault: %s at %s.", "KeyError", "x.py line 1")
    window.close()
    assert said[0].endswith("A board stopped by a fault: KeyError at x.py line 1.\n")


async def test_keys_in_the_window_are_heard_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        heard: asyncio.Queue[str] = asyncio.Queue()
        listen_to_keys(heard.put_nowait)
        for line in ("f\n", "\n"):
            os.write(writing, line.encode())
            assert await asyncio.wait_for(heard.get(), 20) == line.strip()
        os.close(writing)
