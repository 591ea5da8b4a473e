"""`par`: every seat of a finished match beside what a bot makes of it."""

from pathlib import Path
from textwrap import wrap

import click

from game.analysis.par import ParTable, SeatPar, par_of
from game.bots.registry import ADAPTIVE
from game.content.load import load_doctrines
from game.core.clean import clean
from game.view.roles import NAMES

TOLD = (
    "Par is what the bot makes of the same seat with the same luck, theory and rivals: the others "
    "do what the record says they did, deals included. Beyond par is what the seat's own orders "
    "were worth; par itself is what its luck, its rivals and the theory were."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--bot", default=ADAPTIVE, show_default=True, help="Whose play is par.")
@click.option("--json", "as_json", is_flag=True, help="The whole table as one JSON object.")
def par(file: Path, bot: str, as_json: bool) -> int:
    """Show every seat of a finished match beside what a bot makes of it."""
    table = par_of(file, load_doctrines, bot)
    if table.notice:
        click.echo(table.notice, err=True)
    click.echo(table.model_dump_json(indent=2) if as_json else clean("\n".join(_lines(table))))
    return 0


def _lines(table: ParTable) -> list[str]:
    """Return the table as lines of at most 80 characters."""
    return [
        *wrap(f"{table.match}, played under lens {table.lens}; par is played by {table.bot}.", 78),
        "",
        f"  {'seat':14} {'led by':16} score   par  beyond",
        *(_line(seat) for seat in table.seats),
        "",
        *wrap(TOLD, 78),
    ]


def _line(seat: SeatPar) -> str:
    return (
        f"  {NAMES[seat.faction]:14} {seat.player:16} {seat.score:5.1f} {seat.par:5.1f}"
        f"  {seat.beyond:+6.1f}"
    )
