"""Every way by which anything leaves a room, heard from its far end. `CHANNELS` has them all."""

from collections.abc import Awaitable, Callable
from typing import Any

from game.server.board import page_boards as boards
from game.server.doors import browser_door as browser
from game.server.doors import ssh_door as ssh
from game.server.room import budget, gathering
from game.server.room import hosted_table as hosted
from game.server.room.budget import LIMITS, Limit
from game.tui.screens import projector
from tests.server.channels.browser import BrowserBoard, CountingOutbox, Pages, PolledBoard
from tests.server.channels.ear import Ear
from tests.server.channels.hosts_own import Exported, HostsOwn
from tests.server.channels.joined import Joined, Newcomer
from tests.server.channels.ssh import CountingChannel, SshBoard, SshLines
from tests.server.paired_room import PairedRoom

Open = Callable[[PairedRoom, str], Awaitable[Ear]]
CHANNELS: dict[str, tuple[Open, str, int]] = {
    "join": (Joined.open, "china-1", 1),
    "join, a watcher": (Joined.open, "observer-1", 1),
    "join, the wall": (Joined.open, "projector-1", 1),
    "a new line": (Newcomer.open, "china-1", 1),
    "the host's own": (HostsOwn.open, "", 1),
    "ssh, the board": (SshBoard.open, "china-1", 20),
    "browser": (BrowserBoard.open, "projector-1", 20),
    "polling": (PolledBoard.open, "observer-1", 20),
    "ssh, lines": (SshLines.open, "china-1", 100),
    "ssh, lines of a watcher": (SshLines.open, "observer-1", 100),
    "pages": (Pages.open, "", 100),
    "exports": (Exported.open, "china-1", 100),
    "exports for watchers": (Exported.open, "observer-1", 100),
}
"""A channel, whose ears are there, and which part of the pairs of a long run it gets (one in …)."""

ROUTES = {
    "/": "pages",
    "/static/{name}": "pages",
    "/enter": "pages",
    "/play": "join",
    "/terminal": "browser",
    "/poll/open": "polling",
    "/poll/send": "polling",
    "/poll/receive": "polling",
}
DOORS = {"open_web": "browser", "open_ssh": "ssh, the board"}
COMMANDS = {
    "host": "the host's own",
    "join": "join",
    "orders": "exports",
    "replay": "exports",
    "report": "exports",
    "why": "exports",
}
"""Routes, doors and commands that let something out of a room, and by which channel."""
NO_CHANNEL = {
    "play": "one terminal, no room",
    "resume": "one terminal, no room",
    "verify": "tells the host whether a record is whole",
    "repair": "copies the host's own record",
    "par": "tells the host how a finished record was played; there is no --as",
    "lenses": "tells the host how a record would have gone; there is no --as",
    "export": "tells the host all of a match that is over; of no other",
    "forget": "tells the host what was deleted",
    "simulate": "no people",
    "fuzz": "no people",
    "tournament": "no people",
    "calibrate": "no people",
    "balance": "no people",
    "hindcast": "no people",
    "rules": "the rules",
    "lint": "the rules",
    "schema": "the rules",
}
"""Commands that let nothing out to players."""


def open_wide(monkeypatch: Any) -> None:
    """Let the doors count what they send and take as much as comes; no page turns by itself."""
    monkeypatch.setattr(boards, "Outbox", CountingOutbox)
    for telling in (hosted, gathering):
        monkeypatch.setattr(telling, "AGAIN", 0.0)
    monkeypatch.setattr(ssh, "Channel", CountingChannel)
    monkeypatch.setattr(browser, "POLL_SECONDS", 0.0)
    monkeypatch.setattr(projector, "NEWS_SECONDS", 1e9)
    monkeypatch.setattr(budget, "LIMITS", {thing: Limit(1e12, 1e12) for thing in LIMITS})
