"""Running a room: its doors open, its clocks wound, its heart beating, until it is told to stop."""

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from game.core.errors import UsageError
from game.server.faults import note_forgotten
from game.server.hosting import ALIVE
from game.server.room import Room

Opened = TypeVar("Opened")

BEAT_SECONDS = 2.0
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def check_bind(bind: str, tls: bool, plain_http: bool) -> None:
    """Refuse to listen to other machines without TLS, unless that was asked for in words."""
    if bind in LOOPBACK or tls or plain_http:
        return
    raise UsageError(
        f"Listening on {bind} lets other machines in, and without TLS anybody on the same network"
        " could read the codes and orders. Give --cert and --key, or say --plain-http if this is"
        " a network you trust, such as a classroom's own."
    )


def tls_context(cert: Path, key: Path) -> ssl.SSLContext:
    """Return a TLS context of a certificate and its key; `UsageError` if they do not fit."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(cert, key)
    except (OSError, ssl.SSLError) as fault:
        message = f"The certificate {cert} and the key {key} can't be used: {fault}."
        raise UsageError(message) from fault
    return context


class Door(Protocol):
    """A listening server."""

    async def close(self) -> None:
        """Stop listening, and let everybody go."""


async def run_room(
    room: Room,
    folder: Path,
    open_doors: Callable[[], Awaitable[Sequence[Door]]],
    stop: asyncio.Event,
) -> None:
    """Open the doors, keep the clocks and run until `stop`; then close everything tidily."""
    doors: Sequence[Door] = ()
    asyncio.get_running_loop().set_exception_handler(note_forgotten)
    work = [asyncio.create_task(table.run()) for table in room.tables.values()]
    work.append(asyncio.create_task(_beat(folder / ALIVE)))
    try:
        doors = await open_doors()
        await stop.wait()
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        for door in doors:
            await door.close()
        for table in room.tables.values():
            await table.close()


async def listen(opening: Awaitable[Opened], where: str) -> Opened:
    """Open a door; `UsageError` says it in a sentence if nothing can listen there."""
    try:
        return await opening
    except OSError as fault:
        raise UsageError(f"Nothing can listen on {where}: {fault.strerror}.") from fault


async def _beat(path: Path) -> None:
    """Leave word that the host is alive; a full disk is the tables' concern, not the heart's."""
    while True:
        with contextlib.suppress(OSError):
            path.touch(mode=0o600)
        await asyncio.sleep(BEAT_SECONDS)
