"""A host in a process of its own, as benches of a room need it."""

import asyncio
import os
import re
import sys
from pathlib import Path

from game.core.observation import Role
from game.server.room.room import ROOM
from game.server.room.room_files import RoomFile, load
from tests.server.test_faults import START, free_port

TICKS = os.sysconf("SC_CLK_TCK")


class Host:
    """A host's process and its room's codes, a mapping for each table.

    `compiled` is a folder where Python may keep the compiled modules, as an installer leaves them.
    """

    def __init__(self, folder: Path, compiled: Path | None = None) -> None:
        self.folder, self.port, self.ssh_port = folder, free_port(), free_port()
        kept = {"PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
        self._env = os.environ | (kept if compiled is not None else {})
        self.codes: list[dict[Role, str]] = []

    async def start(self, *options: str) -> None:
        """Run `fourfronts host` until its doors are open."""
        where = ["--resume"] if self.folder.exists() else ["--folder"]
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            START,
            "host",
            *where,
            str(self.folder),
            "--port",
            str(self.port),
            "--ssh-port",
            str(self.ssh_port),
            *options,
            stdout=asyncio.subprocess.PIPE,
            env=self._env,
        )
        assert self.process.stdout is not None
        # The facilitator's link is printed once the doors are open.
        while b"#facilitator=" not in (line := await self.process.stdout.readline()):
            assert line, "the host ended"
        room = load(self.folder / ROOM, RoomFile)
        assert room is not None
        self.codes = [{} for _ in room.tables]
        for code, opens in room.codes.items():
            self.codes[opens.table - 1][opens.role] = code
        self.drain = asyncio.create_task(self._drain())

    async def _drain(self) -> None:
        assert self.process.stdout is not None
        while await self.process.stdout.readline():
            pass

    def memory(self) -> float:
        """Megabytes of the host's process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    def busy(self) -> float:
        """Seconds of processor time the host has used, which others' load does not change."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / TICKS

    async def end(self) -> None:
        """Stop it as Ctrl-C would."""
        self.process.terminate()
        await self.process.wait()
        self.drain.cancel()
