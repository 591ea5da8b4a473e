"""A table in a room: one command at a time, off the event loop, and its clock kept going."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from game.core.command import Command
from game.core.conduct.words import Post
from game.core.errors import DiskFailed, Refusal
from game.core.observation import Observation, Role
from game.server.room.faults import note
from game.server.wire.frames import Frames
from game.table.port import Reply
from game.table.table import Table
from game.world.vocabulary import Faction

Listener = Callable[[], None]
Tell = Callable[[str], None]
Done = TypeVar("Done")
NOT_KEPT = "The host's disk has failed; this was not kept. Everything before it is safe."
AGAIN = 0.1
"""Seconds after telling of changes before there is telling again: a crowd's changes go together."""
TICK = 1.0
"""Longest sleep of the clock's keeper, in seconds: a phase begun meanwhile has a new end."""


class HostedTable:
    """A table with its number in the room. Made on the event loop that it then lives on.

    What a role sees is worked out once per change, however many watch, and listeners of a role
    are called only if what it sees has changed: a rival's keystrokes make no traffic. Who spoke
    sees what came of it at once; the others see all that came meanwhile, `AGAIN` later at most.
    `tell` prints a line for the host, once, when the disk fails.
    """

    def __init__(self, number: int, table: Table, tell: Tell) -> None:
        self.number = number
        self.table = table
        self.fault = ""
        self._clock_fails = False
        self._say_to_host = tell
        self._one_at_a_time = asyncio.Lock()
        self._seen: dict[Role, Observation] = {}
        self._stale: frozenset[Role] = frozenset()
        self._told: dict[Role, Observation] = {}
        self._frames: dict[Role, Frames] = {}
        self._listeners: dict[Role, dict[Listener, None]] = {}
        self._work: set[asyncio.Task[Any]] = set()
        self._looking: asyncio.Task[None] | None = None

    def observe(self, role: Role) -> Observation:
        """Return what a role sees; nothing that a command still under way has done."""
        if role not in self._seen or (role in self._stale and not self._one_at_a_time.locked()):
            self._look(role)
        return self._seen[role]

    def frames(self, role: Role) -> Frames:
        """Return the same as it goes over the wire."""
        frames = self._frames.setdefault(role, Frames())
        frames.show(self.observe(role))
        return frames

    def listen(self, role: Role, listener: Listener) -> Listener:
        """Call `listener` when what `role` sees has changed; returns how to stop."""
        if not self._listeners.get(role):
            self._told[role] = self.observe(role)
        self._listeners.setdefault(role, {})[listener] = None
        return lambda: self._listeners[role].pop(listener, None)

    async def say(self, role: Role, command: Command, by: str) -> Reply:
        """Carry out a command durably; who said it sees what came of it."""
        # Who was in time does not come too late by waiting for others' turns.
        at = self.table.steady()
        try:
            return await self._do(lambda: self.table.say(role, command, by, at), role)
        except DiskFailed as fault:
            return self._failed(fault)

    async def seat(self, member: str, faction: Faction, post: Post) -> Reply:
        """Write down that somebody sits in a faction."""
        return await self._people(lambda: self.table.seat(member, faction, post))

    async def unseat(self, member: str) -> Reply:
        """Write down that a member is no longer at the table."""
        return await self._people(lambda: self.table.unseat(member))

    async def _people(self, write: Callable[[], None]) -> Reply:
        try:
            await self._do(write)
        except DiskFailed as fault:
            return self._failed(fault)
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
        try:
            await self._do(self.table.tick)
        except DiskFailed as fault:
            self._failed(fault)
        except Exception as fault:  # a clock that stops in silence would strand the room
            if not self._clock_fails:
                self._clock_fails = True
                note(f"The clock of table {self.number}", fault)
                self._say_to_host(f"Table {self.number}: the clock failed; it is tried again.")
            await asyncio.sleep(TICK)
        else:
            if self._clock_fails:
                self._say_to_host(f"Table {self.number}: the clock works again.")
            self._clock_fails = False
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

    async def _do(self, work: Callable[[], Done], *roles: Role) -> Done:
        """Do something to the table in its turn, whatever becomes meanwhile of who asked for it.

        It is looked at again with the eyes of `roles`; whose view changed besides is told soon.
        """
        doing = asyncio.create_task(self._done(work, roles), name="a turn at the table")
        self._work.add(doing)
        doing.add_done_callback(self._work.discard)
        return await asyncio.shield(doing)

    async def _done(self, work: Callable[[], Done], roles: tuple[Role, ...]) -> Done:
        def work_and_look() -> Done:
            try:
                return work()
            finally:
                self._stale |= self.table.concerned
                self.table.concerned = frozenset()
                self._look(*roles)

        async with self._one_at_a_time:
            try:
                return await asyncio.to_thread(work_and_look)
            finally:
                if not self.telling:
                    self._looking = asyncio.create_task(self._tell(), name="tell what changed")

    @property
    def telling(self) -> bool:
        """Whether some may not have been told yet of what has changed."""
        return self._looking is not None and not self._looking.done()

    def _look(self, *roles: Role) -> None:
        self._stale -= frozenset(roles)
        self._seen |= {role: self.table.observe(role) for role in roles}

    async def _tell(self) -> None:
        """Look with every role's eyes that somebody uses, and tell those whose view changed."""
        while (stale := self._stale & self._watching()) or self._untold():
            async with self._one_at_a_time:
                await asyncio.to_thread(self._look, *sorted(stale))
            for role in self._untold():
                self._told[role] = self._seen[role]
                for listener in tuple(self._listeners[role]):
                    listener()
            await asyncio.sleep(AGAIN)

    def _watching(self) -> frozenset[Role]:
        return frozenset(role for role, listeners in self._listeners.items() if listeners)

    def _untold(self) -> tuple[Role, ...]:
        """Return the roles that have been looked with, and whose listeners do not know it yet."""
        return tuple(r for r in self._watching() if self._seen[r] is not self._told[r])

    async def close(self) -> None:
        """Give the save back when the command under way is done."""
        async with self._one_at_a_time:
            if self._looking is not None:
                self._looking.cancel()
            self.table.close()
