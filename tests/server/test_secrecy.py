"""Two worlds that differ only in what a rival keeps secret look the same through every door."""

import asyncio
import os
from collections.abc import Callable

import pytest
from pyte import ByteStream, Screen

from game.cli.host import make_board
from game.core.orders.vocabulary import Allocate
from game.server.seat import SeatPort
from game.server.session import BoardSession, Terminal
from game.table.port import Draft, Ready, Send, Sign, Standing, Suggest
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import until

PAIRS = 300 if os.environ.get("FOURFRONTS_LONG") else 4
"""Each pair is a whole room; the table's own paired worlds run in tests/core by the thousand."""
SECRETS: tuple[Callable[[int], object], ...] = (
    lambda n: Draft(order=Allocate(lever="us.energy", points=n % 5 + 1)),
    lambda n: Draft(order=Allocate(lever="us.enforcement", points=n % 4 + 1)),
    lambda n: Standing(),
    lambda n: Suggest(order=Allocate(lever="us.workforce", points=n % 3 + 1)),
    lambda n: Send(to=("us",), text=f"Inside {n}"),
    lambda n: Send(to=("white", "labs"), text=f"Between us {n}"),
    lambda n: Sign(),
)


class Painted:
    """A transport that keeps every byte of a board's frames."""

    def __init__(self) -> None:
        self.data = b""

    def send(self, data: bytes) -> None:
        self.data += data

    def waiting(self) -> int:
        return 0

    def close(self) -> None:
        pass


async def told_to_china(live: Live, secrets: list[object]) -> tuple[list[bytes], list[bytes]]:
    """What goes to China and to the observers before and after the US acts in secret."""
    ports = {r: await live.room.enter(live.code(r), f"P-{r}") for r in ("us", "china", "observer")}
    us, china, watcher = (live.room.port(p.token, "test") for p in ports.values())
    for _ in range(2):
        for role in ("us", "allies", "china", "labs"):
            await live.room.tables[1].say(role, Ready(), "")
    await all_told(live)
    heard: list[bytes] = []
    china.listen(lambda: heard.append(china.crowd().frame.encode()))
    watcher.listen(lambda: heard.append(watcher.crowd().frame.encode()))
    before = [frame for port in (china, watcher) for frame in sent(port)]
    for secret in secrets:
        await us.say(secret)  # type: ignore[arg-type]
    await all_told(live)
    return before, [*heard, *(frame for port in (china, watcher) for frame in sent(port))]


def sent(port: SeatPort) -> list[bytes]:
    """All that the line of a device would be sent, and how many observations there were."""
    frames = port.frames()
    return [port.crowd().frame.encode(), frames.since(0), str(frames.number).encode()]


async def all_told(live: Live) -> None:
    """Wait until everybody who is to be told of something was told."""
    telling = [table._looking for table in live.room.tables.values() if table._looking]
    await asyncio.gather(*telling)
    await until(lambda: not live.room._gathering._untold)


@pytest.mark.parametrize("pair", range(PAIRS))
async def test_a_rivals_secrets_change_no_byte_of_what_others_are_sent(
    open_room: OpenRoom, pair: int
) -> None:
    live = await open_room(sign_off=pair % 2 == 0)
    secrets = [make(pair + n) for n, make in enumerate(SECRETS) if (pair >> n) % 2 == 0]
    before, after = await told_to_china(live, secrets)
    assert after == before  # nothing new was even sent


async def test_a_rivals_secrets_paint_nothing_on_a_board(open_room: OpenRoom) -> None:
    live = await open_room()
    passed = await live.room.enter(live.code("china"), "Chen")
    port = live.room.port(passed.token, "ssh")
    painted = Painted()
    session = BoardSession(lambda: make_board(port), Terminal(80, 24), painted)
    running = asyncio.create_task(session.run())
    screen = Screen(80, 24)
    stream = ByteStream(screen)
    await until(lambda: b"begin" in painted.data)
    session.feed(b"\r")
    for _ in range(2):
        for role in ("us", "allies", "china", "labs"):
            await live.room.tables[1].say(role, Ready(), "")
    await until(lambda: "Orders" in _shown(painted, screen, stream))
    await asyncio.sleep(1.0)  # let the last frame of the phase come
    size = len(painted.data)
    us = await live.room.enter(live.code("us"), "Ada")
    seat = live.room.port(us.token, "test")
    await asyncio.sleep(1.0)
    arrived = len(painted.data)
    for n, make in enumerate(SECRETS[:5]):
        await seat.say(make(n))  # type: ignore[arg-type]
    await asyncio.sleep(1.0)
    assert len(painted.data) == arrived
    assert arrived >= size
    session.end()
    await running


def _shown(painted: Painted, screen: Screen, stream: ByteStream) -> str:
    stream.feed(painted.data.replace(b"\x1b[?2026$p", b""))
    return "\n".join(screen.display)
