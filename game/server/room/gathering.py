"""Who is at the tables now, what each may know of the others, and what is arranged among them."""

from collections.abc import Iterable, Iterator, Mapping

from game.core.acts.remove import Remove
from game.core.acts.reseat import Reseat, may_reseat
from game.core.acts.show_codes import ShowCodes
from game.core.acts.touch import Touch
from game.core.acts.visit import Visit
from game.core.command import Roomwide
from game.core.errors import Refusal
from game.core.observation import Role
from game.server.room.budget import Budget, Thing
from game.server.room.codes import shown
from game.server.room.hosted_table import AGAIN, NOT_KEPT, HostedTable, Tell
from game.server.room.neighbours import Neighbours
from game.server.room.pace import Pace
from game.server.room.room_files import Opens, SeatFile
from game.server.room.roster import MOST_DEVICES, WATCHERS, Roster
from game.server.room.seat import SeatPort
from game.table.port import Company, Glance, Invitation, Person, Reply
from game.world.vocabulary import FACTIONS

REMOVED = "The host has ended this seat."
TOO_MANY_DEVICES = (
    f"This seat came in at more than {MOST_DEVICES} devices, so this one, its oldest, was let go."
)
_MAY_NOT = "Only the white cell, or a lead in their own faction, may reseat people."


