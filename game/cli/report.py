"""`report`: a match, or all tables of a room, written up for those who were there."""

from pathlib import Path

import click

from game.analysis.report.written_up import write_reports
from game.cli import choices
from game.core.observation import Role
from game.world.vocabulary import FACTIONS


@click.command()
@click.argument("place", metavar="FILE|FOLDER", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder the pages are written into.",
)
@click.option("--for", "side", default=None, help="Only what one side saw: us, china, …")
@click.option("--anonymous", is_flag=True, help="Leave out what people wrote and files' names.")
def report(place: Path, out: Path, side: str | None, anonymous: bool) -> int:
    """Write up a match: what was planned, what happened, why, and what to ask.

    One HTML page that needs no network, and the same as Markdown. A folder gives a page a table
    and one that compares them.
    """
    role: Role = "white"
    if side is not None:
        choices.choose("side", side, FACTIONS)
        role = choices.faction(side)
    for path in write_reports(place, out, role, anonymous=anonymous):
        click.echo(f"wrote {path}")
    return 0
