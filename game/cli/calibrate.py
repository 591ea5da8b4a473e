"""`calibrate`: does the shipped world show what it must?"""

import textwrap
from collections.abc import Callable

import click

from game.analysis.calibration.finding import Calibration, Check
from game.analysis.calibration.run import calibrate as run
from game.analysis.calibration.run import chosen
from game.cli import choices
from game.cli.progress import progress
from game.content.load import load_rulebook
from game.core.plurals import counted

WIDE = 80


@click.command()
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="ID",
    help="One target, such as M4; may be repeated. All without it.",
)
@click.option(
    "--seeds",
    type=click.IntRange(16, 1_000_000),
    default=4096,
    show_default=True,
    help="Games of each batch.",
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The findings as one JSON object.")
def calibrate(targets: tuple[str, ...], seeds: int, seed: int, as_json: bool) -> int:
    """Measure what the rules must show; exit code 0 only if all of it holds."""
    count = len(chosen(targets))
    with progress("targets", count) as tick:
        found = run(load_rulebook(), choices.doctrines(), seeds, targets, seed, tick)
    click.echo(found.model_dump_json(indent=2) if as_json else page(found))
    return 0 if found.met else 1


def page(found: Calibration) -> str:
    """Return the findings as lines to read."""
    lines = [
        f"{counted(found.games, 'game')} a batch, seed {found.seed}; in brackets 95 % intervals"
    ]
    for finding in found.findings:
        verdict = "met" if finding.met else "NOT MET" if finding.checks else "NOT MEASURED"
        lines += ["", f"{finding.target}  {finding.title}: {verdict}"]
        lines += _fold(f"orders {finding.orders}; {finding.world}")
        lines += _fold(f"must show {finding.must}")
        if finding.unmeasured:
            lines += _fold(f"not measured: {finding.unmeasured}")
        for check in finding.checks:
            lines += _check(check)
    short = [finding.target for finding in found.findings if not finding.met]
    lines += ["", "All is met." if not short else f"Not met: {', '.join(short)}."]
    return "\n".join(lines)


def _fold(words: str) -> list[str]:
    return textwrap.wrap(words, WIDE, initial_indent="    ", subsequent_indent="    ")


def _check(check: Check) -> list[str]:
    """One figure: what it is, its value and interval, its bounds, and whether it keeps them."""
    number = _percent if check.percent else _plain
    value = number(check.value)
    if check.low < check.high:
        value += f" ({number(check.low)} to {number(check.high)})"
    verdict = ("met" if check.met else "NOT MET") + ("" if check.sure else ", not sure")
    head = _fold(f"- {check.figure}")
    return [*head, f"        {value:<28} {_bounds(check, number):<22} {verdict}"]


def _bounds(check: Check, number: Callable[[float], str]) -> str:
    if check.least is None and check.most is None:
        return "told, not bound"
    if check.least is None:
        most = "" if check.most is None else number(check.most)
        return f"{'less than' if check.strict else 'at most'} {most}"
    if check.most is None:
        return f"{'more than' if check.strict else 'at least'} {number(check.least)}"
    return f"{number(check.least)} to {number(check.most)}"


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e9 else f"{value:.2f}"


def _percent(value: float) -> str:
    return f"{value:.1%}"
