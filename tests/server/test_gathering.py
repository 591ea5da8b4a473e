"""Who is around: the facilitator at several tables, codes for those who may read them, posts."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest

from game.core.acts.reseat import Reseat
from game.core.acts.set_clock import Continue
from game.core.acts.show_codes import ShowCodes
from game.core.acts.visit import Visit
from game.server.client.remote_port import RemotePort
from game.server.room.codes import shown
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import until

EVERYBODY = {"us", "allies", "china", "labs", "observer"}
Join = Callable[..., Awaitable[RemotePort]]


@pytest.fixture
async def join() -> AsyncIterator[Join]:
    """Joins a room; whoever came in leaves when the test is over."""
    async with AsyncExitStack() as leaving:

        async def joined(live: Live, *who: str, table: int = 1) -> RemotePort:
            port = await live.join(*who, table=table)
            leaving.push_async_callback(port.close)
            return port

        yield joined


async def test_the_white_cell_goes_from_table_to_table_and_steers_the_one_it_is_at(
    open_room: OpenRoom, join: Join
) -> None:
    live = await open_room(tables=2, minutes={"briefing": 5})
    white = await join(live, "white", "Host")
    ada = await join(live, "us", "Ada", table=2)
    assert (await white.say(Visit(table=2))).ok
    await until(lambda: {p.name for p in white.company().people} == {"Ada", "Host"})
    await until(lambda: {p.name for p in ada.company().people} == {"Ada", "Host"})
    assert white.company().table == 2
    assert (await white.say(Continue(reason="all are here"))).ok
    await until(lambda: ada.observe().clock.state == "running")
    assert live.room.tables[1].observe("us").clock.state == "waiting"
    assert (await white.say(Visit(table=1))).ok
    await until(lambda: [p.name for p in ada.company().people] == ["Ada"])
    assert (await ada.say(Visit(table=1))).refusal is not None
    assert (await white.say(Visit(table=3))).refusal is not None


async def test_the_white_cell_comes_back_to_the_table_it_was_at(
    open_room: OpenRoom, join: Join
) -> None:
    live = await open_room(tables=3)
    white = await join(live, "white", "Host")
    await white.say(Visit(table=3))
    await until(lambda: white.company().table == 3)
    broken = white._socket
    assert broken is not None
    await broken.close()
    await until(lambda: white._socket not in (None, broken) and white.company().reachable)
    assert white.company().table == 3
    other_door = live.room.port(white.granted.token, "browser")
    assert other_door.company().table == 3
    other_door.close()


async def test_the_white_cell_sees_at_a_glance_how_every_table_stands(
    open_room: OpenRoom, join: Join
) -> None:
    live = await open_room(tables=2, minutes={"briefing": 5})
    white = await join(live, "white", "Host")
    ada = await join(live, "us", "Ada", table=2)
    await until(lambda: [g.here for g in white.company().glances] == [0, 1])
    assert (await white.say(Visit(table=2))).ok
    assert (await white.say(Continue())).ok
    await white.say(Visit(table=1))
    await until(lambda: [g.clock.state for g in white.company().glances] == ["waiting", "running"])
    assert ada.company().glances == ()
    await ada.close()
    await until(lambda: [(g.here, g.people) for g in white.company().glances] == [(0, 0), (0, 1)])


async def test_codes_are_read_by_those_they_open_for_and_by_the_wall_where_that_is_chosen(
    open_room: OpenRoom, join: Join
) -> None:
    live = await open_room(tables=2)
    live.room.invite("http://school.example:8000", "ssh -p 8022 CODE@school.example")
    white = await join(live, "white", "Host")
    ada = await join(live, "us", "Ada")
    wall = await join(live, "observer", "Wall", "projector")
    assert set(white.company().invitation.codes) == EVERYBODY
    assert white.company().invitation.codes["us"] == shown(live.code("us"))
    assert ada.company().invitation.codes == {"us": shown(live.code("us"))}
    assert wall.company().invitation.codes == {}
    assert wall.company().invitation.page == "http://school.example:8000"
    assert (await ada.say(ShowCodes(shown=True))).refusal is not None
    assert (await white.say(ShowCodes(shown=True))).ok
    await until(lambda: set(wall.company().invitation.codes) == EVERYBODY)
    assert set(ada.company().invitation.codes) == {"us"}
    assert (await white.say(ShowCodes(shown=False))).ok
    await until(lambda: wall.company().invitation.codes == {})


async def test_a_lead_gives_posts_in_their_own_faction_only(
    open_room: OpenRoom, join: Join
) -> None:
    live = await open_room()
    ada = await join(live, "us", "Ada", "lead")
    bea = await join(live, "us", "Bea")
    chen = await join(live, "china", "Chen")
    assert (await ada.say(Reseat(member="us-2", faction="us", post="treasurer"))).ok
    await until(lambda: "treasurer" in {p.post for p in chen.company().people})
    for asker, member, faction in (
        (bea, "us-1", "us"),
        (ada, "china-1", "china"),
        (ada, "us-2", "china"),
    ):
        refused = await asker.say(Reseat(member=member, faction=faction, post="member"))
        assert refused.refusal is not None, (member, faction)
