"""Who has a place in a room: seats, the hashes of their tokens, and (apart) the names."""

import asyncio
import hashlib
import secrets
import threading
from pathlib import Path

from game.core import meant
from game.core.conduct.words import Post
from game.core.observation import Role
from game.server.room.room_files import Names, SeatFile, Seats, keep, load
from game.world.vocabulary import FACTIONS

SEATS = "seats.json"
PEOPLE = "people.json"
WATCHERS: tuple[Role, ...] = ("observer", "projector")
"""What watchers come in as, by one code."""
MOST_SEATS: dict[tuple[Role, ...], int] = {**{(f,): 40 for f in FACTIONS}, WATCHERS: 60}
"""Most seats at one table by one code, by the roles it opens. A white cell always has a seat."""
MOST_DEVICES = 8
"""Tokens a seat keeps; the oldest goes when a ninth is given."""


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """Return 256 random bits as text that fits into an address."""
    return secrets.token_urlsafe(32)


class Roster:
    """The seats of a room. Nobody may be told of a change before it is `kept` in the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        seats = load(folder / SEATS, Seats) or Seats()
        self._seats = {(seat.table, seat.member): seat for seat in seats.seats}
        self._names = dict((load(folder / PEOPLE, Names) or Names()).names)
        self._holders = {token: key for key, seat in self._seats.items() for token in seat.tokens}
        self._names_kept = dict(self._names)
        self._changes = self._kept = 0
        self._in_turn, self._one_writes = asyncio.Lock(), threading.Lock()

    async def kept(self) -> None:
        """Return once all changes so far are on the disk; a crowd's changes go there together."""
        wanted = self._changes
        async with self._in_turn:
            if self._kept < wanted:
                await asyncio.to_thread(self._keep)

    def _keep(self) -> None:
        with self._one_writes:  # who waited for it may have left meanwhile
            changes = self._changes
            names, seats = dict(self._names), tuple(self._seats.values())
            if names != self._names_kept:
                keep(self._folder / PEOPLE, Names(names=names))
                self._names_kept = names
            keep(self._folder / SEATS, Seats(seats=seats))
            self._kept = changes

    def at(self, table: int) -> tuple[SeatFile, ...]:
        """Return the seats of a table in the order they were taken."""
        return tuple(seat for seat in self._seats.values() if seat.table == table)

    def of(self, table: int, member: str) -> SeatFile | None:
        """Return a member's seat, if they have one at the table."""
        return self._seats.get((table, member))

    def name(self, seat: SeatFile) -> str:
        """Return the name of who sits there, or the pseudonym if it is no longer known."""
        return self._names.get(f"{seat.table}/{seat.member}", seat.member)

    def find(self, table: int, role: Role, name: str) -> SeatFile | None:
        """Return the seat of this name in this role, if somebody took it before."""
        there = (seat for seat in self.at(table) if seat.role == role)
        return next((seat for seat in there if meant.same_name(self.name(seat), name)), None)

    def refusal(self, table: int, role: Role, name: str) -> str | None:
        """Say why a newcomer of this name can't be seated, or nothing."""
        here = self.at(table)
        for roles, most in MOST_SEATS.items():
            if role in roles and sum(seat.role in roles for seat in here) >= most:
                return f"No more can come in by this code: {most} have. Ask the host."
        taken = [self.name(seat) for seat in here]
        return meant.name_refused(name, taken, reserved=role == "white")

    def seat(self, table: int, role: Role, name: str, post: Post) -> SeatFile:
        """Give a newcomer a seat."""
        numbers = [
            int(s.member.split("-")[1]) for s in self.at(table) if s.member.startswith(f"{role}-")
        ]
        member = f"{role}-{max(numbers, default=0) + 1}"
        seat = SeatFile(member=member, table=table, role=role, post=post)
        self._names[f"{table}/{member}"] = name
        self._put(seat)
        return seat

    def issue(self, seat: SeatFile) -> str:
        """Return a fresh token for another device of a seat."""
        token = new_secret()
        seat = self._seats[seat.table, seat.member]  # another device may have come meanwhile
        tokens = (*seat.tokens, hashed(token))[-MOST_DEVICES:]
        self._put(seat.model_copy(update={"tokens": tokens}))
        return token

    def holder(self, token: str) -> SeatFile | None:
        """Return the seat whose token this is."""
        key = self._holders.get(hashed(token))
        return None if key is None else self._seats[key]

    def move(self, seat: SeatFile, role: Role, post: Post) -> SeatFile:
        """Give a seat another role or post; its tokens stay good."""
        moved = seat.model_copy(update={"role": role, "post": post})
        self._put(moved)
        return moved

    def remove(self, seat: SeatFile) -> None:
        """Take a seat away: its tokens open nothing any more, its name is forgotten."""
        del self._seats[seat.table, seat.member]
        self._names.pop(f"{seat.table}/{seat.member}", None)
        self._change()

    def restore(self, seat: SeatFile, name: str) -> None:
        """Put a seat back as it was: what can't be kept has not happened."""
        self._names[f"{seat.table}/{seat.member}"] = name
        self._put(seat)

    def _put(self, seat: SeatFile) -> None:
        self._seats[seat.table, seat.member] = seat
        self._change()

    def _change(self) -> None:
        self._holders = {token: key for key, seat in self._seats.items() for token in seat.tokens}
        self._changes += 1
