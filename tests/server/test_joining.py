"""Coming in by code, playing over a websocket, and coming back."""

import asyncio
import json

import aiohttp
import pytest

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat
from game.core.acts.touch import Touch
from game.core.orders.vocabulary import Allocate
from game.server.client.remote_port import LineError, RemotePort
from game.server.room.founding import resumed_room
from game.server.room.room import Turned
from game.server.wire.messages import Hello
from game.table.table import MakeBots
from tests.conftest import NOON
from tests.server.conftest import OpenRoom

PATIENCE = 20.0
BOTS = ("allies", "china", "labs")


async def until(true: object) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # type: ignore[operator]
            await asyncio.sleep(0.02)


async def to_orders(ports: list[RemotePort]) -> None:
    for phase in ("negotiation", "orders"):
        for port in ports:
            assert (await port.say(Ready())).ok
        await until(lambda phase=phase: all(p.observe().phase == phase for p in ports))


async def test_four_factions_play_a_quarter_over_the_wire(open_room: OpenRoom) -> None:
    live = await open_room()
    ports = [await live.join(role, f"P-{role}") for role in ("us", "allies", "china", "labs")]
    await to_orders(ports)
    assert (await ports[0].say(Draft(order=Allocate(lever="us.energy", points=4)))).ok
    assert ports[0].observe().spent == 4
    for port in ports:
        assert (await port.say(Commit())).ok
    await until(lambda: all(p.observe().phase == "consequences" for p in ports))
    assert ports[0].observe() == live.room.tables[1].observe("us")
    for port in ports:
        await port.close()


async def test_two_members_of_a_faction_share_one_draft(open_room: OpenRoom) -> None:
    live = await open_room()
    ports = [await live.join(role, f"P-{role}") for role in ("us", "allies", "china", "labs")]
    other = await live.join("us", "Bea", "treasurer")
    await to_orders(ports)
    await ports[0].say(Draft(order=Allocate(lever="us.energy", points=3)))
    await until(lambda: other.observe().spent == 3)
    assert other.observe().authors == {"allocate us.energy": "us-1"} or set(
        other.observe().authors.values()
    ) == {"us-1"}
    await other.say(Touch(key="allocate us.energy"))
    await until(lambda: any(p.touching for p in ports[0].company().people))
    assert not any(p.touching for p in ports[2].company().people)
    for port in (*ports, other):
        await port.close()


async def test_the_same_name_is_the_same_seat_on_a_second_device(open_room: OpenRoom) -> None:
    live = await open_room()
    one = await live.join("china", "Chen")
    two = await live.join("china", "chen")
    assert one.granted.member == two.granted.member == "china-1"
    await until(lambda: [p.devices for p in one.company().people] == [2])
    await one.close()
    await two.close()


async def test_a_wrong_code_and_a_bad_name_are_refused_with_a_sentence(open_room: OpenRoom) -> None:
    live = await open_room()
    for hello, words in [
        (Hello(code="AAAA-AAAA", name="Ada", device="test-device"), "opens nothing"),
        (Hello(code=live.code("us"), name="\x1b[2J", device="test-device"), "letters, digits"),
        (Hello(token="x" * 43, device="test-device"), "no longer yours"),
    ]:
        with pytest.raises(LineError, match=words):
            await RemotePort.join(live.address, hello)


async def test_a_broken_line_comes_back_with_the_draft_intact(open_room: OpenRoom) -> None:
    live = await open_room(
        players=dict.fromkeys(BOTS, "bot") | {"us": "person"},
        bots=dict.fromkeys(BOTS, "status-quo"),
    )
    port = await live.join("us", "Ada")
    await to_orders([port])
    await port.say(Draft(order=Allocate(lever="us.energy", points=2)))
    assert port._socket is not None
    await port._socket.close()
    reply = await port.say(Draft(order=Allocate(lever="us.workforce", points=1)))
    assert reply.ok
    await until(lambda: port.company().reachable and port.observe().spent == 3)
    await port.close()


async def test_a_command_sent_twice_is_carried_out_once(open_room: OpenRoom) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web, web.ws_connect(f"{live.address}/play") as socket:
        hello = Hello(code=live.code("us"), name="Ada", device="one-device")
        await socket.send_str(hello.model_dump_json())
        said = {"kind": "said", "number": 1, "quarter": "", "command": {"say": "ready"}}
        for _ in range(2):
            await socket.send_str(json.dumps(said))
        replies = []
        while len(replies) < 2:
            frame = await socket.receive(timeout=PATIENCE)
            if frame.type is aiohttp.WSMsgType.TEXT:
                words = json.loads(frame.data)
                replies += [words["reply"]] if words["kind"] == "answered" else []
        assert [reply["refusal"] for reply in replies] == [None, None]


async def test_an_order_for_a_quarter_that_is_over_is_refused(open_room: OpenRoom) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web, web.ws_connect(f"{live.address}/play") as socket:
        hello = Hello(code=live.code("us"), name="Ada", device="one-device")
        await socket.send_str(hello.model_dump_json())
        said = {"kind": "said", "number": 1, "quarter": "2020Q1", "command": {"say": "commit"}}
        await socket.send_str(json.dumps(said))
        while True:
            frame = await socket.receive(timeout=PATIENCE)
            if frame.type is aiohttp.WSMsgType.TEXT and '"answered"' in frame.data:
                break
        assert json.loads(frame.data)["reply"]["refusal"]["code"] == "late"


