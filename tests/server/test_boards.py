"""Boards of pages: a page that lost its line, or was loaded anew, finds its board as it left it."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from pyte import ByteStream
from pyte import Screen as Picture

from game.cli.serving import make_board
from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.server.board import page_boards as boards_module
from game.server.board.outbox import Outbox
from game.server.board.page_boards import Board, Boards, Screen
from game.server.room.room import Turned
from game.server.wire.messages import Pass
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import until

HELP = "scroll with the arrows"


class Page:
    """A page's terminal, fed by what a board draws."""

    def __init__(self, outbox: Outbox) -> None:
        self.outbox = outbox
        self._picture = Picture(80, 24)
        self._stream = ByteStream(self._picture)

    async def show(self, words: str) -> None:
        """Wait until the page shows something."""
        async with asyncio.timeout(30):
            while words not in "\n".join(self._picture.display):
                data = await self.outbox.next()
                assert data, "the board has ended"
                self.outbox.took(data)
                self._stream.feed(data.replace(b"\x1b[?2026$p", b""))


@pytest.fixture
async def boards() -> AsyncIterator[Boards]:
    """The boards of pages; none is left when the test is over."""
    kept = Boards(make_board)
    yield kept
    for board in tuple(kept._boards.values()):
        await board.end()


async def opened(boards: Boards, live: Live, passed: Pass) -> tuple[Board, Page]:
    board = boards.open(live.room, Screen(token=passed.token))
    return board, Page(board.outbox)


async def at_help(boards: Boards, live: Live, passed: Pass) -> tuple[Board, Page]:
    """A board on which somebody has opened the help."""
    board, page = await opened(boards, live, passed)
    await page.show("begin")
    board.session.feed(b"\r")
    await page.show("go on to negotiation")
    board.session.feed(b"?")
    await page.show(HELP)
    return board, page


async def test_a_page_loaded_anew_finds_its_board_as_it_left_it(
    open_room: OpenRoom, boards: Boards
) -> None:
    live = await open_room()
    passed = await live.room.enter(live.code("us"), "Ada")
    board, page = await at_help(boards, live, passed)
    boards.leave(board, page.outbox)
    again, fresh = await opened(boards, live, passed)
    assert again is board
    await fresh.show(HELP)
    board.session.feed(b"\x1b")
    await fresh.show("go on to negotiation")


async def test_others_see_who_is_away_and_back(open_room: OpenRoom, boards: Boards) -> None:
    live = await open_room()
    ada, bea = [await live.room.enter(live.code("us"), name) for name in ("Ada", "Bea")]
    port = live.room.port(bea.token, "test")

    def devices() -> list[int]:
        return [person.devices for person in port.company().people]

    board, page = await opened(boards, live, ada)
    assert devices() == [1, 1]
    boards.leave(board, page.outbox)
    assert devices() == [0, 1]
    await opened(boards, live, ada)
    assert devices() == [1, 1]
    await opened(boards, live, ada)  # the line before was not known to be lost
    assert devices() == [1, 1]


async def test_a_board_is_kept_for_a_while_only(
    open_room: OpenRoom, boards: Boards, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards_module, "KEPT_SECONDS", 0.0)
    live = await open_room()
    passed = await live.room.enter(live.code("us"), "Ada")
    board, page = await opened(boards, live, passed)
    await page.show("begin")
    boards.leave(board, page.outbox)
    await until(board.running.done)
    other, _ = await opened(boards, live, passed)
    assert other is not board


async def test_no_more_boards_are_kept_than_the_host_bears(
    open_room: OpenRoom, boards: Boards, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards_module, "MOST_AWAY", 1)
    live = await open_room()
    left = []
    for name in ("Ada", "Bea"):
        passed = await live.room.enter(live.code("us"), name)
        board, page = await opened(boards, live, passed)
        await page.show("begin")
        boards.leave(board, page.outbox)
        left.append(board)
    await until(left[0].running.done)
    assert not left[1].running.done()


async def test_who_was_given_another_post_or_no_seat_meanwhile_does_not_come_back_to_the_old_one(
    open_room: OpenRoom, boards: Boards
) -> None:
    live = await open_room()
    white = live.room.port((await live.room.enter(live.secret, "Host")).token, "test")
    passed = await live.room.enter(live.code("us"), "Ada")
    board, page = await opened(boards, live, passed)
    await page.show("begin")
    boards.leave(board, page.outbox)
    assert (await white.say(Reseat(member=passed.member, faction="china", post="lead"))).ok
    again, fresh = await opened(boards, live, passed)
    assert again.port.role == again.port.observe().role == "china"
    assert again.port.seat.post == "lead"
    boards.leave(again, fresh.outbox)
    assert (await white.say(Remove(member=passed.member))).ok
    with pytest.raises(Turned):
        await opened(boards, live, passed)


async def test_a_second_window_takes_the_board_and_the_first_is_told_and_heard_no_more(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Ada")).token
    async with aiohttp.ClientSession() as web:

        async def window() -> aiohttp.ClientWebSocketResponse:
            socket = await web.ws_connect(f"{live.address}/terminal", max_msg_size=0)
            await socket.send_str(Screen(token=token).model_dump_json())
            assert (await socket.receive(timeout=30)).type is aiohttp.WSMsgType.BINARY
            return socket

        first = await window()
        second = await window()
        async with asyncio.timeout(30):
            while (frame := await first.receive()).type is aiohttp.WSMsgType.BINARY:
                pass
        assert frame.type is aiohttp.WSMsgType.CLOSE
        assert frame.extra == "elsewhere"
        await second.send_bytes(b"\x03")
        async with asyncio.timeout(30):
            while (frame := await second.receive()).type is aiohttp.WSMsgType.BINARY:
                pass
        assert frame.extra == "left"
