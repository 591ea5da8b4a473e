"""How soon a room with a long record can be played again after its host died.

Prints the time from starting `host --resume` to its open doors, and to the first message of
somebody who comes in then, beside reading and proving the same saves and beside starting a new room
of as many tables, all in one run; and the processor time until the doors are open, which what else
the machine does changes less.
"""

import time
from pathlib import Path

import pytest

from game.core.acts.send import Send
from game.server.client.remote_port import RemotePort
from game.server.wire.messages import Hello
from game.store.reading import read
from tests.bench.long_room import make_long_room
from tests.bench.room_host import Host

RECORDS, TABLES = 20_000, 8


@pytest.fixture(scope="module")
def long_room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long") / "room"
    make_long_room(folder, TABLES, RECORDS)
    return folder


async def started(host: Host, *options: str) -> tuple[float, float, float]:
    """Seconds until a host's doors are open, processor seconds until then, and until it is played.

    Played: somebody came in, and what they said is on the record.
    """
    begun = time.perf_counter()
    await host.start(*options)
    opened, busy = time.perf_counter() - begun, host.busy()
    hello = Hello(code=host.codes[0]["us"], name="Ada", device="bench-device")
    port = await RemotePort.join(f"127.0.0.1:{host.port}", hello)
    assert (await port.say(Send(text="Here we are"))).ok
    played = time.perf_counter() - begun
    await port.close()
    await host.end()
    return opened, busy, played


async def test_a_long_room_is_back_soon(long_room: Path, tmp_path: Path) -> None:
    begun, busy = time.perf_counter(), time.process_time()
    records = sum(len(read(path).records) for path in sorted(long_room.glob("*.jsonl")))
    reading = time.perf_counter() - begun, time.process_time() - busy
    assert records >= RECORDS
    print(f"{records} records, {TABLES} tables")
    print(f"read       {reading[0]:5.2f} s, {reading[1]:5.2f} s of processor")
    new = ("--clock", "none", "--tables", str(TABLES))
    compiled = tmp_path / "compiled"
    await started(Host(tmp_path / "first", compiled), *new)  # this one compiles
    for what, host, options in (
        ("new room", Host(tmp_path / "room", compiled), new),
        ("resumed", Host(long_room, compiled), ()),
    ):
        opened, busy, played = await started(host, *options)
        print(
            f"{what:<10} {opened:5.2f} s, {busy:5.2f} s of processor until its doors are open,"
            f" {busy / reading[1]:4.1f} times reading; {played:5.2f} s until played"
        )
