"""The disk fills up under a host: nobody is told that something was kept which was not."""

import asyncio
import errno
import resource
from pathlib import Path

import pytest

from game.core.acts.advance import Advance
from game.core.acts.draft import Draft
from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.send import Send
from game.core.orders.vocabulary import Allocate
from game.server.client.remote_port import LineError, RemotePort
from game.server.room import roster as roster_module
from game.server.room.hosted_table import NOT_KEPT
from game.server.room.roster import Roster
from game.server.wire.messages import Hello
from game.store import whole as whole_module
from game.store.files import Disk
from game.store.reading import read
from game.table.verify import verify
from tests.server.conftest import OpenRoom
from tests.server.test_faults import PATIENCE, Host, free_port

INFINITE = resource.RLIM_INFINITY


def fills_up(host: Host, record: Path, left: int) -> None:
    """Let no file of the host's process grow beyond the record and so many bytes."""
    most = record.stat().st_size + left
    resource.prlimit(host.process.pid, resource.RLIMIT_FSIZE, (most, INFINITE))


async def drafted(port: RemotePort, points: int) -> tuple[bool, str]:
    reply = await port.say(Draft(order=Allocate(lever="us.energy", points=points)))
    return reply.ok, "" if reply.refusal is None else reply.refusal.code


@pytest.mark.parametrize("left", [0, 300])
async def test_a_host_on_a_full_disk_refuses_says_so_and_goes_on_when_there_is_room(
    tmp_path: Path, left: int
) -> None:
    place, number = tmp_path / "room", free_port()
    record = place / "table-1.jsonl"
    host = Host(place, number)
    await host.start()
    hello = Hello(code=host.codes["us"], name="Ada", device="test-device")
    port = await RemotePort.join(f"127.0.0.1:{number}", hello)
    watching = Hello(code=host.codes["us"], name="Bea", device="test-device")
    other = await RemotePort.join(f"127.0.0.1:{number}", watching)
    await host.say_as_white(Advance(reason="Go on"), Advance(reason="Go on"))
    async with asyncio.timeout(PATIENCE):
        while port.observe().phase != "orders":
            await asyncio.sleep(0.01)
    fills_up(host, record, left)
    kept, refused = 0, ""
    for points in [1, 2] * 30:
        ok, refused = await drafted(port, points)
        if not ok:
            break
        kept = points
    assert refused == "disk"
    assert await drafted(port, 3) == (False, "disk")  # and again
    assert (await other.say(Send(text="Anybody?"))).refusal.message == NOT_KEPT  # type: ignore[union-attr]
    assert port.observe().spent == other.observe().spent == kept
    stranger = Hello(code=host.codes["china"], name="Chen", device="test-device")
    with pytest.raises(LineError, match="disk has failed"):
        await RemotePort.join(f"127.0.0.1:{number}", stranger)
    told = await host.told("Table 1 has stopped")
    assert f"fourfronts host --resume {place}" in told
    await host.kill()
    await host.start()
    async with asyncio.timeout(PATIENCE):
        while not (port.company().reachable and other.company().reachable):
            await asyncio.sleep(0.02)
    assert port.observe().spent == kept
    assert await drafted(port, 3) == (True, "")
    chen = await RemotePort.join(f"127.0.0.1:{number}", stranger)
    assert (await chen.say(Send(text="Here I am"))).ok
    for one in (port, other, chen):
        await one.close()
    await host.kill()
    assert verify(record).agrees
    sent = [r.body["message"]["text"] for r in read(record).records if r.kind == "message_sent"]  # type: ignore[index, call-overload]
    assert sent == ["Here I am"]


@pytest.mark.parametrize("file", ["people.json", "seats.json"])
async def test_a_room_whose_folder_is_full_lets_nobody_in_and_says_so(
    file: str, open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = await open_room()
    ada = await live.join("us", "Ada")
    await ada.close()
    honest = whole_module.os.open

    def full(*words: object) -> int:
        if file in str(words[0]):
            raise OSError(errno.ENOSPC, "No space left on device")
        return honest(*words)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(whole_module.os, "open", full)
        with pytest.raises(LineError, match="disk has failed"):
            await live.join("china", "Chen")
        assert any("No space left" in line for line in live.said)
        again = Hello(token=ada.granted.token, device="test-device")
        await (await RemotePort.join(live.address, again)).close()  # who has a seat needs no file
    chen = await live.join("china", "Chen")
    assert (await chen.say(Send(text="Hello"))).ok
    await chen.close()
    kept = Roster(live.folder)
    assert [(one.member, kept.name(one)) for one in kept.at(1)] == [
        ("us-1", "Ada"),
        ("china-1", "Chen"),
    ]


async def test_a_member_who_is_in_the_room_but_not_on_the_record_is_put_there(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    live.room._roster.seat(1, "us", "Ada", "lead")  # and here the host died
    port = await live.join("us", "Ada")
    assert (await port.say(Send(text="Hello"))).ok
    await port.close()


async def test_nobody_is_removed_that_can_not_be_written_down(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = await open_room()
    ada, white = await live.join("us", "Ada"), await live.join("white", "Host")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Disk, "write", full)
    refusal = (await white.say(Remove(member="us-1"))).refusal
    assert refusal is not None
    assert refusal.code == "disk"
    assert "us-1" in {one.member for one in white.company().people}
    assert len([line for line in live.said if "has stopped" in line]) == 1
    for port in (ada, white):
        await port.close()


@pytest.mark.parametrize(
    "command", [Remove(member="us-1"), Reseat(member="us-1", faction="china", post="member")]
)
async def test_nobody_is_moved_where_the_rooms_folder_is_full(
    command: Remove | Reseat, open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = await open_room()
    ada, white = await live.join("us", "Ada"), await live.join("white", "Host")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(roster_module, "keep", full)
        refusal = (await white.say(command)).refusal
        assert refusal is not None
        assert (refusal.code, refusal.message) == ("disk", NOT_KEPT)
        assert any("can't be written to" in line for line in live.said)
    [person] = [one for one in white.company().people if one.member == "us-1"]
    assert (person.name, person.role, person.devices) == ("Ada", "us", 1)
    assert live.room.tables[1].table.has("us-1")
    assert (await ada.say(Send(text="Still here"))).ok
    again = Hello(token=ada.granted.token, device="another-device")
    await (await RemotePort.join(live.address, again)).close()
    assert (await white.say(command)).ok  # and now that there is room, it is done
    await ada.close()
    await white.close()
    seat = Roster(live.folder).of(1, "us-1")
    assert (None if seat is None else seat.role) == getattr(command, "faction", None)
