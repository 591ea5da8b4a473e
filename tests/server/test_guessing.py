"""Codes are not guessed, and a class comes in while somebody tries."""

import asyncio

import aiohttp
import pytest

from game.core.meant.codes import ALPHABET, LENGTH
from game.server.client.remote_port import LineError, RemotePort
from game.server.room.codes import (
    LONGEST_PAUSE,
    MOST_WRONG,
    PER_SECOND,
    Guesses,
    new_code,
)
from game.server.wire.messages import Hello
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import PATIENCE

CLASS_SECONDS = 3 * 3600


def test_a_hundred_codes_are_guessed_in_a_class_with_a_chance_below_one_in_a_hundred_thousand() -> (
    None
):
    tries = MOST_WRONG + PER_SECOND * CLASS_SECONDS
    assert 100 * tries / len(ALPHABET) ** LENGTH < 1e-5


def test_wrong_codes_run_out_for_the_whole_room_and_come_back_with_time() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    borne = 0
    while guesses.left() >= 1:
        guesses.wrong()
        borne += 1
    assert borne == MOST_WRONG
    now[0] = 1.0
    assert guesses.left() == PER_SECOND
    now[0] = 1e9
    assert guesses.left() == MOST_WRONG


def test_each_wrong_code_is_answered_later_than_the_one_before() -> None:
    guesses = Guesses(lambda: 0.0)
    pauses = [guesses.wrong() for _ in range(int(MOST_WRONG))]
    assert pauses == sorted(set(pauses))
    assert pauses[0] < 0.001
    assert pauses[-1] == LONGEST_PAUSE


async def entered(web: aiohttp.ClientSession, live: Live, code: str, name: str) -> tuple[int, str]:
    async with web.post(f"{live.address}/enter", json={"code": code, "name": name}) as answer:
        return answer.status, await answer.text()


async def test_a_hundred_come_in_behind_one_address_while_wrong_codes_pour_in(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    over = asyncio.Event()
    async with aiohttp.ClientSession() as web, aiohttp.ClientSession() as evil:

        async def pour() -> set[int]:
            heard = set()
            while not over.is_set():
                heard.add((await entered(evil, live, new_code(), "Eve"))[0])
            return heard

        pouring = [asyncio.create_task(pour()) for _ in range(30)]
        roles = ("us", "allies", "china", "labs")
        async with asyncio.timeout(10 * PATIENCE):
            came = await asyncio.gather(
                *(entered(web, live, live.code(roles[n % 4]), f"Pupil {n}") for n in range(100))
            )
        over.set()
        assert set().union(*await asyncio.gather(*pouring)) == {403}
    assert {status for status, _ in came} == {200}
    assert live.room._guesses.count > 30


@pytest.fixture
async def flooded(open_room: OpenRoom) -> tuple[Live, str, list[float]]:
    """A room whose wrong codes are used up, a token of Ada's seat there, and its clock."""
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Ada")).token
    now = [0.0]
    live.room._guesses = Guesses(lambda: now[0])
    while live.room._guesses.left() >= 1:
        live.room._guesses.wrong()
    return live, token, now


async def test_when_they_are_used_up_right_and_wrong_codes_are_told_the_same(
    flooded: tuple[Live, str, list[float]],
) -> None:
    live, _, now = flooded
    async with aiohttp.ClientSession() as web:
        right = await entered(web, live, live.code("us"), "Bea")
        wrong = await entered(web, live, new_code(), "Bea")
        known_name = await entered(web, live, live.code("china"), "Ada")
        assert right == wrong == known_name
        assert right[0] == 403
        assert "wait a moment" in right[1]
        now[0] = 1 / PER_SECOND
        assert (await entered(web, live, live.code("us"), "Bea"))[0] == 200


async def test_even_then_those_who_have_a_seat_and_the_facilitator_come_in(
    flooded: tuple[Live, str, list[float]],
) -> None:
    live, token, _ = flooded
    async with aiohttp.ClientSession() as web:
        assert (await entered(web, live, live.code("us"), "Ada"))[0] == 200
    for hello in (
        Hello(token=token, device="test-device"),
        Hello(code=live.secret, name="Host", device="test-device"),
    ):
        port = await RemotePort.join(live.address, hello)
        await port.close()


async def test_at_every_door_it_is_the_same_wrong_codes_that_count(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    async with aiohttp.ClientSession() as web:
        await entered(web, live, "AAAA-AAAA", "Eve")
    with pytest.raises(LineError, match="opens nothing"):
        hello = Hello(code="AAAA-AAAA", name="Eve", device="test-device")
        await RemotePort.join(live.address, hello)
    assert not await live.room.knows("AAAA-AAAA", "Eve")  # what the SSH door asks
    assert live.room._guesses.count == 3
    assert await live.room.knows(live.code("us"))
    assert live.room._guesses.count == 3


async def test_the_host_is_told_that_somebody_guesses(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    for _ in range(100):
        await live.room.knows("AAAA-AAAA")
    assert live.said == ["Somebody is guessing: 100 wrong codes so far."]


async def test_a_wrong_code_ends_its_connection(open_room: OpenRoom) -> None:
    live = await open_room()
    reader, writer = await asyncio.open_connection("127.0.0.1", live.port)
    body = b'{"code": "AAAA-AAAA", "name": "Eve"}'
    writer.write(
        b"POST /enter HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    )
    heard = await asyncio.wait_for(reader.read(), PATIENCE)
    assert b"403" in heard
    writer.close()
