"""The room in the line mode: the lobby, ways in, posts, and the white cell between tables."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.show_codes import ShowCodes
from game.core.acts.visit import Visit
from game.core.command import Command
from game.core.observation import NewsItem, Role
from game.lines.session import PlainSession
from tests.tui.fake_port import FakePort
from tests.tui.room_samples import before_the_match, faction, watcher


def typed(port: FakePort, *lines: str) -> str:
    """What is printed when somebody types lines."""
    heard: list[str] = []

    async def one_by_one() -> AsyncIterator[str]:
        for line in lines:
            yield line

    session = PlainSession(
        [port], one_by_one(), heard.append, lambda word: [word], ("End.", "Left.")
    )
    assert asyncio.run(session.run()) == 0
    assert all(len(line) <= 78 for line in heard), [line for line in heard if len(line) > 78]
    return "\n".join(heard)


@pytest.mark.parametrize("role", ["us", "white"])
def test_before_the_match_it_is_said_who_is_missing_and_how_others_come_in(role: Role) -> None:
    heard = typed(before_the_match(role), "room")
    assert "Waiting for the Allies." in heard
    assert "In a browser: http://192.168.178.23:8000" in heard
    assert "Code of us: 7FNW-MPY1" in heard
    assert ("Code of china: E0JF-6PF9" in heard) == (role == "white")
    assert ("Table 2: 2026Q4 orders" in heard) == (role == "white")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("table 2", Visit(table=2)),
        ("codes show", ShowCodes(shown=True)),
        ("codes hide", ShowCodes(shown=False)),
        ("post Bea lead", Reseat(member="us-2", faction="us", post="lead")),
        ("post us-2 member china", Reseat(member="us-2", faction="china", post="member")),
        ("remove chen", Remove(member="china-1")),
    ],
)
def test_the_white_cell_arranges_the_room_by_typed_words(line: str, said: Command) -> None:
    port = before_the_match("white")
    assert "Done." in typed(port, line)
    assert port.said == [said]


@pytest.mark.parametrize(
    "line",
    ["table 3", "table", "codes", "post Bea king", "post Nobody lead", "remove", "post lead"],
)
def test_what_is_unclear_is_asked_for_in_a_sentence(line: str) -> None:
    port = before_the_match("white")
    assert "Say " in typed(port, line)
    assert port.said == []


def test_help_names_the_rooms_verbs_for_those_who_have_them() -> None:
    lead, white = typed(faction(), "help"), typed(watcher("white"), "help")
    assert "post NAME POST" in lead
    assert "table NUMBER" not in lead
    assert "table NUMBER" in white


def test_what_the_host_does_is_told_between_two_lines_once() -> None:
    port = faction()
    item = NewsItem(
        quarter="2027Q2", title="The clock is stopped", text="Reason: a question", kind="notice"
    )
    heard: list[str] = []

    async def lines() -> AsyncIterator[str]:
        yield "# before"
        port.change(port.shown.model_copy(update={"news": (*port.shown.news, item)}))
        yield "# told now"
        yield "# not again"

    session = PlainSession([port], lines(), heard.append, lambda word: [word], ("End.", "Left."))
    assert asyncio.run(session.run()) == 0
    assert [line for line in heard if "stopped" in line] == [
        "News: The clock is stopped. Reason: a question"
    ]
