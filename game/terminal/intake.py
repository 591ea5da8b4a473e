"""What a client types, on its way into a board: an event at a time, and nothing piles up.

Whatever comes, a board has one event under way, and rests as long as that took before it takes the
next; so the others' boards and lines go on. Of what has to wait, only the newest size and the
newest place of the mouse count, a key that repeats counts a few times, and the rest is dropped.
"""

import asyncio
import contextvars
from collections import deque
from collections.abc import Callable

from textual import events
from textual.geometry import Size
from textual.message import Message

from game.terminal.keystrokes import Keystrokes

PIECE = 1024
"""Bytes that are read as keys before others have their turn."""
MOST_BYTES = 64 * 1024
MOST_EVENTS = 200
"""Events that wait for a board; what comes beyond them is dropped."""
MOST_REPEATS = 12
"""How often one key counts that is pressed faster than its board can follow."""
ESCAPE_SECONDS = 0.1
QUIET_SECONDS = 0.5
"""How long nothing must come before something is taken again after there was too much."""
LOOK_SECONDS = 0.004
LONGEST_WAIT = 5.0
"""Seconds after which an event counts as dealt with, whatever its board does."""
LONGEST_REST = 0.25
"""Longest rest after an event, and the shortest from one new size to the next."""


class Intake:
    """Gives a board what its client types. ``give`` hands an event over, ``busy`` counts those
    that are not dealt with yet, ``too_much`` is called when so much came that it was dropped.
    """

    def __init__(
        self,
        give: Callable[[Message], None],
        busy: Callable[[], int],
        too_much: Callable[[], None],
        turn: asyncio.Lock,
    ) -> None:
        self._give = give
        self._busy = busy
        self._too_much = too_much
        self._turn = turn
        self._unread = bytearray()
        self._waiting: deque[Message] = deque()
        self._size: tuple[int, int] | None = None
        self._resize_from = 0.0
        self._deaf_until = 0.0
        self._escape: asyncio.TimerHandle | None = None
        self._working: asyncio.Task[None] | None = None
        self._start_anew()

    def feed(self, data: bytes) -> None:
        """Take what was typed. What is far too much is dropped whole, with all that follows it."""
        now = asyncio.get_running_loop().time()
        if len(self._unread) + len(data) > MOST_BYTES:
            self._unread.clear()
            self._start_anew()
            self._deaf_until = now + QUIET_SECONDS
            self._too_much()
        elif now < self._deaf_until:  # the rest of a paste must not become keys
            self._deaf_until = now + QUIET_SECONDS
        else:
            self._unread += data
            self._work_on()

    def resize(self, size: tuple[int, int]) -> None:
        """Take a new size of the client's terminal; only the newest counts."""
        self._size = size
        self._work_on()

    def close(self) -> None:
        """Take and give nothing more."""
        if self._escape is not None:
            self._escape.cancel()
        if self._working is not None:
            self._working.cancel()

    def _work_on(self) -> None:
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(
                self._work(), name="a board's intake", context=contextvars.Context()
            )

    async def _work(self) -> None:
        while self._unread or self._waiting or self._size:
            self._read_piece()
            message = self._next()
            if message is None:
                await asyncio.sleep(0 if self._unread else LOOK_SECONDS)
                continue
            async with self._turn:
                await self._dealt_with(message)

    async def _dealt_with(self, message: Message) -> None:
        """Give an event, wait until it is done with, and let others have as much time."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        self._give(message)
        while self._busy() and loop.time() - began < LONGEST_WAIT:
            await asyncio.sleep(LOOK_SECONDS)
        await asyncio.sleep(min(loop.time() - began, LONGEST_REST))

    def _next(self) -> Message | None:
        """Return what a board is to be given now."""
        now = asyncio.get_running_loop().time()
        if self._size is not None and now >= self._resize_from:
            self._resize_from = now + LONGEST_REST
            size, self._size = Size(*self._size), None
            return events.Resize(size, size)
        return self._waiting.popleft() if self._waiting else None

    def _read_piece(self) -> None:
        if not self._unread:
            return
        piece = bytes(self._unread[:PIECE])
        del self._unread[:PIECE]
        if self._escape is not None:
            self._escape.cancel()
        for event in self._keys.feed(piece):
            self._put(event)
        loop = asyncio.get_running_loop()
        self._escape = loop.call_later(ESCAPE_SECONDS, self._lone_escape)

    def _lone_escape(self) -> None:
        if not self._unread:  # what follows may be the rest of a sequence
            for event in self._keys.rest():
                self._put(event)
            self._work_on()

    def _put(self, event: Message) -> None:
        """Let an event wait, unless it says no more than what waits already."""
        last = self._waiting[-1] if self._waiting else None
        if isinstance(event, events.MouseMove) and isinstance(last, events.MouseMove):
            self._waiting[-1] = event
        elif len(self._waiting) < MOST_EVENTS and not self._repeats(event):
            self._waiting.append(event)

    def _repeats(self, event: Message) -> bool:
        """Whether the last that wait are all the same key as `event`, often enough."""
        if not isinstance(event, events.Key) or len(self._waiting) < MOST_REPEATS:
            return False
        return all(
            isinstance(one, events.Key) and one.key == event.key
            for one in list(self._waiting)[-MOST_REPEATS:]
        )

    def _start_anew(self) -> None:
        self._keys = Keystrokes()
