"""A room: its tables, the codes that open them, and who sits where."""

import time
from pathlib import Path

from game.core.conduct.words import POSTS, Post
from game.core.errors import FourFrontsError, Refusal
from game.core.observation import Role
from game.server import codes
from game.server.answers import Answers
from game.server.folder import Opens, RoomFile, SeatFile, keep
from game.server.gathering import Gathering, Tell
from game.server.hosted import HostedTable
from game.server.roster import MOST_DEVICES, Roster, hashed
from game.server.seat import Pass, SeatPort
from game.world.vocabulary import FACTIONS

ROOM = "room.json"


class Turned(FourFrontsError):
    """Somebody was turned away at a door; the refusal says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(code=code, message=message, rule="G18.1")


class Room:
    """The people side of a host. `tell` prints a line for the host about who comes and goes."""

    def __init__(
        self, folder: Path, file: RoomFile, tables: dict[int, HostedTable], tell: Tell
    ) -> None:
        self.tables = tables
        self._folder = folder
        self._file = file
        self._roster = Roster(folder)
        self._guesses = codes.Guesses(time.monotonic)
        self._gathering = Gathering(tables, self._roster, file.codes, tell)
        self._answers: dict[tuple[int, str], dict[str, Answers]] = {}

    @property
    def codes(self) -> dict[str, Opens]:
        """The codes and what each opens, for the host's own eyes."""
        return self._file.codes

    async def knows(self, code: str) -> bool:
        """Whether a code opens anything; counts as a guess. `Turned` when there are too many."""
        return self._opens(code) is not None

    def role_of(self, code: str) -> Role | None:
        """Return whose door a code opens, for who was let in by it (no guess is counted)."""
        found = codes.find({code: opens.role for code, opens in self._file.codes.items()}, code)
        return next((o.role for o in self._file.codes.values() if o.role == found), None)

    def has_seat(self, code: str, name: str) -> bool:
        """Whether somebody of this name has a seat behind the code's door."""
        opens = self._file.codes.get(codes.meant(code))
        return opens is not None and self._roster.find(opens.table, opens.role, name) is not None

    async def enter(self, code: str, name: str, post: str = "member", door: str = "") -> Pass:
        """Come in by a code; the name of somebody who was here before is their seat again.

        `code` may be the facilitator's one-time secret. Raises `Turned`.
        """
        opens = self._opens(code)
        if opens is None:
            raise Turned("code", "This code opens nothing here. Ask the host for it again.")
        if opens.role == "white":
            self._file = self._file.model_copy(update={"facilitator": ""})
            keep(self._folder / ROOM, self._file)
        role: Role = "projector" if (opens.role, post) == ("observer", "projector") else opens.role
        seat = self._roster.find(opens.table, role, name) if role != "white" else None
        if seat is None:
            seat = await self._newcomer(opens.table, role, name, _post(post))
        token = self._roster.issue(seat)
        seat = self._roster.holder(token) or seat
        await self._roster.kept()
        return Pass(token=token, member=seat.member, role=seat.role, table=seat.table, name=name)

    def known(self, token: str) -> Pass:
        """Let in somebody who holds a seat's token. Raises `Turned`."""
        seat = self._roster.holder(token)
        if seat is None:
            raise Turned("token", "This seat is no longer yours; come in with the code again.")
        name = self._roster.name(seat)
        return Pass(token=token, member=seat.member, role=seat.role, table=seat.table, name=name)

    def answers(self, seat: SeatFile, device: str) -> Answers:
        """Return what is remembered of a device's last command."""
        home = min(self.tables) if seat.role == "white" else seat.table
        remembered = self._answers.setdefault((home, seat.member), {})
        if device not in remembered and len(remembered) >= MOST_DEVICES:
            remembered.pop(next(iter(remembered)))
        return remembered.setdefault(device, Answers())

    def invite(self, page: str, ssh: str) -> None:
        """Tell the boards by which addresses others come in."""
        self._gathering.invite(page, ssh)

    def port(self, token: str, door: str, table: int = 0) -> SeatPort:
        """Connect a device; the facilitator may say at which `table`. Raises `Turned`."""
        seat = self._roster.holder(token)
        if seat is None:
            raise Turned("token", "This seat is no longer yours; come in with the code again.")
        return self._gathering.connect(seat, door, table)

    def _opens(self, code: str) -> Opens | None:
        if not self._guesses.take():
            raise Turned("busy", "Too many codes are being tried just now; wait a moment.")
        if self._file.facilitator and hashed(code.strip()) == self._file.facilitator:
            return Opens(table=min(self.tables), role="white")
        known = {code: str(number) for number, code in enumerate(self._file.codes)}
        found = codes.find(known, code)
        return None if found is None else list(self._file.codes.values())[int(found)]

    async def _newcomer(self, table: int, role: Role, name: str, post: Post) -> SeatFile:
        refusal = self._roster.refusal(table, name)
        if refusal is not None:
            raise Turned("name", refusal)
        seat = self._roster.seat(table, role, name, post)
        if role in FACTIONS:  # on the record before the roster is kept, or they could never speak
            await self.tables[table].seat(seat.member, role, post)
        return seat


def _post(word: str) -> Post:
    return next((post for post in POSTS if post == word), "member")
