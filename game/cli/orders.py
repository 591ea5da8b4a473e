"""`orders`: a faction's quarter as a small file, to play by mail."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.play import now, seat_bots

if TYPE_CHECKING:
    from game.core.observation import Observation
    from game.table.mail import OrderFile


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--code", default="", help="Your faction's code: the file is signed with it.")
@click.option("--write", "address", default="", help="Write FILE from your seat at ADDRESS.")
@click.option("--name", default="Mail", show_default=True, help="Your name at that seat.")
@click.option(
    "--import",
    "folder",
    type=click.Path(path_type=Path, exists=True),
    help="Host: take FILE into the closed room in this folder.",
)
def orders(file: Path, code: str, address: str, name: str, folder: Path | None) -> int:
    """Write, sign or import orders sent as a FILE."""
    from game.core.errors import UsageError
    from game.server.codes import meant
    from game.table.mail import blank_orders, read_orders, write_orders
    from game.world.vocabulary import FACTIONS

    if folder is not None:
        return _import(read_orders(file), folder)
    if not meant(code):
        raise UsageError("Give your faction's code: --code ABCD-EFGH.")
    if not address:
        read = read_orders(file)
        write_orders(file, read.signed(meant(code)))
        click.echo(f"{file} is signed: {len(read.orders)} orders for {read.quarter}. Send it.")
        return 0
    if file.exists():
        raise UsageError(f"{file} exists already; choose another name.")
    seen = asyncio.run(_seen(address, code, name))
    faction = next((f for f in FACTIONS if f == seen.role), None)
    if faction is None:
        raise UsageError("Watching seats give no orders.")
    blank, note = blank_orders(seen, faction)
    write_orders(file, blank.signed(meant(code)), note)
    click.echo(f"{file} holds your draft for {blank.quarter}; change it, then sign it.")
    return 0


async def _seen(address: str, code: str, name: str) -> "Observation":
    from game.server.remote import RemotePort
    from game.server.wire import Hello

    port = await RemotePort.join(address, Hello(code=code, name=name, device="orders-file"))
    try:
        return port.observe()
    finally:
        await port.close()


def _import(read: "OrderFile", folder: Path) -> int:
    from game.core.errors import UsageError
    from game.server.folder import RoomFile, load
    from game.server.room import ROOM
    from game.table.mail import take_orders
    from game.table.table import Table

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


COMMANDS = (orders,)
