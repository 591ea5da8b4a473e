"""A running room leaves word that it is alive, by the date it counts by."""

import asyncio

import pytest

from game.server.room import running
from game.table.steady_date import SteadyDate
from tests.server.conftest import OpenRoom
from tests.server.test_joining import until
from tests.table.test_steady_date import HOUR, Machine


async def test_the_host_is_told_and_its_sign_of_life_has_the_rooms_date(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = await open_room()
    machine = Machine()
    date = SteadyDate(lambda: machine.steady, lambda: machine.date)
    monkeypatch.setattr(running, "ROOM_DATE", date)
    machine.date += HOUR
    beating = asyncio.create_task(running._beat(alive := live.folder / "alive", live.room))
    await until(lambda: any("+60.0 minutes" in line for line in live.said))
    beating.cancel()
    assert alive.stat().st_mtime == pytest.approx(1.8e9)
