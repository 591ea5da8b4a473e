"""A class of 24 at four tables: a short match with lost lines and returns, all on good records."""

import asyncio
from random import Random

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.send import Send
from game.core.orders.vocabulary import Allocate
from game.server.client.remote_port import RemotePort
from game.server.wire.messages import Hello
from game.table.verify import verify
from tests.server.conftest import Live, OpenRoom

TABLES = 4
FACTIONS_AND_POSTS = [
    ("us", "lead"),
    ("us", "treasurer"),
    ("allies", "lead"),
    ("china", "lead"),
    ("china", "negotiator"),
    ("labs", "lead"),
]


class Student:
    """Plays their part; now and then the line is cut or the laptop closed."""

    def __init__(self, live: Live, table: int, role: str, post: str, luck: Random) -> None:
        self.live, self.table, self.role, self.post, self.luck = live, table, role, post, luck
        self.name = f"S{table} {role} {post}"
        self.drops = 0

    async def come(self) -> RemotePort:
        return await self.live.join(self.role, self.name, self.post, self.table)

    async def play(self) -> None:
        port = await self.come()
        while port.observe().close is None:
            if self.luck.random() < 0.05:
                port = await self.drop(port)
            if not await self.act(port):
                await asyncio.sleep(0.02)
        await port.close()

    async def drop(self, port: RemotePort) -> RemotePort:
        self.drops += 1
        if self.luck.random() < 0.5 and port._socket is not None:
            await port._socket.close()
            return port
        token = port.granted.token
        await port.close()
        hello = Hello(token=token, device="another-device")
        return await RemotePort.join(self.live.address, hello)

    async def act(self, port: RemotePort) -> bool:
        seen = port.observe()
        options = seen.options
        if options.may_order and self.luck.random() < 0.6:
            lever = self.luck.choice(seen.levers)
            points = self.luck.randint(0, 3)
            await port.say(Draft(order=Allocate(lever=lever.name, points=points)))
            return True
        if self.post != "lead":
            return False
        if options.may_commit:
            return (await port.say(Commit())).ok
        if options.may_ready:
            if self.luck.random() < 0.2:
                await port.say(Send(text=f"{self.name} says {self.luck.random()}"))
            return (await port.say(Ready())).ok
        return False


async def test_a_class_of_24_plays_a_short_match_through_lost_lines(open_room: OpenRoom) -> None:
    live = await open_room(tables=TABLES, format="short")
    students = [
        Student(live, table, role, post, Random(f"{table} {role} {post}"))
        for table in range(1, TABLES + 1)
        for role, post in FACTIONS_AND_POSTS
    ]
    assert len(students) == 24
    async with asyncio.timeout(300):
        await asyncio.gather(*(student.play() for student in students))
    assert sum(student.drops for student in students) >= TABLES
    for number, hosted in live.room.tables.items():
        verdict = verify(hosted.table.path)
        assert verdict.agrees, verdict.difference
        assert verdict.ended, f"table {number} did not end"
        assert len(hosted.observe("white").members) == len(FACTIONS_AND_POSTS)
