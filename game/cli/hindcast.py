"""`hindcast`: the rules held against the quarters that have been."""

import json
import os
import sys
from dataclasses import replace
from itertools import zip_longest
from textwrap import wrap

import click

from game.analysis.hindcast import Asked, Compared, HindcastResult, run
from game.cli import choices
from game.cli.progress import progress
from game.content.load import hindcast_ids, load_hindcast, load_rulebook
from game.tui.ink.glyphs import Glyphs, choose_glyphs
from game.tui.ink.plot import Point, legend, number, plot

DEFAULT = "hindcast-2023"
ALL = "all"
COLUMN = 10


@click.command()
@click.argument("name", default=DEFAULT)
@click.option(
    "--seeds",
    type=click.IntRange(1, 1_000_000),
    default=512,
    show_default=True,
    help="How many games: the same orders with other luck.",
)
@click.option(
    "--lens",
    default="mixture",
    show_default=True,
    help="How the world works: a letter; all sets them side by side.",
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The whole result as JSON.")
def hindcast(name: str, seeds: int, lens: str, seed: int, as_json: bool) -> int:
    """Play what was done from 2023 to mid-2026 and compare with what was measured."""
    results = _results(name, lens, seed, seeds)
    if as_json:
        objects = [result.model_dump(mode="json") for result in results]
        click.echo(json.dumps(objects if lens == ALL else objects[0], indent=2))
    elif lens == ALL:
        click.echo("\n".join(_side_by_side(results)))
    else:
        glyphs = choose_glyphs(os.environ, sys.stdout.encoding)
        click.echo("\n".join(_page(results[0], glyphs)))
    return 0


def _results(name: str, lens: str, seed: int, seeds: int) -> list[HindcastResult]:
    """The hindcast under the lens that was asked for, or under each of them."""
    rulebook = load_rulebook()
    choices.choose("hindcast", name, hindcast_ids())
    known = [*(one.id for one in rulebook.lenses), "mixture"]
    choices.choose("lens", lens, [*known, ALL])
    asked = Asked(rulebook, choices.doctrines(), load_hindcast(name), lens, seed, seeds)
    wanted = known if lens == ALL else [lens]
    found: list[HindcastResult] = []
    with progress("games", seeds * len(wanted)) as tick:
        for number, one in enumerate(wanted):
            tick(number * seeds)
            found.append(run(replace(asked, lens=one)))
        tick(seeds * len(wanted))
    return found


def _page(result: HindcastResult, glyphs: Glyphs) -> list[str]:

    first, last = result.quarters[0], result.quarters[-1]
    lines = [
        f"What was done from {first} to {last}, played {result.games} times"
        f" (lens {result.lens}, seed {result.seed}),",
        "beside what was published. What was set by hand: fourfronts rules G15.2.",
        legend(glyphs),
    ]
    if result.set_aside:
        lines.append(
            f"{result.set_aside} games had a systemic incident; history had none, so they"
            " are set aside."
        )
    for series in result.series:
        lines += ["", *_chart(result.quarters, series, glyphs)]
    read = f"How each estimate was read: --json, or rules/hindcasts/{result.hindcast}.yaml."
    return [*lines, "", *_table(result.series), "", *_held_out(result), read]


def _chart(quarters: list[str], series: Compared, glyphs: Glyphs) -> list[str]:

    modelled = {one.quarter: Point(one.p5, one.p50, one.p95) for one in series.modelled}
    published = {one.quarter: Point(one.low, one.central, one.high) for one in series.published}
    sources = dict.fromkeys(one.source for one in series.published)
    return [
        f"{series.title}, {series.unit} ({series.variable})",
        *plot(quarters, modelled, published, glyphs),
        f"Published: {'; '.join(sources)}",
    ]


def _table(series: list[Compared]) -> list[str]:

    lines = [f"{'':<22}{'within the band':>18}{'mean error':>13}{'RMSE':>9}  unit"]
    for one in series:
        errors = one.errors
        inside = f"{errors.inside} of {errors.quarters} ({errors.inside / errors.quarters:.0%})"
        lines.append(
            f"{one.title:<22}{inside:>18}{number(errors.mean_error):>13}"
            f"{number(errors.rmse):>9}  {_short(one.unit)}"
        )
    return lines


def _held_out(result: HindcastResult) -> list[str]:
    """How the rules do where nothing was fitted, beside guesses that know no rules."""
    judged = [(one, one.judged) for one in result.series if one.judged is not None]
    if not judged:
        return []
    lines = [
        f"From {result.held_out} on nothing was fitted. Skill beside two guesses"
        " (above 0: better):",
        f"{'':<22}{'within the band':>18}{'RMSE':>9}{'persistence':>13}{'trend':>9}",
    ]
    for one, found in judged:
        inside = f"{found.inside} of {found.quarters}"
        lines.append(
            f"{one.title:<22}{inside:>18}{number(found.rmse):>9}"
            f"{found.skill_persistence:>13.2f}{found.skill_trend:>9.2f}"
        )
    return [*lines, ""]


def _side_by_side(results: list[HindcastResult]) -> list[str]:
    """A row for each lens: how many quarters lie within the band, then the mean errors."""
    first, last = results[0].quarters[0], results[0].quarters[-1]
    series = results[0].series
    lines = [
        f"What was done from {first} to {last}, played {results[0].games} times under each lens,",
        "beside what was published. What was set by hand: fourfronts rules G15.2.",
        *("", "Quarters within the published band, of those that have one"),
        *_heads([one.title for one in series]),
    ]
    for result in results:
        inside = [f"{one.errors.inside}/{one.errors.quarters}" for one in result.series]
        lines.append(_row(result.lens, inside))
    lines += ["", "Mean error", *_heads([one.title for one in series])]
    lines.append(_row("", [_short(one.unit) for one in series]))
    for result in results:
        lines.append(_row(result.lens, [number(one.errors.mean_error) for one in result.series]))
    return lines


def _row(name: str, cells: list[str]) -> str:
    return f"{name:<8}" + "".join(f"{cell:>{COLUMN}}" for cell in cells).rstrip()


def _heads(titles: list[str]) -> list[str]:
    """Titles over their columns, a word a line where they are long."""
    columns = [wrap(title, COLUMN - 1)[::-1] for title in titles]
    rows = list(zip_longest(*columns, fillvalue=""))[::-1]
    return [_row("", list(row)) for row in rows]


def _short(unit: str) -> str:
    short = {"million H100-equivalents": "M H100e", " a quarter": "/q"}
    for long, words in short.items():
        unit = unit.replace(long, words)
    return unit
