"""What a crowd makes at once goes out together: views, lists of people, and the roster."""

import asyncio
import json
import zlib

import pytest

from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.send import Send
from game.core.observation import Observation
from game.core.orders.vocabulary import Allocate
from game.server.room import roster as roster_module
from game.server.room.roster import SEATS, Roster
from game.server.wire.frames import Frames
from game.server.wire.messages import read_observation
from tests.conftest import SetTable
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import until


def fields(frame: bytes) -> set[str]:
    return set(json.loads(zlib.decompress(frame)))


def test_a_frame_has_what_changed_since_the_one_before(set_table: SetTable) -> None:
    table, frames, seen = set_table(), Frames(), list[Observation]()

    def show() -> None:
        seen.append(table.observe("us"))
        frames.show(seen[-1])

    show()
    assert fields(frames.since(0)) == set(Observation.model_fields)
    client = read_observation(frames.since(0))
    show()
    assert frames.number == 1, "nothing has changed"
    table.say("us", Send(text="A"))
    show()
    table.say("us", Ready())
    show()
    assert fields(frames.since(2)) >= {"phase", "prompt", "options"}
    assert "press" not in fields(frames.since(2))
    assert "press" in fields(frames.since(1)), "one that missed a frame gets it with the next"
    assert not fields(frames.since(1)) & {"figures", "receipts", "fronts"}
    assert read_observation(frames.since(1), client) == seen[-1]


async def at_a_table(live: Live, *names: str) -> list:
    ports = []
    for name in names:
        passed = await live.room.enter(live.code("us"), name)
        ports.append(live.room.port(passed.token, "test"))
    for role in ("us", "allies", "china", "labs") * 2:
        await live.room.tables[1].say(role, Ready(), "us-1" if role == "us" else "")
    return ports


async def test_many_changes_are_told_together_and_the_last_is_not_missed(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    ada, bea = await at_a_table(live, "Ada", "Bea")
    heard: list[int] = []
    bea.listen(lambda: heard.append(bea.observe().spent))
    draft = [Draft(order=Allocate(lever="us.energy", points=1 + n % 3)) for n in range(21)]
    for command in draft:
        assert (await ada.say(command)).ok
        assert ada.observe().spent == command.order.points, "who spoke sees it at once"
    await until(lambda: heard and heard[-1] == draft[-1].order.points)
    assert len(heard) < len(draft)


async def test_what_was_begun_is_done_though_who_asked_for_it_has_left(open_room: OpenRoom) -> None:
    live = await open_room()
    (ada,) = await at_a_table(live, "Ada")
    order = Draft(order=Allocate(lever="us.energy", points=2))
    saying = [asyncio.create_task(ada.say(order)) for _ in range(3)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    for task in saying:
        task.cancel()
    assert (await ada.say(Draft(order=Allocate(lever="us.workforce", points=1)))).ok
    assert ada.observe().spent == 3


async def test_a_roster_is_on_the_disk_before_a_crowd_hears_of_it_and_is_written_seldom(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = await open_room()
    written: list[int] = []
    keep = roster_module.keep

    def counted(path, content) -> None:
        if path.name == SEATS:
            written.append(len(content.seats))
        keep(path, content)

    monkeypatch.setattr(roster_module, "keep", counted)

    async def come(number: int) -> None:
        passed = await live.room.enter(live.code("china"), f"Student {number}")
        assert Roster(live.folder).holder(passed.token) is not None

    await asyncio.gather(*(come(number) for number in range(30)))
    assert written[-1] == 30
    assert len(written) < 30
