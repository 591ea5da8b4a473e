"""A table in a room: one command at a time, off the event loop, and its clock kept going."""

import asyncio
import zlib
from collections.abc import Callable

from game.core.conduct.words import Post
from game.core.errors import DiskFailed, Refusal
from game.core.observation import Observation, Role
from game.table.port import Command, Reply
from game.table.table import Table
from game.world.vocabulary import Faction

Listener = Callable[[], None]
Tell = Callable[[str], None]
NOT_KEPT = "The host's disk has failed; this was not kept. Everything before it is safe."
TICK = 1.0
"""Longest sleep of the clock's keeper, in seconds: a phase begun meanwhile has a new end."""


class HostedTable:
    """A table with its number in the room. Made on the event loop that it then lives on.

    What a role sees is worked out once per change, however many watch, and listeners of a role
    are called only if what it sees has changed: a rival's keystrokes make no traffic. `tell`
    prints a line for the host, once, when the disk fails.
    """

    def __init__(self, number: int, table: Table, tell: Tell) -> None:
        self.number = number
        self.table = table
        self.fault = ""
        self._say_to_host = tell
        self._one_at_a_time = asyncio.Lock()
        self._seen: dict[Role, Observation] = {}
        self._frames: dict[Role, bytes] = {}
        self._listeners: dict[Listener, Role] = {}

    def observe(self, role: Role) -> Observation:
        """Return what a role sees now."""
        if role not in self._seen:
            self._seen[role] = self.table.observe(role)
        return self._seen[role]

    def frame(self, role: Role) -> bytes:
        """Return the same as it goes over the wire: JSON, deflated once for all who see it."""
        if role not in self._frames:
            self._frames[role] = zlib.compress(self.observe(role).model_dump_json().encode(), 4)
        return self._frames[role]

    def listen(self, role: Role, listener: Listener) -> Listener:
        """Call `listener` when what `role` sees has changed; returns how to stop."""
        self._listeners[listener] = role
        return lambda: self._listeners.pop(listener, None) and None

    async def say(self, role: Role, command: Command, by: str) -> Reply:
        """Carry out a command durably, then tell those who see a difference."""
        # Who was in time does not come too late by waiting for others' turns.
        at = self.table.steady()
        async with self._one_at_a_time:
            try:
                reply = await asyncio.to_thread(self.table.say, role, command, by, at)
            except DiskFailed as fault:
                return self._failed(fault)
            self._tell()
        return reply

    async def seat(self, member: str, faction: Faction, post: Post) -> Reply:
        """Write down that somebody sits in a faction."""
        return await self._people(self.table.seat, member, faction, post)

    async def unseat(self, member: str) -> Reply:
        """Write down that a member is no longer at the table."""
        return await self._people(self.table.unseat, member)

    async def _people(self, write: Callable[..., None], *words: str) -> Reply:
        async with self._one_at_a_time:
            try:
                await asyncio.to_thread(write, *words)
            except DiskFailed as fault:
                return self._failed(fault)
            self._tell()
        return Reply()

    async def run(self) -> None:
        """Keep the clock until cancelled."""
        while True:
            due = self.table.due()
            if due is not None and due <= 0:
                await self._tick()
                continue
            await asyncio.sleep(TICK if due is None else min(TICK, due))

    async def _tick(self) -> None:
        async with self._one_at_a_time:
            try:
                await asyncio.to_thread(self.table.tick)
            except DiskFailed as fault:
                self._failed(fault)
            self._tell()
        if self.fault:
            await asyncio.sleep(TICK)

    def _failed(self, fault: DiskFailed) -> Reply:
        """Say that nothing more can be kept, to who asked and, the first time, to the host."""
        if not self.fault:
            self.fault = str(fault)
            self._say_to_host(
                f"Table {self.number} has stopped: {self.table.path} can't be written to. All that"
                " was acknowledged is safe. Make room on the disk, then Ctrl-C, and go on with:"
                f" fourfronts host --resume {self.table.path.parent}"
            )
        return Reply(refusal=Refusal(code="disk", message=NOT_KEPT, rule="G11.1"))

    def _tell(self) -> None:
        """Look again with every role's eyes that somebody uses; tell those whose view changed."""
        concerned, self.table.concerned = self.table.concerned, frozenset()
        before = self._seen
        self._seen = {role: seen for role, seen in before.items() if role not in concerned}
        watched = {*before, *self._listeners.values()} & concerned
        changed = {role for role in watched if self.observe(role) != before.get(role)}
        self._frames = {role: frame for role, frame in self._frames.items() if role not in changed}
        for listener, role in tuple(self._listeners.items()):
            if role in changed:
                listener()

    async def close(self) -> None:
        """Give the save back when the command under way is done."""
        async with self._one_at_a_time:
            self.table.close()
