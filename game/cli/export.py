"""`export`: finished matches as tidy tables, for pandas, polars, R or a spreadsheet."""

from pathlib import Path
from typing import cast

import click

from game.analysis.export.table_files import FileKind, write_tables


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE…",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder the tables are written into.",
)
@click.option(
    "--format", "ending", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True
)
@click.option("--text", is_flag=True, help="What messages say, too: people wrote it in confidence.")
@click.option("--bom", is_flag=True, help="Begin CSV files with a mark that older Excels want.")
def export(files: tuple[Path, ...], out: Path, ending: str, text: bool, bom: bool) -> int:
    """Write finished matches as tables: one row a thing, with a codebook and a data package."""
    for path in write_tables(files, out, cast(FileKind, ending), text=text, bom=bom):
        click.echo(f"wrote {path}")
    return 0
