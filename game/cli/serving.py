"""Running a room on this machine: its doors, what its window shows, and the keys pressed there."""

import asyncio
import logging
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from textual.app import App

from game.cli.addresses import own_addresses
from game.cli.host_window import FaultLines, HostWindow, listen_to_keys
from game.cli.reading import look_up, paragraphs
from game.cli.welcome import Address, named, page_address, page_lines, private_lines
from game.lines.session import PlainSession
from game.server.doors.browser_door import browser_routes
from game.server.doors.listening import listen, tls_context
from game.server.doors.web_door import make_app, open_web
from game.server.room.collector import calm_collector, uncollected
from game.server.room.room import Room
from game.server.room.room_files import Doors
from game.server.room.running import Door, run_room
from game.table.port import Port
from game.tui.app.board_app import BoardApp
from game.tui.ink.glyphs import choose_glyphs

KEYS = (
    "Enter shows the page for everybody: addresses, codes, a QR code. f and Enter print a fresh"
    " link for the facilitator; Ctrl-C closes the room."
)
KEPT = ("The match is kept by the host.", "Your seat is kept.")


def serve(room: Room, folder: Path, secret: str, at: Doors, window: HostWindow) -> int:
    """Keep a room open until it is told to close; returns the exit code."""
    faults = FaultLines(window)
    logging.getLogger("game").addHandler(faults)
    try:
        asyncio.run(_run(room, folder, secret, at, window))
        window.say(f"Closed. Everything is kept; go on with: {_resume(folder)}")
    finally:
        logging.getLogger("game").removeHandler(faults)
        window.close()
    return 0


def _resume(folder: Path) -> str:
    """Return the command that brings a room back, as it is typed on this system."""
    words = ["fourfronts", "host", "--resume", str(folder)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


async def _run(room: Room, folder: Path, secret: str, at: Doors, window: HostWindow) -> None:
    stop = asyncio.Event()
    _stop_by_signal(stop)

    async def open_doors() -> list[Door]:
        with uncollected():
            doors, address = await _open(room, folder, at, window)
        calm_collector()
        room.invite(address.page, address.ssh)
        for line in private_lines(address, secret):
            window.say(line)
        window.say(f"The room is kept in {folder}\n")
        if sys.stdin.isatty():  # the link shall not have scrolled away before it was seen
            window.say(KEYS)
            listen_to_keys(lambda typed: _answer(typed, address, room, window))
        else:
            _show(address, room, window)
        return doors

    await run_room(room, folder, open_doors, stop)


def _stop_by_signal(stop: asyncio.Event) -> None:
    """Close the room on Ctrl-C and SIGTERM, also where an event loop takes no signals."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


def _answer(typed: str, address: Address, room: Room, window: HostWindow) -> None:
    """Do what a line typed in the window asks for: the page, or a fresh link."""
    if typed.lower() != "f":
        _show(address, room, window)
        return
    try:
        secret = room.fresh_link()
    except OSError as fault:
        window.tell(f"No link: the room's folder can't be written to ({fault.strerror}).")
        return
    for line in private_lines(address, secret):
        window.say(line)


def _show(address: Address, room: Room, window: HostWindow) -> None:
    """Say how people come in."""
    square = not choose_glyphs(os.environ, sys.stdout.encoding).ascii
    for line in page_lines(address, room.codes, square=square):
        window.say(line)


async def _open(
    room: Room, folder: Path, at: Doors, window: HostWindow
) -> tuple[list[Door], Address]:
    """Open the web door and, where it can be, the SSH door; also return their addresses."""
    place, *others = [named(at.names[0])] if at.names else own_addresses(at.bind)
    known = (*map(named, at.names), socket.gethostname(), f"{socket.gethostname()}.local")
    app = make_app(room, known, browser_routes(make_board), window.tell)
    tls = tls_context(Path(at.cert), Path(at.key)) if at.cert and at.key else None
    door = await listen(open_web(app, at.bind, at.port, tls), at.bind, at.port, "--port")
    page = page_address(at.names, place, door.port, tls=tls is not None)
    more = tuple(page_address((), other, door.port, tls=tls is not None) for other in others)
    at = at.model_copy(update={"port": door.port})
    room.remember(at)
    if at.ssh_port is None:
        return [door], Address(page, more=more)
    try:
        from game.server.doors.ssh_door import open_ssh
    except ImportError:
        window.say("There is no SSH door: it needs the package asyncssh.")
        return [door], Address(page, more=more)
    opening = open_ssh(room, make_board, play_lines, folder=folder, bind=at.bind, port=at.ssh_port)
    ssh = await listen(opening, at.bind, at.ssh_port, "--ssh-port")
    room.remember(at.model_copy(update={"ssh_port": ssh.port}))
    line = f"ssh -p {ssh.port} CODE@{place}"
    return [door, ssh], Address(page, line, ssh.fingerprint, more)


def make_board(port: Port) -> App[int]:
    """Return the board of a seat, for a session in this process."""
    return BoardApp(
        [port],
        hotseat=False,
        saved_to="the host's room",
        rules=paragraphs,
        glyphs=choose_glyphs(os.environ, "utf-8"),
        animate=False,
    )


async def play_lines(port: Port, lines: AsyncIterator[str], say: Callable[[str], None]) -> int:
    """Play a seat in lines of text."""
    return await PlainSession([port], lines, say, look_up, KEPT).run()
