"""A room: its tables, the codes that open them, and who sits where."""

import asyncio
import time
from pathlib import Path

from game.core import meant
from game.core.conduct.words import POSTS, Post
from game.core.errors import FourFrontsError, Refusal
from game.core.near_names import did_you_mean
from game.core.observation import Role
from game.server.room import codes
from game.server.room.budget import Budget, Thing
from game.server.room.faults import OUT_OF_HANDLES
from game.server.room.gathering import Gathering
from game.server.room.hosted_table import NOT_KEPT, HostedTable, Tell
from game.server.room.last_answer import LastAnswer
from game.server.room.room_files import Doors, Opens, RoomFile, SeatFile, keep, with_secret
from game.server.room.roster import MOST_DEVICES, WATCHERS, Roster, hashed, new_secret
from game.server.room.seat import SeatPort
from game.server.wire.messages import Pass
from game.store.places import ROOM
from game.world.vocabulary import FACTIONS

SPENT = (
    "This facilitator's link was used before, or the room was opened anew since: each works once."
    " Who used it goes on where they did: in that browser, or with the same command on that"
    " machine. For a new link press f and Enter in the host's window, or close the room and open it"
    " again: fourfronts host --resume FOLDER"
)

OFTEN = "This seat has been opened very often just now. Wait a few seconds, then come in again."


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
        self._tell = tell
        self._roster = Roster(folder)
        self._guesses = codes.Guesses(time.monotonic)
        self._gathering = Gathering(tables, self._roster, file.codes, tell)
        self._budgets: dict[Opens, Budget] = {}
        self._answers: dict[tuple[int, str], dict[str, LastAnswer]] = {}
        self._seating = {number: asyncio.Lock() for number in tables}

    @property
    def codes(self) -> dict[str, Opens]:
        """The codes and what each opens, for the host's own eyes."""
        return self._file.codes

    @property
    def doors(self) -> Doors | None:
        """Where the room listened last, if it ever did."""
        return self._file.doors

    def remember(self, doors: Doors) -> None:
        """Keep where the room listens, for when it is resumed."""
        self._file = self._file.model_copy(update={"doors": doors})
        keep(self._folder / ROOM, self._file)

    def tell(self, line: str) -> None:
        """Say a line in the host's window."""
        self._tell(line)

    def fresh_link(self) -> str:
        """Return a new one-time secret for the facilitator; one not used yet opens no more.

        Raises `OSError` if it can't be kept.
        """
        secret = new_secret()
        file = with_secret(self._file, hashed(secret))
        keep(self._folder / ROOM, file)
        self._file = file
        return secret

    async def knows(self, code: str, name: str = "") -> bool:
        """Whether a code opens anything, perhaps for this `name`. `Turned` as for `enter`."""
        return await self._opens(code, name) is not None

    def role_of(self, code: str) -> Role | None:
        """Return whose door a code opens, for who was let in by it (no guess is counted)."""
        found = codes.find({code: opens.role for code, opens in self._file.codes.items()}, code)
        return next((o.role for o in self._file.codes.values() if o.role == found), None)

    def has_seat(self, code: str, name: str) -> bool:
        """Whether somebody of this name has a seat behind the code's door."""
        opens = self._file.codes.get(meant.code(code))
        if opens is None:
            return False
        return self._roster.find(opens.table, opens.role, meant.name(name)) is not None

    def refuses(self, code: str, name: str) -> str | None:
        """Say why nobody of this name can come in by a code that opens; else nothing."""
        opens = self._file.codes.get(meant.code(code))
        if opens is None or self.has_seat(code, name):
            return None
        return self._roster.refusal(opens.table, opens.role, meant.name(name))

    async def enter(self, code: str, name: str, post: str = "member", table: int = 0) -> Pass:
        """Come in by a code; the name of somebody who was here before is their seat again.

        `code` may be the facilitator's link or its secret; `table` the one asked for, if any.
        Raises `Turned`.
        """
        opens = await self._opens(code, name)
        if opens is None:
            raise Turned("code", "This code opens nothing here. Ask the host for it again.")
        self._check_table(opens, table)
        _check_post(opens.role, post)
        role: Role = "projector" if (opens.role, post) == ("observer", "projector") else opens.role
        try:
            return await self._let_in(opens.table, role, meant.name(name), _post(post))
        except OSError as fault:
            if fault.errno in OUT_OF_HANDLES:
                raise Turned("busy", "Very many are at the door just now; try again.") from fault
            self._tell(f"Nobody can be let in: the room's folder can't be written to ({fault}).")
            raise Turned("disk", NOT_KEPT) from fault

    def _by_code(self, opens: Opens) -> Budget:
        """Return what all may ask of the room together who come by one code."""
        if opens not in self._budgets:

            def slowed(_: Thing) -> None:
                self._tell(f"Table {opens.table}: very many come in by the {opens.role} code.")

            self._budgets[opens] = Budget(slowed, free=opens.role == "white")
        return self._budgets[opens]

    async def _let_in(self, table: int, role: Role, name: str, post: Post) -> Pass:
        """Give somebody a seat, or the one they had, and a token. Raises `Turned`, `OSError`."""
        seat = self._roster.find(table, role, name)
        new = seat is None
        if new and (refusal := self._roster.refusal(table, role, name)) is not None:
            raise Turned("name", refusal)
        if not self._by_code(Opens(table=table, role=role)).allows("entries"):
            raise Turned("busy", "Very many are coming in by this code just now; wait a moment.")
        if role == "white":  # only now: a name that is refused spends no link
            self._file = with_secret(self._file, "")
            keep(self._folder / ROOM, self._file)
        if seat is None:
            seat = self._roster.seat(table, role, name, post)
        await self._at_the_table(seat)
        token = self._roster.issue(seat)
        seat = self._roster.holder(token) or seat
        try:
            await self._roster.kept()
        except OSError:
            if new:
                self._roster.remove(seat)
            raise
        return Pass(token=token, member=seat.member, role=seat.role, table=seat.table, name=name)

    async def _at_the_table(self, seat: SeatFile) -> None:
        """Make sure that the record knows a member: a host may have died between room and record.

        Raises `Turned`.
        """
        if seat.role not in FACTIONS:
            return
        hosted = self.tables[seat.table]
        async with self._seating[seat.table]:  # two devices of one newcomer may come at once
            if hosted.table.has(seat.member):
                return
            reply = await hosted.seat(seat.member, seat.role, seat.post)
        if reply.refusal is not None:
            raise Turned(reply.refusal.code, reply.refusal.message)

    def known(self, token: str) -> Pass:
        """Let in somebody who holds a seat's token. Raises `Turned`."""
        seat = self._roster.holder(token)
        if seat is None:
            raise Turned("token", "This seat is no longer yours; come in with the code again.")
        name = self._roster.name(seat)
        return Pass(token=token, member=seat.member, role=seat.role, table=seat.table, name=name)

    def answers(self, seat: SeatFile, device: str) -> LastAnswer:
        """Return what is remembered of a device's last command."""
        home = min(self.tables) if seat.role == "white" else seat.table
        remembered = self._answers.setdefault((home, seat.member), {})
        if device not in remembered and len(remembered) >= MOST_DEVICES:
            remembered.pop(next(iter(remembered)))
        return remembered.setdefault(device, LastAnswer())

    def invite(self, page: str, ssh: str) -> None:
        """Tell the boards by which addresses others come in."""
        self._gathering.invite(page, ssh)

    def port(self, token: str, door: str, table: int = 0) -> SeatPort:
        """Connect a device; the facilitator may say at which `table`. Raises `Turned`."""
        seat = self._roster.holder(token)
        if seat is None:
            raise Turned("token", "This seat is no longer yours; come in with the code again.")
        self._check_table(Opens(table=seat.table, role=seat.role), table)
        if not self._gathering.budget(seat).allows("lines" if door == "join" else "boards"):
            raise Turned("busy", OFTEN)
        return self._gathering.connect(seat, door, table)

    def _check_table(self, opens: Opens, table: int) -> None:
        """`Turned` for a table that is asked for and not there, or not opened by a code."""
        if table == 0 or (table in self.tables if opens.role == "white" else table == opens.table):
            return
        if opens.role != "white":
            raise Turned("table", f"This code opens table {opens.table}, not table {table}.")
        there = ", ".join(map(str, sorted(self.tables)))
        raise Turned("table", f"There is no table {table} in this room; there is {there}.")

    async def _opens(self, code: str, name: str) -> Opens | None:
        """Return what a code opens; a wrong one is counted, and answered the later the more."""
        secret = hashed(meant.secret(code))
        if self._file.facilitator and secret == self._file.facilitator:
            return Opens(table=min(self.tables), role="white")  # nobody guesses 256 bits
        if secret in self._file.spent:
            raise Turned("spent", SPENT)
        known = {code: str(number) for number, code in enumerate(self._file.codes)}
        found = codes.find(known, code)
        if found is not None:
            return list(self._file.codes.values())[int(found)]
        pause = self._guesses.wrong()
        if self._guesses.count in codes.TOLD_AT:
            self._tell(f"Somebody is guessing: {self._guesses.count} wrong codes so far.")
        await asyncio.sleep(pause)
        return None


def _check_post(role: Role, post: str) -> None:
    """`Turned` for a post that a role does not have; the white cell has none to choose."""
    if role == "white" or post == "member":
        return
    there = POSTS if role in FACTIONS else WATCHERS
    if post in there:
        return
    if post in WATCHERS:
        raise Turned("post", f"The {post} comes in by the watchers' code; this is a faction's.")
    if post in POSTS:
        raise Turned("post", f"Watchers have no {post}; their posts are {' and '.join(WATCHERS)}.")
    near = did_you_mean(post, there)
    raise Turned("post", f"There is no such post; there is {', '.join(there)}.{near}")


def _post(word: str) -> Post:
    return next((post for post in POSTS if post == word), "member")
