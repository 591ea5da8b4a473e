"""`replay`, `verify`, `repair`: what can be done with a save."""

import json
from pathlib import Path

import click

from game.analysis.replay import Replay
from game.cli import choices
from game.cli.console import must_be_plain
from game.cli.reading import paragraphs
from game.core.clean import clean
from game.core.counted import counted
from game.core.errors import FourFrontsError
from game.lines.pages import fit
from game.lines.replay import replay_lines
from game.store.reading import repair as mend
from game.table.verify import verify as check
from game.world.vocabulary import FACTIONS

FILE = click.Path(path_type=Path)
DIFFERS = 1
"""What `verify` exits with where a quarter comes out otherwise than recorded."""


@click.command()
@click.argument("file", type=FILE)
@click.option("--as", "who", default="us", show_default=True, help="Whose eyes to look through.")
@click.option("--reveal", is_flag=True, help="Lift the fog: show everything there was.")
@click.option("--plain", is_flag=True, help="Print every quarter as lines of text.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print every quarter as a JSON object a line."
)
def replay(file: Path, who: str, reveal: bool, plain: bool, as_json: bool) -> int:
    """Step through a saved match by quarter, forwards and back."""
    role = _role(who)
    record = Replay.of(file)
    if record.notice:
        click.echo(record.notice, err=True)
    if as_json:
        for place in range(len(record.positions)):
            click.echo(record.observe(place, role, reveal=reveal).model_dump_json())
        return 0
    if plain:
        return _print(record, role, reveal)

    if must_be_plain():
        return _print(record, role, reveal)
    from game.tui.run import run_replay

    return run_replay(record, file, role=role, reveal=reveal, rules=paragraphs)


def _role(word: str):  # type: ignore[no-untyped-def]

    return choices.choose("seat", word, (*FACTIONS, "observer", "projector"))


def _print(record, role, reveal) -> int:  # type: ignore[no-untyped-def]

    for line in replay_lines(record, role, reveal):
        click.echo("\n".join(fit(clean(line))))
    return 0


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
def verify(files: tuple[Path, ...], as_json: bool) -> int:
    """Resolve saved matches again from their sealed orders and compare every quarter."""
    code = 0
    for file in files:
        try:
            verdict = check(file)
        except FourFrontsError as fault:
            code = max(code, fault.exit_code)
            click.echo(
                json.dumps({"path": str(file), "error": str(fault)}) if as_json else str(fault)
            )
            continue
        code = max(code, 0 if verdict.agrees else DIFFERS)
        click.echo(verdict.model_dump_json() if as_json else _sentence(verdict))
    return code


def _sentence(verdict) -> str:  # type: ignore[no-untyped-def]

    quarters = counted(verdict.quarters, "quarter")
    state = "a finished match" if verdict.ended else "an unfinished match"
    if verdict.agrees:
        return f"{verdict.path}: {quarters} agree{'s' * (verdict.quarters == 1)} ({state})."
    difference = clean(verdict.difference)  # a record may say anything
    return f"{verdict.path}: differs after {quarters}: {difference}."


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--to", "last", type=click.IntRange(min=0), required=True, help="Last record to keep."
)
@click.option("--out", type=FILE, required=True, help="The new file; never an existing one.")
def repair(file: Path, last: int, out: Path) -> int:
    """Copy the whole records of a damaged save into a new file."""
    kept = mend(file, last, out)
    click.echo(f"{counted(kept, 'record')} copied into {out}; go on with: fourfronts resume {out}")
    return 0
