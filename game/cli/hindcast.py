"""`hindcast`: the rules held against the quarters that have been."""

import os
import sys
from typing import TYPE_CHECKING

import click

from game.cli import choices
from game.cli.research import progress

if TYPE_CHECKING:
    from game.analysis.hindcast import Compared, HindcastResult
    from game.tui.draw.glyphs import Glyphs

DEFAULT = "hindcast-2023"


@click.command()
@click.argument("name", default=DEFAULT)
@click.option("--seeds", type=click.IntRange(1, 1_000_000), default=512, show_default=True,
              help="How many games: the same orders with other luck.")  # fmt: skip
@click.option("--lens", default="mixture", show_default=True, help="How the world works: a letter.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The whole result as one JSON object.")
def hindcast(name: str, seeds: int, lens: str, seed: int, as_json: bool) -> int:
    """Play what was done from 2023 to mid-2026 and compare with what was measured."""
    from game.analysis.hindcast import Asked, run
    from game.content.load import hindcast_ids, load_hindcast, load_rulebook
    from game.tui.draw.glyphs import choose_glyphs

    rulebook = load_rulebook()
    choices.choose("hindcast", name, hindcast_ids())
    choices.choose("lens", lens, [*(one.id for one in rulebook.lenses), "mixture"])
    asked = Asked(rulebook, choices.doctrines(), load_hindcast(name), lens, seed, seeds)
    with progress("games", seeds) as tick:
        result = run(asked, tick)
    if as_json:
        click.echo(result.model_dump_json(indent=2))
    else:
        click.echo("\n".join(_page(result, choose_glyphs(os.environ, sys.stdout.encoding))))
    return 0


def _page(result: "HindcastResult", glyphs: "Glyphs") -> list[str]:
    from game.tui.draw.plot import legend

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
    return [*lines, "", *_table(result.series), "", read]


def _chart(quarters: list[str], series: "Compared", glyphs: "Glyphs") -> list[str]:
    from game.tui.draw.plot import Point, plot

    modelled = {one.quarter: Point(one.p5, one.p50, one.p95) for one in series.modelled}
    published = {one.quarter: Point(one.low, one.central, one.high) for one in series.published}
    sources = dict.fromkeys(one.source for one in series.published)
    return [
        f"{series.title}, {series.unit} ({series.variable})",
        *plot(quarters, modelled, published, glyphs),
        f"Published: {'; '.join(sources)}",
    ]


def _table(series: list["Compared"]) -> list[str]:
    from game.tui.draw.plot import number

    lines = [f"{'':<22}{'within the band':>18}{'mean error':>13}{'RMSE':>9}  unit"]
    for one in series:
        errors = one.errors
        inside = f"{errors.inside} of {errors.quarters} ({errors.inside / errors.quarters:.0%})"
        lines.append(
            f"{one.title:<22}{inside:>18}{number(errors.mean_error):>13}"
            f"{number(errors.rmse):>9}  {_short(one.unit)}"
        )
    return lines


def _short(unit: str) -> str:
    return unit.replace("H100-equivalents", "H100e").replace("a quarter", "/q")


COMMANDS = (hindcast,)
