"""A room that can be taken back to where it was, so that many worlds are played in it in turn."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from textual.app import App
from textual.pilot import Pilot

from game.cli.serving import make_board, play_lines
from game.core.acts.adopt import Adopt
from game.core.acts.advance import Advance
from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.redraft import Redraft
from game.core.acts.retract import Retract
from game.core.acts.send import Send
from game.core.acts.sign import Sign
from game.core.acts.standing import Standing
from game.core.acts.suggest import Suggest
from game.core.acts.touch import Touch
from game.core.command import Command
from game.core.deals import Proposal, Terms
from game.core.observation import Role
from game.core.orders.vocabulary import Allocate, Estimate, PlayCard, SetStance
from game.core.rulebook import Rulebook
from game.core.views.sight import sees_exactly
from game.server.doors.browser_door import browser_routes
from game.server.doors.ssh_door import open_ssh
from game.server.doors.web_door import make_app, open_web
from game.server.room.founding import new_room
from game.server.room.room import Pass, Room
from game.table.port import Port
from game.table.table import MakeBots, Table
from game.terminal.guards import driver_of
from game.tui.app.board_app import BoardApp
from game.world.vocabulary import FACTIONS, Faction
from tests.conftest import NOON
from tests.server.conftest import header_for

VIEWERS: tuple[Role, ...] = ("china", "observer", "projector")
"""Whose ears are at the channels. Allies play in public; the others have the secrets."""
OWNERS: tuple[Faction, ...] = ("us", "labs")
EVERYBODY: frozenset[Role] = frozenset((*FACTIONS, "observer", "projector", "white"))


class Rewinds:
    """Takes a table back to where it was made, in memory and on the disk."""

    def __init__(self, table: Table) -> None:
        self._table = table
        journal = table._journal
        self._kept = (table._match, table._header)
        self._journal = (list(journal._records), journal._end, journal.head)

    def rewind(self) -> None:
        table, journal = self._table, self._table._journal
        table._match, table._header = self._kept
        records, journal._end, journal.head = self._journal
        journal._records = list(records)
        with table.path.open("r+b") as file:
            file.truncate(journal._end)


class PairedRoom:
    """A room with open doors, and people in every faction."""

    def __init__(self, room: Room, folder: Path, said: list[str], boards: list[BoardApp]) -> None:
        self.room = room
        self.folder = folder
        self.said = said
        self.boards = boards
        self.hosted = room.tables[1]
        self.passes: dict[str, Pass] = {}
        self.web_port = self.ssh_port = 0

    @property
    def record(self) -> Path:
        """The record of the table."""
        return self.hosted.table.path

    def code(self, role: Role) -> str:
        return next(code for code, opens in self.room.codes.items() if opens.role == role)

    async def people(self, turn: int) -> None:
        """Everybody sits down, and the orders of a turn are open."""
        for seat in ("us-1", "us-2", "allies-1", "labs-1", "labs-2", "china-1", "observer-1"):
            role = seat.partition("-")[0]
            post = "lead" if seat.endswith("-1") and role != "observer" else "member"
            self.passes[seat] = await self.room.enter(self.code(role), f"P {seat}", post)  # type: ignore[arg-type]
        wall = await self.room.enter(self.code("observer"), "Wall", "projector")
        self.passes["projector-1"] = wall
        while not self._ordering(turn):
            assert (await self.hosted.say("white", Advance(reason="Go on"), "")).ok
        self._start = Rewinds(self.hosted.table)

    def _ordering(self, turn: int) -> bool:
        seen = self.hosted.table.observe("us")
        return seen.turn == turn and seen.phase == "orders"

    async def rewind(self) -> None:
        """Take the room back to its start, and let those look who saw something else."""
        self._start.rewind()
        self.room._gathering._touching.clear()
        self.room._gathering._tell_company(1)
        self.hosted._stale = EVERYBODY
        await self.hosted._tell()
        await self.at_rest()

    def devices(self) -> int:
        """How many devices are in the room."""
        return len(list(self.room._gathering._devices()))

    async def at_rest(self) -> None:
        """Wait until all have been told of what changed, and every board has drawn it."""
        while self.room._gathering._untold or self.hosted.telling:
            await asyncio.sleep(0)
        for board in self.boards:
            if board.is_running:
                await self._taken_in(board)
                with board._context():
                    await Pilot(board).pause(0)
        await asyncio.sleep(0)

    async def _taken_in(self, board: App[Any]) -> None:
        """Wait until a board was given all that its client typed."""
        working = driver_of(board)._intake._working  # type: ignore[union-attr]
        if working is not None:
            await asyncio.wait({working})

    async def say(self, seat: str, command: Command) -> bool:
        """Say something as a member. Nobody of theirs looks: it takes time and tells nothing.

        What a port does with a command is done here without one.
        """
        sitting = self.room._roster.holder(self.passes[seat].token)
        assert sitting is not None
        if isinstance(command, Touch):
            return self.room._gathering._touch(sitting, command.key).ok
        return (await self.hosted.say(sitting.role, command, seat)).ok

    async def secretly(self, owner: Faction, random: Random) -> int:
        """Let a faction do what nobody else may notice; returns how much of it was done."""
        done = 0
        for _ in range(random.randint(1, 5)):
            seat = f"{owner}-{random.randint(1, 2)}"
            done += await self.say(seat, self._secret(owner, random))
        await self.at_rest()
        return done

    def _secret(self, owner: Faction, random: Random) -> Command:
        match = self.hosted.table._match
        lever = random.choice([one for one in match.rules.levers if one.faction == owner])
        spend = Allocate(lever=lever.name, points=random.randint(0, lever.cap))
        stance = random.choice([one for one in match.rules.stances if one.faction == owner])
        hand = [c.id for c in match.rulebook.cards if c.deck == owner and match.in_hand(c.id)]
        partner: Faction = "labs" if owner == "us" else "us"
        other = f"{owner}-{random.randint(1, 2)}"
        gift = Proposal(
            partner=partner,
            give=Terms(points=random.randint(1, 3)),
            get=Terms(),
            monitoring=0,
            until="2027Q4",
        )
        low = random.uniform(0, 5)
        return random.choice(
            (
                Draft(order=spend),
                Draft(order=spend),
                Redraft(orders=(spend,)),
                Draft(order=SetStance(stance=stance.name, level=random.randint(0, 3))),
                Draft(order=PlayCard(card=random.choice(hand or ["us/none"]))),
                Draft(order=Estimate(figure="lead", low=low, central=low + 1, high=low + 2)),
                Retract(key=spend.key),
                Standing(),
                Suggest(order=spend),
                Touch(key=spend.key),
                Adopt(by=other, key=spend.key),
                Dismiss(by=other, key=spend.key),
                Sign(),
                Send(to=(owner,), text=f"Inside {random.random()}"),
                Send(to=(partner, "white"), text=f"Between us {random.random()}"),
                Propose(proposal=gift),
                Answer(deal="none", accept=True),
            )
        )

    async def change_what_is_hidden(self, random: Random) -> None:
        """Give the world other figures, decks and luck where none of the viewers can look."""
        table = self.hosted.table
        match, world = table._match, table._match.world
        values, rank = world.values.copy(), world.rank.copy()
        history = dict(match.history)
        for row, name in enumerate(match.rules.layout.names):
            if name.startswith(("points.", "capital.")):
                continue  # what an owner may order is to stay as it was
            if not any(sees_exactly(match, role, name) for role in (*VIEWERS, "allies")):
                values[row] = values[row] * random.uniform(1.1, 1.5) + 0.25
                history[name] = tuple(value + 0.25 for value in history[name])
        for number, card in enumerate(match.rules.cards):
            if card.owner in map(FACTIONS.index, OWNERS) and not world.in_hand(match.rules, number):
                rank[number] = rank[number] + random.randint(1, 7)
        assert not np.array_equal(values, world.values)
        table._match = replace(
            match, world=replace(world, values=values, rank=rank), history=history
        )
        update = {"seed": random.randbytes(32).hex(), "salt": random.randbytes(16).hex()}
        table._header = table._header.model_copy(update=update)

    async def openly(self) -> None:
        """Something that everybody sees, the same in every world: the allies seal their orders."""
        assert await self.say("allies-1", Commit())
        await self.at_rest()


@asynccontextmanager
async def paired_room(
    folder: Path, rulebook: Rulebook, bots_of: MakeBots, turn: int, **chosen: object
) -> AsyncIterator[PairedRoom]:
    """Open a room with its doors; the boards and lines behind them are those of the host."""
    said: list[str] = []
    boards: list[BoardApp] = []

    def board(port: Port) -> Any:
        boards.append(make_board(port))  # type: ignore[arg-type]
        return boards[-1]

    header = header_for(rulebook, **chosen)
    room, _ = new_room(folder, [header], bots_of, lambda: NOON, said.append)
    web = await open_web(make_app(room, (), browser_routes(board)), "127.0.0.1", 0)
    ssh = await open_ssh(room, board, play_lines, folder=folder, bind="127.0.0.1", port=0)
    paired = PairedRoom(room, folder, said, boards)
    paired.web_port, paired.ssh_port = web.port, ssh.port
    try:
        await paired.people(turn)
        yield paired
    finally:
        await ssh.close()
        await web.close()
        await room.tables[1].close()
