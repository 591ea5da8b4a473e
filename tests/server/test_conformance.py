"""What every port must do, wherever its table is: in this process, in a room, over the wire."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.look_back import LookBack
from game.core.acts.ready import Ready
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.send import Send
from game.core.acts.set_clock import Pause
from game.core.orders.vocabulary import Allocate
from game.table.local import LocalPort
from game.table.port import Port
from game.world.vocabulary import FACTIONS, Faction
from tests.conftest import SetTable
from tests.server.conftest import OpenRoom
from tests.server.test_joining import until

Ports = dict[Faction, Port]


@pytest.fixture(params=["local", "seat", "remote"])
async def ports(
    request: pytest.FixtureRequest, open_room: OpenRoom, set_table: SetTable
) -> AsyncIterator[Ports]:
    """A port for each faction of one table."""
    if request.param == "local":
        table = set_table(people=FACTIONS)
        yield {faction: LocalPort(table, faction) for faction in FACTIONS}
        return
    live = await open_room()
    made: Ports = {}
    closing: list[Callable[[], Awaitable[None]]] = []
    for faction in FACTIONS:
        if request.param == "remote":
            remote = await live.join(faction, f"P-{faction}")
            made[faction], _ = remote, closing.append(remote.close)
        else:
            passed = await live.room.enter(live.code(faction), f"P-{faction}")
            made[faction] = live.room.port(passed.token, "test")
    yield made
    for close in closing:
        await close()


async def in_orders(ports: Ports) -> None:
    for phase in ("negotiation", "orders"):
        for port in ports.values():
            assert (await port.say(Ready())).ok
        await until(lambda phase=phase: all(p.observe().phase == phase for p in ports.values()))


async def test_a_port_sees_with_its_own_eyes(ports: Ports) -> None:
    for faction, port in ports.items():
        assert port.role == port.observe().role == faction


async def test_what_is_said_is_seen_as_soon_as_it_is_answered(ports: Ports) -> None:
    await in_orders(ports)
    port = ports["us"]
    assert (await port.say(Draft(order=Allocate(lever="us.energy", points=3)))).ok
    assert port.observe().spent == 3
    assert (await port.say(Retract(key=port.observe().draft[0].key))).ok
    assert port.observe().spent == 0
    assert (await port.say(Commit())).ok
    assert port.observe().committed
    assert (await port.say(Reopen())).ok
    assert not port.observe().committed


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (Draft(order=Allocate(lever="china.energy", points=1)), "not-your-lever"),
        (Draft(order=Allocate(lever="us.energy", points=7)), None),
        (Retract(key="nothing"), "no-order"),
        (Ready(), "wrong-phase"),
        (Pause(reason="I want to"), "cell-only"),
        (Send(text="\x1b"), "no-text"),
    ],
)
async def test_refusals_are_values_with_their_rule(
    ports: Ports, command: object, code: str | None
) -> None:
    await in_orders(ports)
    reply = await ports["us"].say(command)  # type: ignore[arg-type]
    assert reply.refusal is not None
    assert code in (None, reply.refusal.code)
    assert reply.refusal.rule[0] == "G"


async def test_listeners_hear_changes_until_they_stop(ports: Ports) -> None:
    heard: list[int] = []
    stop = ports["china"].listen(lambda: heard.append(1))
    await ports["us"].say(Ready())
    await until(lambda: heard)
    stop()
    before = len(heard)
    await ports["us"].say(Send(text="To all"))
    await until(lambda: ports["china"].observe().press)
    assert len(heard) == before


async def test_many_things_said_at_once_are_all_done(ports: Ports) -> None:
    await in_orders(ports)
    levers = [view.name for view in ports["us"].observe().levers][:5]
    orders = [Draft(order=Allocate(lever=lever, points=1)) for lever in levers]
    replies = await asyncio.gather(*(ports["us"].say(order) for order in orders))
    assert all(reply.ok for reply in replies)
    assert ports["us"].observe().spent == 5


async def test_the_clock_of_a_port_goes_forward(ports: Ports) -> None:
    first = ports["us"].now()
    assert first > 1_600_000_000
    assert ports["us"].now() >= first


async def test_an_earlier_quarter_is_looked_back_on_with_the_seats_own_eyes(ports: Ports) -> None:
    await in_orders(ports)
    quarter = ports["us"].observe().quarter
    for port in ports.values():
        assert (await port.say(Commit())).ok
    await until(lambda: all(p.observe().receipts for p in ports.values()))
    for faction, port in ports.items():
        shown = {one.variable: one for one in port.observe().receipts}
        for name in ("lead", *(f"points.{other}" for other in FACTIONS)):
            reply = await port.say(LookBack(variable=name, quarter=quarter))
            assert reply.receipt == shown.get(name), (faction, name)
