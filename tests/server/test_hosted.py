"""A hosted table keeps its clock, whatever goes wrong in a tick."""

import asyncio

import pytest

from game.server.room import hosted_table as hosted_module
from tests.server.conftest import OpenRoom
from tests.server.test_joining import until


async def test_a_clock_that_met_faults_is_wound_again_and_the_host_is_told_once(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    live = await open_room(minutes={"briefing": 5})
    hosted = live.room.tables[1]
    monkeypatch.setattr(hosted_module, "TICK", 0.0)
    monkeypatch.setattr(hosted.table, "due", lambda: 0.0)
    ticks: list[None] = []

    def tick() -> None:
        ticks.append(None)
        if len(ticks) in (1, 2, 3, 6, 7):
            raise RuntimeError("us ordered nine points")

    monkeypatch.setattr(hosted.table, "tick", tick)
    keeper = asyncio.create_task(hosted.run())
    await until(lambda: len(ticks) > 9)
    keeper.cancel()
    told = [line.partition("the clock ")[2] for line in live.said if "the clock " in line]
    assert told == ["failed; it is tried again.", "works again."] * 2
    assert caplog.text.count("clock of table 1") == 2
    assert "nine points" not in caplog.text + "".join(live.said)
