"""A real terminal: whatever the texts hold, no payload reaches it but as harmless words."""

import os
import sys
from io import BytesIO
from pathlib import Path

import pexpect
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.clean import UNSAFE, clean
from game.tui.app.egress import safe_cells
from game.tui.ink.ascii_signs import to_ascii
from tests.tui.conftest import at_the_board, press, screen_text
from tests.tui.fake_port import FakePort
from tests.tui.hostile_board import poisoned_observation
from tests.tui.payloads import PAYLOADS
from tests.tui.steering import steering

ROOT = Path(__file__).parents[2]
HOSTILE = Path(__file__).with_name("hostile_board.py")
WALKS = {
    "orders": (
        "\r",
        "2",
        "3",
        " ",
        "\x1b",
        "4",
        "5",
        " ",
        "\x1b",
        "6",
        "7",
        "w",
        "\x1b",
        "\x1bOQ",
        "\x1b",
        "?",
        "\x1b",
        "\r",
        "\x1b",
    ),
    "negotiation": ("\r", "4", " ", "\x1b", "p", "\x1b[C", "\x1b", "6", " ", "\x1b"),
    "consequences": ("\r", *["\x1b[C"] * 5, "3", " ", "\x1b"),
    "over": ("\r", "\x1b", "\x1b"),
    "faction": (
        "\r",
        "m",
        "\x1b[6~",
        "\x1b[F",
        "\r",
        "x",
        "\x1b",
        "\x1b",
        "v",
        "\x1b[6~",
        "\x1b[F",
        "\x1b",
        "6",
        "\x1b[F",
        " ",
        "\x1b",
    ),
}
"""Keys of each walk; Ctrl-C ends them all, so none may leave the board by itself before it."""
GROUP = 1 if os.environ.get("FOURFRONTS_LONG") else 28
"""Payloads on one walk: in long runs each has the whole board for itself."""
MARKUP = tuple(p for p in PAYLOADS if p.isascii() and p.isprintable())


def walk(first: int, phase: str) -> tuple[bytes, int]:
    """Everything the board wrote to a terminal on a walk through its screens, and its exit code."""
    child = pexpect.spawn(
        sys.executable,
        [str(HOSTILE), str(first), str(GROUP), phase],
        dimensions=(30, 100),
        timeout=20,
        cwd=str(ROOT),
        env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": ""},
    )
    written = BytesIO()
    child.logfile_read = written
    child.expect(b"Enter")
    for key in (*WALKS[phase], "\x03"):
        child.send(key)
        _until_quiet(child)
    child.expect(pexpect.EOF)
    child.close()
    return written.getvalue(), child.exitstatus or 0


def _until_quiet(child: "pexpect.spawn[bytes]") -> None:
    """Read until the terminal falls silent."""
    while True:
        try:
            child.read_nonblocking(65536, timeout=0.06)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return


@pytest.mark.parametrize("phase", WALKS)
@pytest.mark.parametrize("first", range(0, len(PAYLOADS), GROUP))
def test_no_payload_steers_the_terminal(first: int, phase: str) -> None:
    written, code = walk(first, phase)
    assert code == 0
    assert len(written) > 2000
    assert not steering(written)


def test_there_are_at_least_sixty_four_payloads() -> None:
    assert len(set(PAYLOADS)) >= 64


@pytest.mark.parametrize("payload", MARKUP, ids=range(len(MARKUP)))
async def test_no_payload_crashes_a_screen_or_is_read_as_markup(payload: str) -> None:
    port = FakePort(poisoned_observation("orders", lambda: payload))
    async with at_the_board(port) as (app, pilot):
        await press(pilot, "3", "space", "escape", "w", "escape", "enter", "escape", "1")
        assert payload[:6] in screen_text(app)
        await pilot.click("#desk", offset=(3, 1))
        assert app.crash is None
    assert port.said == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_at_all_is_drawn_within_its_cells(text: str) -> None:
    assert not UNSAFE.search(clean(text))
    assert not UNSAFE.search(safe_cells(text))
    assert to_ascii(text).isascii()