async def test_the_white_cell_reseats_and_removes_and_others_may_not(open_room: OpenRoom) -> None:
    live = await open_room()
    ada, chen = await live.join("us", "Ada"), await live.join("china", "Chen")
    white = await live.join("white", "Host")
    away = Remove(member="china-1")
    assert (await ada.say(away)).refusal is not None
    assert (await white.say(Reseat(member="us-1", faction="labs", post="lead"))).ok
    await until(lambda: ada.role == "labs")
    assert (await white.say(away)).ok
    await until(lambda: chen._turned is not None)
    with pytest.raises(LineError, match="no longer yours"):
        await RemotePort.join(live.address, Hello(token=chen.granted.token, device="test-device"))
    for port in (ada, chen, white):
        await port.close()


async def test_the_facilitators_link_works_once(open_room: OpenRoom) -> None:
    live = await open_room()
    white = await live.join("white", "Host")
    assert white.role == "white"
    with pytest.raises(LineError, match=r"used before.*host --resume FOLDER"):
        await live.join("white", "Thief")
    await white.close()


async def test_of_a_link_that_was_used_or_replaced_only_who_has_it_is_told(
    open_room: OpenRoom, bots_of: MakeBots
) -> None:
    live = await open_room()
    for table in live.room.tables.values():
        await table.close()
    room, fresh = resumed_room(live.folder, bots_of, lambda: NOON, live.said.append)
    with pytest.raises(Turned, match="each works once") as told:
        await room.enter(live.secret, "Host")
    assert told.value.refusal.code == "spent"
    with pytest.raises(Turned) as told:
        await room.enter(live.secret[:-1] + "x", "Eve")
    assert told.value.refusal.code == "code"
    assert (await room.enter(fresh, "Host")).role == "white"
    with pytest.raises(Turned, match="each works once"):
        await room.enter(fresh, "Host")
    for table in room.tables.values():
        await table.close()


async def test_the_link_of_a_room_opened_anew_leads_to_the_seat_its_facilitator_had(
    open_room: OpenRoom, bots_of: MakeBots
) -> None:
    live = await open_room()
    had = await live.room.enter(live.secret, "Host")
    await live.room.enter(live.code("us"), "Ada")
    for table in live.room.tables.values():
        await table.close()
    room, fresh = resumed_room(live.folder, bots_of, lambda: NOON, live.said.append)
    with pytest.raises(Turned, match="take another"):
        await room.enter(fresh, "Ada")  # somebody else's name, which spends nothing
    again = await room.enter(fresh, "Host")
    assert (again.member, again.role) == (had.member, "white")
    for table in room.tables.values():
        await table.close()


@pytest.mark.parametrize(
    ("role", "asked", "words"),
    [
        ("white", {"table": 9}, "There is no table 9 in this room; there is 1, 2."),
        ("us", {"table": 2}, "This code opens table 1, not table 2."),
        ("us", {"post": "king"}, "There is no such post; there is lead, treasurer,"),
        ("us", {"post": "tresurer"}, "Did you mean treasurer?"),
        ("us", {"post": "projector"}, "The projector comes in by the watchers' code"),
        ("observer", {"post": "lead"}, "Watchers have no lead; their posts are observer"),
    ],
)
async def test_a_table_or_post_that_is_not_there_is_refused_and_uses_nothing_up(
    open_room: OpenRoom, role: str, asked: dict[str, object], words: str
) -> None:
    live = await open_room(tables=2)
    code = live.secret if role == "white" else live.code(role)
    with pytest.raises(LineError, match=words):
        asks = {"code": code, "name": "Ada", "device": "test-device", **asked}
        await RemotePort.join(live.address, Hello.model_validate(asks))
    come = await live.join(role, "Ada", **({"table": 2} if role == "white" else {}))
    assert come.company().table == (2 if role == "white" else 1)
    hello = Hello(token=come.granted.token, table=9, device="another-device")
    with pytest.raises(LineError, match="table 9"):
        await RemotePort.join(live.address, hello)
    await come.close()


async def test_a_rivals_keystrokes_make_no_traffic(open_room: OpenRoom) -> None:
    live = await open_room()
    ports = [await live.join(role, f"P-{role}") for role in ("us", "allies", "china", "labs")]
    await to_orders(ports)
    heard: list[int] = []
    ports[2].listen(lambda: heard.append(1))
    for points in (1, 2, 3):
        await ports[0].say(Draft(order=Allocate(lever="us.energy", points=points)))
    await ports[2].say(Touch(key=""))
    assert heard == []
    for port in ports:
        await port.close()


async def test_two_devices_of_one_newcomer_who_come_at_once_get_one_seat(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    code = live.code("us")
    passes = await asyncio.gather(*(live.room.enter(code, "Ada") for _ in range(4)))
    assert {one.member for one in passes} == {"us-1"}
    assert all(live.room.known(one.token).member == "us-1" for one in passes)
    seated = [one for one in live.room.tables[1].table._match.members if one.faction == "us"]
    assert [one.member for one in seated] == ["us-1"]
