"""`forget`: the people and codes of a closed room are deleted; its records stay."""

from pathlib import Path

import click

from game.server.room.forgetting import forget as forget_room

STAYS = """\
They hold orders, press as it was written, and members as us-1; no names, codes or tokens. A name
that somebody wrote into a message stays in it: delete the record to be rid of that."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def forget(folder: Path) -> int:
    """Delete names, codes and tokens of a closed room."""
    gone, records = forget_room(folder)
    for name, words in gone.items():
        click.echo(f"Deleted {folder / name}: {words}.")
    for record in records:
        click.echo(f"Kept {record}.")
    click.echo(STAYS)
    return 0
