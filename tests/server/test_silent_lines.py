"""A line that went silent is noticed, a fresh link lets a facilitator in, other names are told."""

import asyncio
import json

import aiohttp
import pytest

from game.server.client import remote_port
from game.server.doors import browser_door, join_door
from game.server.doors.web_door import OTHER_NAME, make_app
from game.server.room.room import Turned
from tests.server.conftest import OpenRoom
from tests.server.test_joining import PATIENCE

NOTICED = 30.0
"""Seconds in which each door is to notice."""


def test_every_door_notices_a_silent_line_within_half_a_minute_and_not_after_a_short_pause() -> (
    None
):
    page = (browser_door.PAGE / "page.js").read_text()
    silent = int(page.partition("SILENT_MS = ")[2].partition(";")[0]) / 1000
    waits = (silent, 1.5 * remote_port.HEARTBEAT_SECONDS, 1.5 * join_door.HEARTBEAT_SECONDS)
    assert all(12 + browser_door.BEAT_SECONDS < wait <= NOTICED for wait in waits)
    assert silent > browser_door.POLL_SECONDS
    assert remote_port.LONGEST_WAIT <= 5


async def test_a_page_with_nothing_new_to_draw_is_told_that_its_line_is_well(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_door, "BEAT_SECONDS", 0.2)
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Ada")).token
    async with (
        aiohttp.ClientSession() as web,
        web.ws_connect(f"{live.address}/terminal") as socket,
    ):
        await socket.send_str(json.dumps({"token": token}))
        async with asyncio.timeout(PATIENCE):
            while (await socket.receive()).type is not aiohttp.WSMsgType.TEXT:
                pass


async def test_a_fresh_link_lets_a_facilitator_in_and_the_one_before_opens_no_more(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    fresh = live.room.fresh_link()
    with pytest.raises(Turned, match="press f and Enter"):
        await live.room.enter(live.secret, "Host")
    assert (await live.room.enter(fresh, "Host")).role == "white"
    again = live.room.fresh_link()
    assert (await live.room.enter(again, "Host")).member == "white-1"


async def test_a_name_the_host_does_not_go_by_is_told_in_its_window(open_room: OpenRoom) -> None:
    live = await open_room()
    told: list[str] = []
    app = make_app(live.room, (), (), told.append)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with aiohttp.ClientSession() as web:
        for host in ("school.example:8000", 'x"y', "a" * 300):
            async with web.get(f"http://127.0.0.1:{port}/", headers={"Host": host}) as answer:
                assert answer.status in (400, 421)
    await runner.cleanup()
    assert told == [OTHER_NAME.format("school.example")]
