"""The server is killed while people order: nothing acknowledged is lost, nothing happens twice.

A room runs in a process of its own; clients order as fast as they can and remember what was
acknowledged; the process is killed with SIGKILL, started again with `--resume`, and compared.
"""

import asyncio
import os
import re
import signal
import socket
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.command import Command
from game.core.observation import Role
from game.core.orders.vocabulary import Allocate
from game.server.client.remote_port import RemotePort
from game.server.room.room import ROOM
from game.server.room.room_files import RoomFile, load
from game.server.wire.messages import Hello
from game.store.reading import read
from game.table.verify import verify
from game.world.vocabulary import FACTIONS

RUNS = 30 if os.environ.get("FOURFRONTS_LONG") else 1
KILLS = 5
"""Kills in a run: 150 in the long ones."""
START = "import sys; from game.cli import main; sys.argv[0] = 'fourfronts'; main()"
PATIENCE = 60.0


class Host:
    """A room's own process."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port
        self.codes: dict[Role, str] = {}
        self._secret = ""

    async def start(self) -> None:
        again = self._folder.exists()
        where = ["--resume", str(self._folder)] if again else ["--folder", str(self._folder)]
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            START,
            "host",
            *where,
            "--port",
            str(self._port),
            "--no-ssh",
            "--clock",
            "none",
            "--scenario",
            "crunch-2027",
            stdout=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            link = None
            while link is None:  # it is printed once the doors are open
                line = (await self.process.stdout.readline()).decode()
                assert line, "the host ended"
                link = re.search(r"#facilitator=(\S+)", line)
        self._secret = link[1]
        room = load(self._folder / ROOM, RoomFile)
        assert room is not None
        self.codes = {opens.role: code for code, opens in room.codes.items()}

    async def say_as_white(self, *commands: Command) -> None:
        """Come in by the facilitator's link, say something, and go."""
        hello = Hello(code=self._secret, name="Host", device="test-device")
        port = await RemotePort.join(f"127.0.0.1:{self._port}", hello)
        for command in commands:
            assert (await port.say(command)).ok
        await port.close()

    async def told(self, words: str) -> str:
        """Return the line with these words that the host prints."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while words not in (line := (await self.process.stdout.readline()).decode()):
                assert line, "the host ended"
        return line

    async def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


class Player:
    """Orders without end.

    ``acknowledged`` is what its draft must hold, or else what was ``asked`` for and not answered.
    """

    def __init__(self, role: str, luck: Random) -> None:
        self.role, self.luck = role, luck
        self.acknowledged: dict[str, int] = {}
        self.asked: dict[str, int] = {}
        self.quarter = ""

    async def come(self, host: Host, port: int) -> None:
        hello = Hello(code=host.codes[self.role], name=f"P {self.role}", device="test-device")
        self.port = await RemotePort.join(f"127.0.0.1:{port}", hello)

    async def play(self) -> None:
        while self.port.observe().close is None:
            seen = self.port.observe()
            if seen.quarter != self.quarter:
                self.quarter, self.acknowledged = seen.quarter, {}
            if seen.options.may_order and self.luck.random() < 0.7:
                await self.order()
            elif seen.options.may_commit:
                await self.port.say(Commit())
            elif seen.options.may_ready:
                await self.port.say(Ready())
            else:
                await asyncio.sleep(0.01)

    async def order(self) -> None:
        seen = self.port.observe()
        lever = self.luck.choice(seen.levers)
        order = Allocate(lever=lever.name, points=self.luck.randint(1, 2))
        self.asked = {order.lever: order.points}
        reply = await self.port.say(Draft(order=order))
        self.asked = {}
        if reply.ok and self.port.observe().quarter == seen.quarter == self.quarter:
            self.acknowledged[order.lever] = order.points

    def lost(self) -> dict[str, int]:
        """What was acknowledged and is not there; an order cut off unanswered may have come."""
        seen = self.port.observe()
        if seen.quarter != self.quarter or seen.phase != "orders":
            return {}
        held = {o.lever: o.points for o in seen.draft if isinstance(o, Allocate)}
        return {
            lever: points
            for lever, points in self.acknowledged.items()
            if held.get(lever) not in (points, self.asked.get(lever, points))
        }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.mark.parametrize("run", range(RUNS))
async def test_a_host_killed_while_people_order_loses_nothing(tmp_path: Path, run: int) -> None:
    luck, port = Random(run), free_port()
    host = Host(tmp_path / "room", port)
    await host.start()
    players = [Player(role, Random(f"{run} {role}")) for role in FACTIONS]
    for player in players:
        await player.come(host, port)
    playing = [asyncio.create_task(player.play()) for player in players]
    for _ in range(KILLS):
        await asyncio.sleep(luck.uniform(0.05, 0.6))
        await host.kill()
        await host.start()
        async with asyncio.timeout(PATIENCE):
            while not all(player.port.company().reachable for player in players):
                await asyncio.sleep(0.02)
    for task in playing:
        task.cancel()
    await asyncio.gather(*playing, return_exceptions=True)
    assert [player.lost() for player in players] == [{}] * 4
    for player in players:
        await player.port.close()
    await host.kill()
    record = tmp_path / "room" / "table-1.jsonl"
    assert verify(record).agrees, verify(record).difference
    quarters = Counter(
        r.body["quarter"] for r in read(record).records if r.kind == "quarter_resolved"
    )
    assert set(quarters.values()) <= {1}
