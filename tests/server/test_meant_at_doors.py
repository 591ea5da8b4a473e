"""What people type at a door is taken as they mean it, at every door alike."""

import asyncio

import aiohttp
import pytest

from game.server.client.remote_port import LineError, RemotePort
from game.server.room.room import Turned
from game.server.wire.messages import Hello
from tests.server.conftest import OpenRoom
from tests.server.test_joining import PATIENCE
from tests.server.test_ssh import knock


def typed_forms(code: str) -> list[str]:
    first, second = code[:4], code[4:]
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    return [
        f"{first}–{second}",
        f"{first}‑{second}.",
        wide,
        f"{first}-{second}\n",
        f" {first} {second} ",
        f"code: {first}-{second}",
    ]


async def test_a_code_opens_the_pages_door_however_it_is_typed(open_room: OpenRoom) -> None:
    live = await open_room()
    async with aiohttp.ClientSession(live.address) as web:
        for number, code in enumerate(typed_forms(live.code("us"))):
            body = {"code": code, "name": f"Ada {number}"}
            async with web.post("/enter", json=body) as answer:
                assert answer.status == 200, code


async def test_a_code_opens_the_line_of_join_however_it_is_typed(open_room: OpenRoom) -> None:
    live = await open_room()
    for number, code in enumerate(typed_forms(live.code("us"))):
        hello = Hello(code=code, name=f"Ada {number}", device="test-device")
        await (await RemotePort.join(live.address, hello)).close()


async def test_a_code_opens_the_ssh_door_however_it_is_typed(open_room: OpenRoom) -> None:
    live = await open_room()
    # A line break in a user name is refused by SSH clients themselves.
    forms = [code for code in typed_forms(live.code("us")) if "\n" not in code]
    for number, code in enumerate(forms):
        async with knock(live, f"{code}+Ada {number}") as line:
            lines = await line.create_process(stdin=None)
            lines.stdin.write_eof()
            done = await asyncio.wait_for(lines.wait(), PATIENCE)
            assert "Your seat is kept." in done.stdout


async def test_a_pasted_link_is_the_facilitators_secret(open_room: OpenRoom) -> None:
    live = await open_room()
    passed = await live.room.enter(f"{live.address}/#facilitator={live.secret} ", "Facilitator")
    assert passed.role == "white"


@pytest.mark.parametrize("name", ["O’Brien", "ジョン・スミス", "Sea\u0301n", "  Ada  Lovelace "])
async def test_names_of_people_unlike_the_authors_are_taken_and_are_their_seat_again(
    open_room: OpenRoom, name: str
) -> None:
    live = await open_room()
    first = await live.room.enter(live.code("us"), name)
    again = await live.room.enter(live.code("us"), name.replace("’", "'").upper())
    assert (first.member, again.member) == ("us-1", "us-1")
    assert first.name == " ".join(first.name.split())


@pytest.mark.parametrize("name", ["Аda", "Ada\u3164", "White cell", "Hоst"])
async def test_names_that_could_mislead_are_refused_and_are_nobodys_seat(
    open_room: OpenRoom, name: str
) -> None:
    live = await open_room()
    await live.room.enter(live.code("us"), "Ada")
    for role in ("us", "china"):
        with pytest.raises(Turned) as turned:
            await live.room.enter(live.code(role), name)
        assert turned.value.refusal.code == "name"


async def test_a_name_that_is_too_long_is_told_and_not_cut(open_room: OpenRoom) -> None:
    live = await open_room()
    hello = Hello(code=live.code("us"), name="Ada " * 10, device="test-device")
    with pytest.raises(LineError, match="at most 24 letters; this one has 39"):
        await RemotePort.join(live.address, hello)
