"""Where no host is, it is said in a sentence what is there and what to do, before anything else."""

import asyncio
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from game.server.client import remote_port as remote
from game.server.client.remote_port import LineError, RemotePort
from game.server.wire.messages import Hello
from tests.cli.test_commands import fourfronts
from tests.server.conftest import OpenRoom

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HELLO = Hello(code="AAAA-AAAA", name="Ada", device="test-device")
JOIN = "import sys; from game.cli import main; main()"


def nobody() -> int:
    """A port at which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        number: int = one.getsockname()[1]
        return number


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def _shut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def _ssh(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
    await reader.read()


async def _page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")


@asynccontextmanager
async def served(serve: Serve) -> AsyncIterator[int]:
    done: list[asyncio.Event] = []

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        done.append(asyncio.Event())
        last = done[-1]
        with suppress(ConnectionError):
            await serve(reader, writer)
            writer.close()
            await writer.wait_closed()
        last.set()

    server = await asyncio.start_server(one, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for last in done:
            await last.wait()


@pytest.mark.parametrize(
    ("serve", "scheme", "words"),
    [
        (_silent, "http", "Nothing answers at 127.0.0.1 port PORT."),
        (_shut, "http", "What answers at 127.0.0.1 port PORT is no host"),
        (_ssh, "http", "What answers at 127.0.0.1 port PORT is no host"),
        (_page, "http", "lets no line through (status 200)"),
        (_page, "https", "does not speak TLS; try the address with http:// before it"),
    ],
)
async def test_what_answers_but_is_no_host_is_told_from_one(
    serve: Serve, scheme: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "PATIENCE", 0.5)
    async with served(serve) as port:
        with pytest.raises(LineError, match=re.escape(words.replace("PORT", str(port)))):
            await RemotePort.join(f"{scheme}://127.0.0.1:{port}", HELLO)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("127.0.0.1:PORT", "Nobody is at 127.0.0.1 port PORT: no room is open there. Look at"),
        ("http://no-such-host.invalid", "There is no machine called no-such-host.invalid"),
        ("gopher://x", "is not the address of a host; it looks like 10.0.0.5:8000"),
    ],
)
def test_whether_a_host_is_there_is_seen_before_a_name_is_asked_for(
    address: str, words: str
) -> None:
    port = str(nobody())
    done = fourfronts("join", address.replace("PORT", port), "AAAA-AAAA", "--plain", given="Ada\n")
    assert words.replace("PORT", port) in done.stderr
    assert "name:" not in done.stderr + done.stdout
    assert done.returncode == 7


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--post", "treasurr"), 2, "Did you mean treasurer?"),
        (("--table", "-1"), 2, "--table"),
        (("--name", "x" * 101), 2, "A name has at most 24 letters; this one has 101."),
        (("--name", "[/]"), 2, "A name is made of letters"),
    ],
)
def test_what_can_be_seen_to_be_wrong_is_said_before_any_host_is_asked(
    options: tuple[str, ...], code: int, words: str
) -> None:
    done = fourfronts("join", f"127.0.0.1:{nobody()}", "AAAA-AAAA", *options)
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr


async def test_to_see_whether_a_host_is_there_is_no_guess(open_room: OpenRoom) -> None:
    live = await open_room()
    left = live.room._guesses.count
    await RemotePort.reach(live.address)
    assert live.room._guesses.count == left


async def test_a_name_is_taken_from_a_pipe_and_asked_for_where_there_is_none(
    open_room: OpenRoom,
) -> None:
    live = await open_room()

    def run(given: str) -> subprocess.CompletedProcess[str]:
        words = ["join", live.address, live.code("us"), "--plain"]
        return subprocess.run(
            [sys.executable, "-c", JOIN, *words],
            input=given,
            text=True,
            capture_output=True,
            timeout=60,
        )

    assert (
        "Give yours with --name Ada, or as the first line."
        in (await asyncio.to_thread(run, "")).stderr
    )
    back = f"fourfronts join {live.address} {live.code('us')} --name Bea"
    assert (
        f"Your seat is kept. Come back with: {back}"
        in (await asyncio.to_thread(run, "Bea\nquit\n")).stdout
    )
    assert live.room.has_seat(live.code("us"), "Bea")
