"""What the host reads of the room, and gives out of its record."""

import io
import logging

from click.testing import CliRunner

from game.cli.main import fourfronts
from tests.server.channels.ear import Heard
from tests.server.paired_room import PairedRoom


class HostsOwn:
    """What the host's window and its log say of the room."""

    def __init__(self, room: PairedRoom) -> None:
        self._room = room
        self._log = io.StringIO()
        self._handler = logging.StreamHandler(self._log)
        logging.getLogger().addHandler(self._handler)

    @classmethod
    async def open(cls, room: PairedRoom, _: str) -> "HostsOwn":
        return cls(room)

    async def heard(self) -> Heard:
        lines = [*self._room.said, self._log.getvalue()]
        self._room.said.clear()
        self._log.truncate(0)
        self._log.seek(0)
        return "\n".join(lines).encode()

    async def asked(self) -> Heard:
        return await self.heard() + str(self._room.hosted.fault).encode()

    async def close(self) -> None:
        logging.getLogger().removeHandler(self._handler)


class Exported:
    """What a host gives out of the record, each by its command."""

    def __init__(self, room: PairedRoom, role: str) -> None:
        self._room, self._role = room, role
        self._file = room.folder.parent / f"orders-{role}.yaml"

    @classmethod
    async def open(cls, room: PairedRoom, seat: str) -> "Exported":
        return cls(room, seat.partition("-")[0])

    async def heard(self) -> Heard:
        return b""

    async def asked(self) -> Heard:
        record, role = str(self._room.record), self._role
        commands = [
            ["replay", record, "--as", role, "--json"],
            ["replay", record, "--as", role, "--plain"],
            ["why", record, "2027Q1", "lead", "--as", role, "--json"],
        ]
        heard = [_run(command) for command in commands]
        if role == "china":
            heard.append(_run(["orders", str(self._file), "--save", record, "--as", role]))
            heard.append(self._file.read_bytes())
            self._file.unlink()
            heard.append(self._report(record, role))
        return b"".join(heard)

    def _report(self, record: str, role: str) -> bytes:
        out = self._file.with_suffix("")
        _run(["report", record, "--for", role, "--out", str(out)])
        pages = sorted(out.iterdir())
        heard = b"".join(page.read_bytes() for page in pages)
        for page in pages:
            page.unlink()
        return heard

    async def close(self) -> None:
        pass


def _run(words: list[str]) -> bytes:
    done = CliRunner().invoke(fourfronts, words, standalone_mode=False)
    assert done.exception is None, done.exception
    return done.output_bytes
