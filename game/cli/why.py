"""`why`: what moved a figure in a quarter of a saved match."""

from pathlib import Path

import click

from game.analysis.why import Why
from game.cli import choices
from game.core.clean import clean
from game.lines.receipts import waterfall_lines
from game.world.vocabulary import FACTIONS


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("quarter")
@click.argument("variable", nargs=-1, required=True)
@click.option("--as", "who", default=None, help="Whose eyes to look through.")
@click.option(
    "--depth",
    type=click.IntRange(0, 5),
    default=0,
    show_default=True,
    help="Open the causes' own receipts so many steps back.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a receipt and line.")
def why(
    file: Path, quarter: str, variable: tuple[str, ...], who: str | None, depth: int, as_json: bool
) -> int:
    """Say why a figure moved: every cause, its rule, and the numbers behind it.

    VARIABLE is a name or plain words: lead, "US adoption".
    """

    seats = (*FACTIONS, "observer", "projector")
    role = None if who is None else choices.choose("seat", who, seats)
    record = Why.of(file, role)  # type: ignore[arg-type]
    found = record.opened(quarter, " ".join(variable), depth)
    if as_json:
        for level, seen in found:
            click.echo(seen.model_copy(update={"depth": level}).model_dump_json())
        return 0
    lines = [line for _, seen in found for line in (*waterfall_lines(seen), "")]
    lines += [
        f"then: fourfronts why {file} {link.quarter} {link.variable}"
        for link in record.onward(seen for _, seen in found)
    ]
    click.echo(clean("\n".join(lines).rstrip()))
    return 0
