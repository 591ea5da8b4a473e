"""`fuzz`: random legal matches, checked at every step."""

import click

from game.analysis.fuzz import fuzz as run
from game.cli.progress import progress
from game.content.load import load_rulebook
from game.core.plurals import counted


@click.command()
@click.option("--matches", type=click.IntRange(1, 1_000_000), default=100, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
def fuzz(matches: int, seed: int) -> int:
    """Play random legal matches and check that none crashes, dead-ends or fails to verify."""
    with progress("matches", matches) as tick:
        report = run(load_rulebook(), matches, seed, tick)
    click.echo(
        f"{report.matches} match{'es' * (report.matches != 1)},"
        f" {counted(report.quarters, 'quarter')}, {counted(report.orders, 'order')} tried,"
        f" {sum(report.refusals.values())} refused: {counted(len(report.faults), 'fault')}."
    )
    for fault in report.faults[:20]:
        click.echo(f"match {fault.number}, {fault.quarter} {fault.phase}: {fault.what}", err=True)
    return 1 if report.faults else 0
