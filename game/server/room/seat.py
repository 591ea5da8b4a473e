"""One device of one member at a table: a port like any other."""

from collections.abc import Callable
from typing import Protocol

from game.core.acts.send import Send
from game.core.command import Command, Roomwide
from game.core.errors import Refusal
from game.core.observation import Observation, Role
from game.server.room.budget import Budget
from game.server.room.hosted_table import HostedTable
from game.server.room.neighbours import Neighbours
from game.server.room.room_files import SeatFile
from game.server.wire.frames import Frames
from game.table.port import Company, Reply

Listener = Callable[[], None]
Ended = Callable[[str], None]
HASTY = "You have written very much just now; wait a moment, then send this again."


class Surroundings(Protocol):
    """What a seat needs of its room."""

    def neighbours(self, seat: SeatFile) -> Neighbours:
        """Return who is around the table as this seat's role may see them."""

    async def arrange(self, port: "SeatPort", command: Roomwide) -> Reply:
        """Do what concerns the room and its people."""

    def leave(self, port: "SeatPort") -> None:
        """A device went away."""

    def come_back(self, port: "SeatPort") -> None:
        """A device that went away is there again."""


class SeatPort:
    """A member's port to a hosted table; see `Port`.

    ``ended`` is called with a sentence when the room ends it; ``budget`` is its member's.
    """

    def __init__(
        self, around: Surroundings, hosted: HostedTable, seat: SeatFile, door: str, budget: Budget
    ) -> None:
        self.seat = seat
        self.door = door
        self.hosted = hosted
        self.budget = budget
        self.ended: Ended = lambda _: None
        self._around = around
        self._listeners: list[Listener] = []
        self._stop = hosted.listen(seat.role, self.tell)

    @property
    def role(self) -> Role:
        """Whose eyes this port has."""
        return self.seat.role

    def observe(self) -> Observation:
        """Return the newest observation for this role."""
        return self.hosted.observe(self.seat.role)

    def frames(self) -> Frames:
        """Return the newest observation as it goes over the wire."""
        return self.hosted.frames(self.seat.role)

    def company(self) -> Company:
        """Return who is around the table."""
        return self.neighbours().company.model_copy(update={"you": self.seat.member})

    def neighbours(self) -> Neighbours:
        """Return the same for all of one role: it does not say who asks."""
        return self._around.neighbours(self.seat)

    def now(self) -> float:
        """Return the host's time."""
        return self.hosted.table.date()

    async def say(self, command: Command) -> Reply:
        """Carry out a command, durably; what concerns people only goes to the room.

        Who says more than a table bears waits their turn; who writes more is told so.
        """
        await self.budget.pause("acts")
        if isinstance(command, Send) and not self.budget.allows("press"):
            return Reply(refusal=Refusal(code="slow", message=HASTY, rule="G18.1"))
        if isinstance(command, Roomwide):
            return await self._around.arrange(self, command)
        by = self.seat.member if self.seat.role != "white" else ""
        return await self.hosted.say(self.seat.role, command, by)

    def listen(self, listener: Listener) -> Listener:
        """Call `listener` when observation or company change; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self) -> None:
        """Call everybody who listens here."""
        for listener in tuple(self._listeners):
            listener()

    def moved(self, seat: SeatFile, hosted: HostedTable) -> None:
        """Go on in another place, perhaps at another table."""
        self._stop()
        self.seat, self.hosted = seat, hosted
        self._stop = self.hosted.listen(seat.role, self.tell)
        self.tell()

    def close(self) -> None:
        """Let go of the seat; the member may come back."""
        self._stop()
        self._around.leave(self)

    def back(self) -> None:
        """Be at the seat again after `close`, wherever it is now."""
        self._around.come_back(self)
