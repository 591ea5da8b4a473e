"""`orders`: a faction's quarter as a small file, to play by mail."""

import asyncio
from pathlib import Path

import click

from game.analysis.replay import Replay
from game.cli import choices, console
from game.cli.seating import now, seat_bots
from game.core import meant
from game.core.errors import UsageError
from game.core.observation import Observation
from game.core.observe import observe
from game.core.plurals import counted
from game.server.client.remote_port import RemotePort
from game.server.room.room_files import RoomFile, load
from game.server.wire.messages import Hello
from game.store.places import ROOM
from game.table.mail import (
    OrderFile,
    blank_orders,
    read_orders,
    sign_orders,
    take_orders,
    write_orders,
)
from game.table.table import Table
from game.world.vocabulary import FACTIONS

PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=PATH)
@click.option(
    "--code",
    default="",
    envvar=console.CODE,
    help="Your faction's code: the file is signed with it. Else it is asked for.",
)
@click.option("--write", "address", default="", help="Write FILE from your seat at ADDRESS.")
@click.option("--name", default="Mail", show_default=True, help="Your name at that seat.")
@click.option("--save", type=PATH, help="Host: write FILE for a faction from a match's record.")
@click.option("--as", "who", default="us", show_default=True, help="That faction.")
@click.option(
    "--import",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Host: take FILE into the closed room in this folder.",
)
def orders(
    file: Path, code: str, address: str, name: str, save: Path | None, who: str, folder: Path | None
) -> int:
    """Write, sign or import orders sent as a FILE."""
    if folder is not None:
        return _import(read_orders(file), folder)
    if (address or save) and file.exists():
        raise UsageError(f"{file} exists already; choose another name.")
    if save is not None:
        return _write(file, _recorded(save, who))
    if not meant.code(code := console.asked_code(code)):
        raise UsageError("Give your faction's code: --code ABCD-EFGH.")
    if address:
        return _write(file, asyncio.run(_seen(address, code, name)))
    read = sign_orders(file, meant.code(code))
    click.echo(
        f"{file} is signed: {counted(len(read.orders), 'order')} for {read.quarter}. Send it."
    )
    return 0


def _write(file: Path, seen: Observation) -> int:
    """Write a file for the seat's faction to change and sign."""
    faction = next((f for f in FACTIONS if f == seen.role), None)
    if faction is None:
        raise UsageError("Watching seats give no orders.")
    if seen.close is not None:
        raise UsageError("This match is over; there are no orders to give.")
    blank, note = blank_orders(seen, faction)
    write_orders(file, blank, note)
    click.echo(f"{file} holds the draft of {faction} for {blank.quarter}; change it, then sign it.")
    return 0


def _recorded(save: Path, who: str) -> Observation:
    """Return what a faction sees at the end of a record."""
    return observe(Replay.of(save).last, choices.faction(who))


async def _seen(address: str, code: str, name: str) -> Observation:

    port = await RemotePort.join(address, Hello(code=code, name=name, device="orders-file"))
    try:
        return port.observe()
    finally:
        await port.close()


def _import(read: OrderFile, folder: Path) -> int:

    room = load(folder / ROOM, RoomFile)
    if room is None:
        raise UsageError(f"There is no room in {folder}.")
    for number, save in room.tables.items():
        known = [c for c, o in room.codes.items() if (o.table, o.role) == (number, read.faction)]
        if not any(read.is_from(code) for code in known):
            continue
        table = Table.resume(folder / save, seat_bots, now)
        try:
            reply = take_orders(table, read)
        finally:
            table.close()
        if reply.refusal is not None:
            raise UsageError(f"{reply.refusal.message} (rule {reply.refusal.rule})")
        click.echo(f"Table {number}: the orders of {read.faction} for {read.quarter} are in.")
        return 0
    raise UsageError("This file is not signed with a code of this room, or was changed since.")
