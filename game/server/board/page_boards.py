"""The boards that run for pages: a page that lost its line finds its board again as it left it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pydantic import Field
from textual.app import App

from game.server.board.board_session import BoardSession, Terminal
from game.server.board.outbox import Outbox
from game.server.room.room import OFTEN, Room, Turned
from game.server.room.seat import SeatPort
from game.server.wire.messages import read_words
from game.table.port import Port
from game.terminal.guards import Colours
from game.world.vocabulary import Words

KEPT_SECONDS = 120.0
"""How long a board is kept for a page whose line broke."""
MOST_AWAY = 40
"""Boards kept so at the same time; the one that waited longest makes room."""
END_SECONDS = 5.0

MakeBoard = Callable[[Port], App[Any]]


class Screen(Words):
    """What a page says of itself when it opens a board."""

    token: str = Field(max_length=100)
    columns: int = 80
    rows: int = 24
    colours: Colours = "truecolor"
    table: int = Field(default=0, ge=0, le=999)

    @property
    def terminal(self) -> Terminal:
        """The same as a terminal."""
        return Terminal(self.columns, self.rows, colours=self.colours)


class Resize(Words):
    """The page's terminal has another size."""

    columns: int
    rows: int


class Board:
    """A board that runs for a page; ``outbox`` is where the page it runs for fetches from."""

    def __init__(self, port: SeatPort, make_board: MakeBoard, ask: Screen) -> None:
        self.port = port
        self.outbox = Outbox()
        self.session = BoardSession(
            lambda: make_board(port), ask.terminal, self.outbox, port.budget.turn
        )
        port.ended = lambda _: self.session.end()
        self.running = asyncio.create_task(self._run(), name="a page's board")

    async def _run(self) -> None:
        try:
            await self.session.run()
        finally:
            self.port.close()
            self.outbox.close()

    def show_on(self, ask: Screen) -> None:
        """Go on at another page, or at the same one over another line."""
        self.outbox = Outbox()
        self.port.back()
        self.session.attach(ask.terminal, self.outbox)

    def take(self, text: str) -> None:
        """Take a new size from the page."""
        size = read_words(Resize, text)
        self.session.resize(size.columns, size.rows)

    async def end(self) -> None:
        """End the board; the seat is kept."""
        self.outbox.close()
        self.session.end()
        with suppress(asyncio.CancelledError):
            await asyncio.wait({self.running}, timeout=END_SECONDS)
        self.running.cancel()


class Boards:
    """All boards of pages, by the token and table they were opened with."""

    def __init__(self, make_board: MakeBoard) -> None:
        self._make_board = make_board
        self._boards: dict[tuple[str, int], Board] = {}
        self._away: dict[Board, asyncio.TimerHandle] = {}
        self._ending: set[asyncio.Task[None]] = set()

    def open(self, room: Room, ask: Screen) -> Board:
        """Return the board of a page: the one it had, if it still runs. Raises `Turned`."""
        visiting = room.known(ask.token).role == "white" and ask.table in room.tables
        key = ask.token, ask.table if visiting else 0
        if (board := self._boards.get(key)) is not None:
            if not board.port.budget.allows("lines"):
                raise Turned("busy", OFTEN)
            self._wait_no_more(board)
            board.show_on(ask)
            return board
        board = Board(room.port(ask.token, "browser", ask.table), self._make_board, ask)
        self._boards[key] = board
        board.running.add_done_callback(lambda _: self._forget(key, board))
        return board

    def leave(self, board: Board, outbox: Outbox) -> None:
        """The line to a page is gone: keep its board for a while, unless it shows elsewhere."""
        if board.outbox is not outbox or board.running.done():
            return
        outbox.close()
        board.port.close()
        loop = asyncio.get_running_loop()
        self._away[board] = loop.call_later(KEPT_SECONDS, self._end, board)
        if len(self._away) > MOST_AWAY:
            self._end(next(iter(self._away)))

    def _wait_no_more(self, board: Board) -> None:
        if (timer := self._away.pop(board, None)) is not None:
            timer.cancel()

    def _end(self, board: Board) -> None:
        self._wait_no_more(board)
        ending = asyncio.get_running_loop().create_task(board.end(), name="end a page's board")
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    def _forget(self, key: tuple[str, int], board: Board) -> None:
        self._wait_no_more(board)
        del self._boards[key]
