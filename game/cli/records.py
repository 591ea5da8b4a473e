"""`replay`, `verify`, `repair`: what can be done with a save."""

import json
import platform
from pathlib import Path

import click
import numpy as np

from game import __version__
from game.analysis.replay import Replay
from game.cli import choices
from game.cli.console import must_be_plain
from game.cli.reading import paragraphs
from game.core.clean import clean
from game.core.errors import FourFrontsError
from game.core.plurals import counted
from game.lines.printing import fit
from game.lines.replay import replay_lines
from game.store.reading import repair as mend
from game.table.behaviour import named
from game.table.verify import verify as check
from game.world.vocabulary import FACTIONS

FILE = click.Path(path_type=Path)
DIFFERS = 1
"""What `verify` exits with where a quarter comes out otherwise than recorded."""
OTHER = 7
"""And where quarters were played by another behaviour, so that they are not resolved again."""


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
    from game.tui.app.run_board import run_replay

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
@click.option("--head", default="", help="Letters of the record's head noted down at the table.")
def verify(files: tuple[Path, ...], as_json: bool, head: str) -> int:
    """Resolve saved matches again from their sealed orders and compare every quarter."""
    codes = [0]
    for file in files:
        try:
            verdict = check(file, head=head)
        except FourFrontsError as fault:
            codes.append(fault.exit_code)
            click.echo(
                json.dumps({"path": str(file), "error": str(fault)}) if as_json else str(fault)
            )
            continue
        codes.append(_code(verdict))
        click.echo(verdict.model_dump_json() if as_json else _sentence(verdict))
        if verdict.notice and not as_json:
            click.echo(verdict.notice)
    return max(codes, key=lambda code: (code != 0, code != OTHER, code))


def _code(verdict) -> int:  # type: ignore[no-untyped-def]
    if verdict.difference:
        return DIFFERS
    return 0 if verdict.agrees else OTHER


def _sentence(verdict) -> str:  # type: ignore[no-untyped-def]

    quarters = counted(verdict.quarters, "quarter")
    state = "a finished match" if verdict.ended else "an unfinished match"
    if verdict.agrees:
        return f"{verdict.path}: {quarters} agree{'s' * (verdict.quarters == 1)} ({state})."
    if verdict.difference is None:
        return f"{verdict.path}: {_other_behaviour(verdict)} ({state})."
    difference = clean(verdict.difference)  # a record may say anything
    return f"{verdict.path}: recorded by {_under(verdict)}; differs after {quarters}: {difference}."


def _other_behaviour(verdict) -> str:  # type: ignore[no-untyped-def]
    some = f"{verdict.others} of {counted(verdict.others + verdict.quarters, 'quarter')} are"
    its = some if verdict.quarters else "its quarters are"
    rest = "; the others agree" if verdict.quarters else ""
    return (
        "the record is whole (chain and digests agree); it was played by"
        f" {named(verdict.played_by)}, this is {verdict.behaviour}, so {its} not resolved"
        f" again{rest}"
    )


def _under(verdict) -> str:  # type: ignore[no-untyped-def]
    """Say what recorded a save, and what this is where that is something else."""

    def said(engine: str, python: str, numpy: str) -> str:
        known = f", Python {python} and numpy {numpy}" if python else ""
        return clean(f"Four Fronts {engine}{known}")

    recorded = said(verdict.engine, verdict.python, verdict.numpy)
    here = said(__version__, platform.python_version(), np.__version__)
    return recorded if recorded == here else f"{recorded} (this is {here})"


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
