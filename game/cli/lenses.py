"""`lenses`: a finished match under every theory of the world."""

from pathlib import Path
from textwrap import wrap

import click

from game.analysis.lenses import compare
from game.core.behaviour import BEHAVIOUR
from game.core.clean import clean
from game.table.behaviour import named

TOLD = (
    "The recorded orders, resolved again under each lens with the same luck. Bots and people are "
    "not re-decided: in another world they would have played otherwise. What was played counts as "
    "recorded, also where a lens would have left a smaller budget or a card's condition unmet."
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The whole table as one JSON object.")
def lenses(file: Path, as_json: bool) -> int:
    """Show what the orders of a finished match come to under every lens."""
    table = compare(file)
    if table.notice:
        click.echo(table.notice, err=True)
    click.echo(table.model_dump_json(indent=2) if as_json else clean("\n".join(_lines(table))))
    return 0


def _lines(table) -> list[str]:  # type: ignore[no-untyped-def]
    """Return the table as lines of at most 80 characters."""
    played = next(row for row in table.rows if row.played)
    marked = [f"{'>' if row.played else ' '} {_line(row)}" for row in table.rows]
    last = max(row.quarter for row in table.rows)
    early = [
        f"Under {row.lens} a systemic incident ended it in {row.quarter}."
        for row in table.rows
        if row.quarter < last
    ]
    differs = "" if table.agrees else _differs(table)
    return [
        *wrap(f"{table.match} ({table.scenario}), played under {played.lens}: {played.title}", 78),
        "",
        "         lead   adoption   markets    resilience  score",
        "  lens months   US AL CN   US CN own  US AL CN    US AL CN LB  ending",
        *marked,
        "",
        *(f"  {row.lens} {row.title}" for row in table.rows),
        "",
        *wrap(
            "US United States, AL allies, CN China, LB laboratories. Adoption and markets "
            "abroad in percent; resilience and scores of 100. > marks the lens played.",
            78,
        ),
        *wrap(TOLD, 78),
        *early,
        *wrap(differs, 78),
    ]


def _differs(table) -> str:  # type: ignore[no-untyped-def]
    if table.played_by is None:
        return "Under its own lens it does not come to the recorded end; see fourfronts verify."
    return (
        f"The match was played by {named(table.played_by)}; this is what {named(BEHAVIOUR)} makes"
        " of its orders, and under its own lens it comes to another end."
    )


def _line(row) -> str:  # type: ignore[no-untyped-def]
    def three(front: str, times: int) -> str:
        return " ".join(f"{value * times:2.0f}" for value in row.fronts[front].values())

    scores = " ".join(f"{score:2.0f}" for score in row.scores.values())
    return (
        f"{row.lens:4} {row.lead:6.1f}   {three('adoption', 100)}   "
        f"{three('distribution', 100)}   {three('resilience', 1)}    {scores}  {row.ending}"
    )
