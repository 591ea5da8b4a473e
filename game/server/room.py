"""A room: its tables, the codes that open them, who sits where and who is there now."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from game.core.conduct.words import POSTS, Post
from game.core.errors import FourFrontsError, Refusal
from game.core.observation import Role
from game.server import codes
from game.server.answers import Answers
from game.server.crowd import Crowd
from game.server.folder import Opens, RoomFile, SeatFile, keep
from game.server.hosted import AGAIN, HostedTable
from game.server.roster import MOST_DEVICES, Roster, hashed
from game.server.seat import Pass, SeatPort
from game.server.soon import Soon
from game.table.port import Company, Person, Remove, Reply, Reseat
from game.world.vocabulary import FACTIONS, Faction

ROOM = "room.json"
TELL = Callable[[str], None]


class Turned(FourFrontsError):
    """Somebody was turned away at a door; the refusal says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(code=code, message=message, rule="G18.1")


class Room:
    """The people side of a host. `tell` prints a line for the host about who comes and goes."""

    def __init__(
        self, folder: Path, file: RoomFile, tables: dict[int, HostedTable], tell: TELL
    ) -> None:
        self.tables = tables
        self._folder = folder
        self._file = file
        self._tell = tell
        self._roster = Roster(folder)
        self._guesses = codes.Guesses(time.monotonic)
        self._ports: dict[tuple[int, str], list[SeatPort]] = {}
        self._touching: dict[tuple[int, str], str] = {}
        self._answers: dict[tuple[int, str], dict[str, Answers]] = {}
        self._crowds: dict[tuple[int, Role], Crowd] = {}
        self._fresh: set[tuple[int, Role]] = set()
        self._untold: dict[SeatPort, None] = {}
        self._telling = Soon(self._tell_untold, AGAIN)

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
        remembered = self._answers.setdefault((seat.table, seat.member), {})
        if device not in remembered and len(remembered) >= MOST_DEVICES:
            remembered.pop(next(iter(remembered)))
        return remembered.setdefault(device, Answers())

    def port(self, token: str, door: str, table: int = 0) -> SeatPort:
        """Connect a device; the facilitator may say at which `table`. Raises `Turned`."""
        seat = self._roster.holder(token)
        if seat is None:
            raise Turned("token", "This seat is no longer yours; come in with the code again.")
        if seat.role == "white" and table in self.tables:
            seat = seat.model_copy(update={"table": table})
        port = SeatPort(self, self.tables[seat.table], seat, door)
        there = self._ports.setdefault((seat.table, seat.member), [])
        there.append(port)
        self._tell(f"{self._called(seat)} is here ({door}).")
        self._company_changed(seat.table)
        return port

    def leave(self, port: SeatPort) -> None:
        """A device went away; the seat is kept."""
        key = (port.seat.table, port.seat.member)
        there = self._ports.get(key, [])
        if port in there:
            there.remove(port)
            if not there:
                self._ports.pop(key)
                self._touching.pop(key, None)
            self._tell(f"{self._called(port.seat)} went away ({port.door}).")
            self._company_changed(port.seat.table)

    def touch(self, seat: SeatFile, key: str) -> None:
        """Note which order a member is at, for their own faction."""
        self._touching[seat.table, seat.member] = key
        self._changed(seat.table, (seat.role, "white"))
        self._tell_soon(p for p in self._at(seat.table) if p.role == seat.role and p.seat != seat)

    def crowd(self, seat: SeatFile) -> Crowd:
        """Return who is around a table: whom their posts and touches concern sees them."""
        key = seat.table, seat.role
        if key not in self._fresh:
            people = tuple(self._person(seat, other) for other in self._roster.at(seat.table))
            company = Company(table=seat.table, tables=len(self.tables), people=people)
            known = self._crowds.get(key)
            self._crowds[key] = known if known and known.company == company else Crowd(company)
            self._fresh.add(key)
        return self._crowds[key]

    async def move(self, asker: SeatFile, command: Reseat | Remove) -> Reply:
        """Give a member another place, or none: the white cell anybody, a lead their own."""
        seat = next((s for s in self._roster.at(asker.table) if s.member == command.member), None)
        if seat is None or not _may_move(asker, seat, command):
            message = "Only the white cell, or a lead in their own faction, may reseat people."
            return Reply(refusal=Refusal(code="reseat", message=message, rule="G18.1"))
        ports = self._ports.pop((seat.table, seat.member), [])
        if isinstance(command, Remove):
            await self.tables[seat.table].unseat(seat.member)
            self._roster.remove(seat)
            await self._roster.kept()
            for port in ports:
                port.ended()
        else:
            await self.tables[seat.table].seat(seat.member, command.faction, command.post)
            seat = self._roster.move(seat, command.faction, command.post)
            await self._roster.kept()
            self._ports[seat.table, seat.member] = ports
            for port in ports:
                port.moved(seat)
        self._company_changed(asker.table)
        return Reply()

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

    def _person(self, viewer: SeatFile, seat: SeatFile) -> Person:
        ports = self._ports.get((seat.table, seat.member), [])
        near = viewer.role in (seat.role, "white")
        return Person(
            member=seat.member,
            name=self._roster.name(seat),
            role=seat.role,
            post=seat.post,
            devices=len(ports),
            doors=tuple(port.door for port in ports) if near else (),
            touching=self._touching.get((seat.table, seat.member), "") if near else "",
        )

    def _called(self, seat: SeatFile) -> str:
        return f"Table {seat.table}: {self._roster.name(seat)} ({seat.role})"

    def _at(self, table: int) -> Iterator[SeatPort]:
        """The devices that are at a table."""
        return (p for (at, _), ports in self._ports.items() for p in ports if at == table)

    def _company_changed(self, table: int) -> None:
        self._changed(table, (*FACTIONS, "observer", "projector", "white"))
        self._tell_soon(self._at(table))

    def _changed(self, table: int, roles: Iterable[Role]) -> None:
        self._fresh -= {(table, role) for role in roles}

    def _tell_soon(self, ports: Iterable[SeatPort]) -> None:
        self._untold |= dict.fromkeys(ports)
        self._telling.ask()

    def _tell_untold(self) -> None:
        untold, self._untold = self._untold, {}
        for port in untold:
            port.tell()


def _post(word: str) -> Post:
    return next((post for post in POSTS if post == word), "member")


def _may_move(asker: SeatFile, seat: SeatFile, command: Reseat | Remove) -> bool:
    if asker.role == "white":
        return seat.role in FACTIONS or isinstance(command, Remove)
    own: Faction | None = next((f for f in FACTIONS if f == asker.role), None)
    return (
        isinstance(command, Reseat)
        and own is not None
        and asker.post == "lead"
        and seat.role == own == command.faction
    )
