"""One hostile seat, at any door, takes nobody else's place, time or memory."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from textual import events
from textual.message import Message

from game.core.acts.send import Send
from game.core.acts.touch import Touch
from game.core.errors import Refusal
from game.server.room import budget as budget_module
from game.server.room.budget import LIMITS, TOLD_AGAIN, Budget, Limit
from game.server.room.founding import resumed_room
from game.server.room.gathering import TOO_MANY_DEVICES
from game.server.room.room import Room, Turned
from game.server.room.roster import MOST_DEVICES, MOST_SEATS, WATCHERS
from game.table.table import MakeBots
from game.terminal import intake as intake_module
from game.terminal.intake import MOST_EVENTS, MOST_REPEATS, PIECE, Intake
from tests.conftest import NOON
from tests.server.conftest import OpenRoom
from tests.server.test_joining import PATIENCE, until
from tests.server.test_ssh import knock


async def come_in(room: Room, code: str, names: list[str]) -> Counter[str]:
    """Come in by a code under all names; how it ended, counted."""
    ends: Counter[str] = Counter()
    for name in names:
        try:
            ends[(await room.enter(code, name)).role] += 1
        except Turned as turned:
            ends[turned.refusal.code] += 1
    return ends


async def test_who_fills_a_table_by_one_code_shuts_out_neither_the_facilitator_nor_other_codes(
    open_room: OpenRoom, bots_of: MakeBots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "entries", Limit(1e9, 1))
    live = await open_room()
    ends = await come_in(live.room, live.code("observer"), [f"Eve {n}" for n in range(130)])
    assert ends == {"observer": MOST_SEATS[WATCHERS], "name": 130 - MOST_SEATS[WATCHERS]}
    assert (await live.room.enter(live.code("us"), "Ada")).role == "us"
    assert (await live.room.enter(live.secret, "Host")).role == "white"
    for table in live.room.tables.values():
        await table.close()
    room, fresh = resumed_room(live.folder, bots_of, lambda: NOON, live.said.append)
    assert (await room.enter(fresh, "Another host")).role == "white"
    for table in room.tables.values():
        await table.close()


async def test_entries_by_one_code_run_out_for_that_code_alone(open_room: OpenRoom) -> None:
    live = await open_room()
    many = int(LIMITS["entries"].at_once) + 20
    ends = await come_in(live.room, live.code("observer"), ["Eve"] * many)
    assert ends["busy"] > 0
    assert (await live.room.enter(live.code("china"), "Chen")).role == "china"
    assert (await live.room.enter(live.secret, "Host")).role == "white"
    assert any("very many come in by the observer code" in line for line in live.said)


def test_what_was_spent_comes_back_with_time_and_is_told_once_a_minute() -> None:
    now, told = [0.0], list[str]()
    budget = Budget(told.append, steady=lambda: now[0])
    most = int(LIMITS["boards"].at_once)
    assert [budget.allows("boards") for _ in range(most + 2)] == [True] * most + [False] * 2
    assert budget.allows("press"), "each thing has its own"
    now[0] = 1 / LIMITS["boards"].a_second
    assert [budget.allows("boards") for _ in range(2)] == [True, False]
    assert told == ["boards"]
    now[0] += TOLD_AGAIN
    while budget.allows("boards"):
        pass
    assert told == ["boards", "boards"]


def test_a_budget_without_bounds_allows_everything() -> None:
    budget = Budget(lambda _: pytest.fail("told"), free=True)
    assert all(budget.allows("boards") for _ in range(10_000))


async def test_who_pauses_waits_for_as_much_as_was_spent_too_early(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(budget_module.asyncio, "sleep", sleep)
    budget = Budget(steady=lambda: 0.0)
    at_once, a_second = LIMITS["acts"]
    await budget.pause("acts", at_once)
    await budget.pause("acts", a_second)
    await budget.pause("acts", a_second)
    assert waits == [0.0, 1.0, 2.0]


async def test_a_ninth_device_lets_the_first_go_with_a_sentence(open_room: OpenRoom) -> None:
    live = await open_room()
    ports = [await live.join("us", "Ada") for _ in range(MOST_DEVICES + 1)]
    await until(lambda: ports[0]._turned is not None)
    refusal: Any = ports[0]._turned
    assert refusal == Refusal(code="removed", message=TOO_MANY_DEVICES, rule="G18.1")
    assert all(port._turned is None for port in ports[1:])
    for port in ports:
        await port.close()


async def test_a_white_cell_may_be_at_any_number_of_devices(open_room: OpenRoom) -> None:
    live = await open_room()
    token = (await live.room.enter(live.secret, "Host")).token
    ports = [live.room.port(token, "browser") for _ in range(50)]
    for port in ports:
        port.ended = lambda _: pytest.fail("the white cell was let go")
    assert len(live.room._gathering._ports[1, "white-1"]) == 50


async def test_boards_opened_without_end_are_refused_in_a_sentence(open_room: OpenRoom) -> None:
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Eve")).token
    honest = (await live.room.enter(live.code("us"), "Ada")).token
    with pytest.raises(Turned, match="Wait a few seconds"):
        for _ in range(1000):
            live.room.port(token, "browser").close()
    live.room.port(honest, "browser").close()


async def test_press_without_end_is_refused_and_others_may_write(open_room: OpenRoom) -> None:
    live = await open_room()
    eve = live.room.port((await live.room.enter(live.code("us"), "Eve")).token, "test")
    ada = live.room.port((await live.room.enter(live.code("us"), "Ada")).token, "test")
    eve.budget._spend("press", LIMITS["press"].at_once)
    reply = await eve.say(Send(text="and again"))
    assert reply.refusal is not None
    assert reply.refusal.code == "slow"
    assert (await ada.say(Send(text="once"))).ok
    assert (await eve.say(Touch(key=""))).ok


# --- what is typed -------------------------------------------------------------------------------


class Slow:
    """A board that deals with an event when it is told to."""

    def __init__(self) -> None:
        self.given: list[Message] = []
        self.under_way = 0
        self.most_under_way = 0
        self.told = 0

    def give(self, message: Message) -> None:
        self.given.append(message)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        asyncio.get_running_loop().call_soon(self._done)

    def _done(self) -> None:
        self.under_way -= 1

    def busy(self) -> int:
        return self.under_way

    def too_much(self) -> None:
        self.told += 1

    @property
    def keys(self) -> str:
        return "".join(one.character or "?" for one in self.given if isinstance(one, events.Key))


@pytest.fixture
async def taking(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Slow, Intake]]:
    monkeypatch.setattr(intake_module, "LONGEST_REST", 0.0)
    board = Slow()
    intake = Intake(board.give, board.busy, board.too_much, asyncio.Lock())
    yield board, intake
    intake.close()


async def at_rest(intake: Intake) -> None:
    await until(lambda: intake._working is None or intake._working.done())


async def test_an_event_is_under_way_at_a_time_and_all_come_in_their_order(
    taking: tuple[Slow, Intake],
) -> None:
    board, intake = taking
    typed = "The quick brown fox" * 5
    intake.feed(typed.encode())
    await at_rest(intake)
    assert board.keys == typed
    assert board.most_under_way == 1


async def test_keys_beyond_the_bound_are_dropped_and_a_held_key_counts_a_few_times(
    taking: tuple[Slow, Intake],
) -> None:
    board, intake = taking
    intake.feed(b"xy" * 5_000)
    await at_rest(intake)
    assert MOST_EVENTS <= len(board.keys) <= MOST_EVENTS + 10_000 / PIECE + 1
    board.given.clear()
    intake.feed(b"x" * 5_000)
    await at_rest(intake)
    assert MOST_REPEATS <= len(board.keys) <= MOST_REPEATS + 5_000 / PIECE + 1


async def test_only_the_newest_size_and_place_of_the_mouse_count(
    taking: tuple[Slow, Intake],
) -> None:
    board, intake = taking
    for columns in range(80, 180):
        intake.resize((columns, 30))
    intake.feed(b"".join(b"\x1b[<35;%d;3M" % column for column in range(1, 60)))
    await at_rest(intake)
    sizes = [one.size for one in board.given if isinstance(one, events.Resize)]
    moves = [one.x for one in board.given if isinstance(one, events.MouseMove)]
    assert sizes == [(179, 30)]
    assert moves == [58]


async def test_far_too_much_is_dropped_whole_and_told_and_the_next_key_is_a_key(
    taking: tuple[Slow, Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    board, intake = taking
    monkeypatch.setattr(intake_module, "QUIET_SECONDS", PATIENCE)
    intake.feed(b"\x1b[200~" + b"y" * 60_000)
    for _ in range(10):
        intake.feed(b"y" * 60_000)
    await at_rest(intake)
    assert (board.told, board.given) == (1, [])
    intake._deaf_until = 0.0  # it was quiet for a while
    intake.feed(b"z")
    await at_rest(intake)
    assert board.keys == "z"


async def test_others_have_their_turn_while_a_flood_is_read(taking: tuple[Slow, Intake]) -> None:
    _, intake = taking
    turns: list[int] = []

    async def honest() -> None:
        while len(turns) < 20:
            turns.append(len(intake._unread))
            await asyncio.sleep(0)

    intake.feed(b"xy" * 30_000)
    await honest()
    assert 0 < turns[-1] < 60_000, "the honest one is done while the flood is read in pieces"


async def test_a_flood_over_a_pages_line_is_read_no_faster_than_a_seat_may(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Eve")).token
    ada = await live.join("us", "Ada")
    hasty = aiohttp.ClientWSTimeout(ws_close=0.1)  # type: ignore[call-arg]
    async with (
        aiohttp.ClientSession() as web,
        web.ws_connect(f"{live.address}/terminal", timeout=hasty) as socket,
    ):
        await socket.send_str(json.dumps({"token": token}))
        await until(lambda: live.room._gathering._ports.get((1, "us-1")))
        budget = live.room._gathering._ports[1, "us-1"][0].budget

        async def flood() -> None:
            for _ in range(400):
                await socket.send_bytes(b"xy" * 20_000)

        flooding = asyncio.create_task(flood())
        await until(lambda: budget._left("bytes") < 0)
        for _ in range(5):
            assert (await ada.say(Touch(key=""))).ok
        assert not flooding.done(), "what is not read holds its sender up"
        await until(lambda: any("Eve (us) is slowed down" in line for line in live.said))
        flooding.cancel()
    await ada.close()


async def test_a_flood_over_an_ssh_line_is_read_no_faster_than_a_seat_may(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    ada = await live.join("us", "Ada")
    async with (
        knock(live, f"{live.code('us')}+Eve") as line,
        line.create_process(term_type="xterm", term_size=(80, 24)) as board,
    ):
        board.stdin.write("\r")
        await until(lambda: live.room._gathering._ports.get((1, "us-2")))
        budget = live.room._gathering._ports[1, "us-2"][0].budget
        board.stdin.write("xy" * 2_000_000)
        for _ in range(5):
            assert (await ada.say(Touch(key=""))).ok
        await until(lambda: budget._left("bytes") < 0)
        line.abort()
    await ada.close()


async def test_polled_lines_of_one_page_do_not_fill_the_host(open_room: OpenRoom) -> None:
    live = await open_room()
    token = (await live.room.enter(live.code("us"), "Eve")).token
    async with aiohttp.ClientSession(live.address) as web:
        for _ in range(20):
            async with web.post("/poll/open", json={"token": token}) as answer:
                key = (await answer.json())["line"]
        async with web.post("/poll/send", data=b"?", headers={"X-Line": key}) as answer:
            assert answer.status == 204
