"""Codes are not guessed, and a class comes in while somebody tries."""

import asyncio

import aiohttp
import pytest

from game.core.meant.typed_code import ALPHABET, LENGTH
from game.server.client.remote_port import LineError, RemotePort
from game.server.room.codes import (
    LONGEST_PAUSE,
    MOST_WRONG,
    Guesses,
    new_code,
)
from game.server.wire.messages import Hello
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import PATIENCE

CLASS_SECONDS = 3 * 3600
ANSWERS_A_SECOND = 2_500
"""What a host can answer at most."""


def test_ten_codes_are_guessed_in_a_class_with_a_chance_below_one_in_a_thousand() -> None:
    tries = ANSWERS_A_SECOND * CLASS_SECONDS
    assert 10 * tries / len(ALPHABET) ** LENGTH < 1e-3


def test_each_wrong_code_is_answered_later_than_the_one_before_up_to_the_longest_pause() -> None:
    guesses = Guesses(lambda: 0.0)
    pauses = [guesses.wrong() for _ in range(int(MOST_WRONG))]
    assert pauses == sorted(set(pauses))
    assert pauses[0] < 0.001
    assert pauses[-1] == guesses.wrong() == LONGEST_PAUSE


def test_wrong_codes_are_forgiven_with_time() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    first = guesses.wrong()
    for _ in range(int(2 * MOST_WRONG)):
        guesses.wrong()
    now[0] = 1.0
    assert guesses.wrong() < LONGEST_PAUSE
    now[0] = 1e9
    assert guesses.wrong() == first


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


async def test_however_many_wrong_codes_there_were_right_ones_and_seats_open(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Ada")).token
    for _ in range(int(2 * MOST_WRONG)):
        live.room._guesses.wrong()
    async with aiohttp.ClientSession() as web:
        assert (await entered(web, live, new_code(), "Bea"))[0] == 403
        assert (await entered(web, live, live.code("us"), "Bea"))[0] == 200
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