class Gathering:
    """The devices in a room. Seats are the roster's; a visiting white cell's names the table."""

    def __init__(
        self,
        tables: Mapping[int, HostedTable],
        roster: Roster,
        codes: Mapping[str, Opens],
        tell: Tell,
    ) -> None:
        self._tables = tables
        self._roster = roster
        self._codes = codes
        self._tell = tell
        self._ports: dict[tuple[int, str], list[SeatPort]] = {}
        self._touching: dict[tuple[int, str], str] = {}
        self._visited: dict[str, int] = {}
        self._invitation = Invitation()
        self._neighbours: dict[tuple[int, Role], Neighbours] = {}
        self._fresh: set[tuple[int, Role]] = set()
        self._untold: dict[SeatPort, None] = {}
        self._telling = Pace(self._tell_untold, AGAIN)
        self._glancing = False
        self._budgets: dict[tuple[int, str], Budget] = {}

    def invite(self, page: str, ssh: str) -> None:
        """Tell the boards by which addresses others come in."""
        self._invitation = self._invitation.model_copy(update={"page": page, "ssh": ssh})
        self._fresh.clear()

    def connect(self, seat: SeatFile, door: str, table: int = 0) -> SeatPort:
        """Connect a device; a white cell goes to `table`, or to where it was last."""
        if seat.role == "white":
            wanted = table if table in self._tables else self._visited.get(seat.member, seat.table)
            seat = seat.model_copy(update={"table": wanted})
        port = SeatPort(self, self._tables[seat.table], seat, door, self.budget(seat))
        self._arrived(port)
        self._bound_devices(port)
        return port

    def budget(self, seat: SeatFile) -> Budget:
        """Return what a member may ask of the room, at all their devices together."""
        key = self._home(seat), seat.member
        if key not in self._budgets:

            def slowed(thing: Thing) -> None:
                self._tell(f"{self._called(seat)} is slowed down: too many {thing}.")

            self._budgets[key] = Budget(slowed, free=seat.role == "white")
        return self._budgets[key]

    def _bound_devices(self, port: SeatPort) -> None:
        """Let the oldest device of a member go who comes with one too many."""
        there = self._ports[port.seat.table, port.seat.member]
        if port.role != "white" and len(there) > MOST_DEVICES:
            there[0].ended(TOO_MANY_DEVICES)
            self._let_go(there[0])

    def leave(self, port: SeatPort) -> None:
        """A device went away; the seat is kept."""
        if self._let_go(port):
            self._tell(f"{self._called(port.seat)} went away ({port.door}).")
            self._tell_company(port.seat.table)

    def come_back(self, port: SeatPort) -> None:
        """A device that went away is there again, where its seat is now."""
        at_home = self._roster.of(port.seat.table, port.seat.member)
        self._let_go(port)
        port.moved(at_home or port.seat, port.hosted)
        self._arrived(port)

    def _arrived(self, port: SeatPort) -> None:
        if port.role == "white" and not self._glancing:
            self._glancing = True
            for hosted in self._tables.values():
                hosted.listen("observer", self._tell_company)
        self._place(port)
        self._tell(f"{self._called(port.seat)} is here ({port.door}).")
        self._tell_company(port.seat.table)

    def neighbours(self, seat: SeatFile) -> Neighbours:
        """Return who is around a table: whom their posts and touches concern sees them."""
        key = seat.table, seat.role
        if key not in self._fresh:
            company, known = self._company(seat), self._neighbours.get(key)
            self._neighbours[key] = (
                known if known and known.company == company else Neighbours(company)
            )
            self._fresh.add(key)
        return self._neighbours[key]

    def _company(self, seat: SeatFile) -> Company:
        """Return the same anew, as all of this seat's role at its table see it."""
        return Company(
            table=seat.table,
            tables=len(self._tables),
            people=tuple(self._person(seat, other) for other in self._at(seat.table)),
            invitation=self._invitation_for(seat),
            glances=self._glances() if seat.role == "white" else (),
        )

    async def arrange(self, port: SeatPort, command: Roomwide) -> Reply:
        """Do what concerns the room and its people, for who sits at a port."""
        match command:
            case Touch():
                return self._touch(port.seat, command.key)
            case Visit():
                return self._visit(port, command.table)
            case ShowCodes():
                return self._show_codes(port.seat, command.shown)
            case Reseat() | Remove():
                return await self._move(port.seat, command)
        raise ValueError(f"{command.say} is nothing that a room does")

    def _touch(self, seat: SeatFile, key: str) -> Reply:
        """Note which order a member is at, for their own faction."""
        self._touching[seat.table, seat.member] = key
        self._fresh -= {(seat.table, seat.role), (seat.table, "white")}
        near = (p for p in self._devices() if (p.seat.table, p.role) == (seat.table, seat.role))
        self._tell_soon(port for port in near if port.seat != seat)
        return Reply()

    def _visit(self, port: SeatPort, table: int) -> Reply:
        """Take the white cell's device to another table."""
        if port.role != "white" or table not in self._tables:
            return _refused("visit", "Only the white cell goes to another table of the room.")
        before = port.seat.table
        self._let_go(port)
        self._visited[port.seat.member] = table
        port.moved(port.seat.model_copy(update={"table": table}), self._tables[table])
        self._place(port)
        for number in {before, table}:
            self._tell_company(number)
        return Reply()

    def _show_codes(self, asker: SeatFile, shown: bool) -> Reply:
        """Let the walls of all tables show the codes, or no longer."""
        if asker.role != "white":
            return _refused("show-codes", "Only the white cell decides what the wall shows.")
        self._invitation = self._invitation.model_copy(update={"shown": shown})
        for table in self._tables:
            self._tell_company(table)
        return Reply()

    async def _move(self, asker: SeatFile, command: Reseat | Remove) -> Reply:
        """Give a member another place, or none: the white cell anybody, a lead their own."""
        seat = self._roster.of(asker.table, command.member)
        if seat is None or not _may_move(asker, seat, command):
            return _refused("reseat", _MAY_NOT)
        hosted = self._tables[seat.table]
        reply = await _written(hosted, seat, command)
        seat = self._roster.of(asker.table, command.member)  # somebody else may have moved them
        if not reply.ok or seat is None:
            return reply
        name, moved = self._roster.name(seat), None
        if isinstance(command, Remove):
            self._roster.remove(seat)
        else:
            moved = self._roster.move(seat, command.faction, command.post)
        try:
            await self._roster.kept()
        except OSError as fault:
            self._tell(f"Nobody can be moved: the room's folder can't be written to ({fault}).")
            self._roster.restore(seat, name)
            return await _taken_back(hosted, seat)
        self._follow(seat, moved)
        return Reply()

    def _follow(self, seat: SeatFile, moved: SeatFile | None) -> None:
        """Let a member's devices, and all at the table, know where they sit now, if anywhere."""
        key = seat.table, seat.member
        if moved is None:
            for port in self._ports.pop(key, []):
                port.ended(REMOVED)
        else:
            for port in tuple(self._ports.get(key, ())):
                port.moved(moved, self._tables[seat.table])
        self._tell_company(seat.table)

    def _place(self, port: SeatPort) -> None:
        self._ports.setdefault((port.seat.table, port.seat.member), []).append(port)

    def _let_go(self, port: SeatPort) -> bool:
        """Take a device off its place; return whether it was there."""
        key = (port.seat.table, port.seat.member)
        there = self._ports.get(key, [])
        if port not in there:
            return False
        there.remove(port)
        if not there:
            self._ports.pop(key)
            self._touching.pop(key, None)
        return True

    def _at(self, table: int) -> tuple[SeatFile, ...]:
        """Return who belongs to a table, and the white cells that are visiting it."""
        home = self._roster.at(table)
        known = {seat.member for seat in home}
        visiting = [
            ports[0].seat
            for (at, member), ports in self._ports.items()
            if at == table and member not in known and ports
        ]
        return (*home, *visiting)

    def _person(self, viewer: SeatFile, seat: SeatFile) -> Person:
        ports = self._ports.get((seat.table, seat.member), [])
        near = viewer.role in (seat.role, "white")
        return Person(
            member=seat.member,
            name=self._name(seat),
            role=seat.role,
            post=seat.post,
            devices=len(ports),
            doors=tuple(port.door for port in ports) if near else (),
            touching=self._touching.get((seat.table, seat.member), "") if near else "",
        )

    def _invitation_for(self, viewer: SeatFile) -> Invitation:
        """Return how others come in, with the codes that this seat may read out."""
        every = viewer.role == "white" or (viewer.role in WATCHERS and self._invitation.shown)
        readable = {
            opens.role: shown(code)
            for code, opens in self._codes.items()
            if opens.table == viewer.table and (every or opens.role == viewer.role)
        }
        return self._invitation.model_copy(update={"codes": readable})

    def _glances(self) -> tuple[Glance, ...]:
        """Return how each table stands."""
        return tuple(self._glance(hosted) for _, hosted in sorted(self._tables.items()))

    def _glance(self, hosted: HostedTable) -> Glance:
        seen = hosted.observe("observer")
        people = [seat for seat in self._roster.at(hosted.number) if seat.role in FACTIONS]
        return Glance(
            table=hosted.number,
            quarter=seen.quarter,
            phase=seen.phase,
            clock=seen.clock,
            deciding=tuple(seat.faction for seat in seen.seats if not seat.ready),
            here=sum((seat.table, seat.member) in self._ports for seat in people),
            people=len(people),
        )

    def _called(self, seat: SeatFile) -> str:
        return f"Table {seat.table}: {self._name(seat)} ({seat.role})"

    def _name(self, seat: SeatFile) -> str:
        """Return what somebody is called; a visitor's name is kept where they came in."""
        return self._roster.name(seat.model_copy(update={"table": self._home(seat)}))

    def _home(self, seat: SeatFile) -> int:
        """Return the table where a seat is kept; a white cell may be visiting another."""
        return min(self._tables) if seat.role == "white" else seat.table

    def _tell_company(self, table: int = 0) -> None:
        """Tell who is at a table that its people have changed; the white cells see all tables."""
        self._fresh = {(at, role) for at, role in self._fresh if at != table and role != "white"}
        self._tell_soon(p for p in self._devices() if p.seat.table == table or p.role == "white")

    def _devices(self) -> Iterator[SeatPort]:
        return (port for ports in self._ports.values() for port in ports)

    def _tell_soon(self, ports: Iterable[SeatPort]) -> None:
        self._untold |= dict.fromkeys(ports)
        self._telling.ask()

    def _tell_untold(self) -> None:
        untold, self._untold = self._untold, {}
        for port in untold:
            port.tell()


async def _written(hosted: HostedTable, seat: SeatFile, command: Reseat | Remove) -> Reply:
    """Put into the record first what then becomes of a seat."""
    if isinstance(command, Remove):
        return await hosted.unseat(seat.member)
    return await hosted.seat(seat.member, command.faction, command.post)


async def _taken_back(hosted: HostedTable, seat: SeatFile) -> Reply:
    """Put a member's place into the record again as it was, and refuse what could not be kept."""
    if seat.role in FACTIONS:
        reply = await hosted.seat(seat.member, seat.role, seat.post)
        if not reply.ok:
            return reply
    return Reply(refusal=Refusal(code="disk", message=NOT_KEPT, rule="G11.1"))


def _refused(code: str, message: str) -> Reply:
    return Reply(refusal=Refusal(code=code, message=message, rule="G18.1"))


def _may_move(asker: SeatFile, seat: SeatFile, command: Reseat | Remove) -> bool:
    if isinstance(command, Remove):
        return asker.role == "white"
    stays = asker.role == "white" or seat.role == command.faction
    return stays and may_reseat(asker.role, asker.post, seat.role)
