"""`simulate`: whole games by the thousand."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap

import click

from game.analysis.batch import Request, policies_for, simulate_each
from game.analysis.batch import simulate as run
from game.analysis.results import SimulationResult
from game.analysis.unsure.numbers import with_numbers as with_set
from game.analysis.unsure.paired import Two, compare, said
from game.analysis.unsure.spread import spread
from game.analysis.unsure.worlds import LENS, LUCK, SOURCES
from game.cli import choices
from game.cli.progress import progress
from game.cli.seating import now
from game.content.load import load_rulebook, rulebook_digest
from game.core.errors import UsageError
from game.core.plurals import counted
from game.core.seeds import MIXTURE, seed_from
from game.core.settings import Settings
from game.table.bots import Bots
from game.table.header import new_header
from game.table.table import Table
from game.world.vocabulary import FACTIONS, Faction


@click.command()
@click.option("--games", type=click.IntRange(1, 100_000_000), default=1000, show_default=True)
@click.option("--scenario", default="2026q3", show_default=True)
@click.option(
    "--lens",
    default="mixture",
    show_default=True,
    help="A letter, mixture, or all: every lens in turn and the mixture.",
)
@click.option("--orders", default="", help="us=essay,china=adaptive; the others status-quo.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--set", "numbers", multiple=True, help="parameter=value; may be given again.")
@click.option(
    "--uncertainty",
    default="",
    help="What is drawn anew for every game: luck, lens, rules, starts, with commas.",
)
@click.option(
    "--beside", default="", help="Orders to compare with, as --orders, in the same games."
)
@click.option("--json", "as_json", is_flag=True, help="The whole result as one JSON object.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    default=None,
    help="With --games 1: write that game as an ordinary save.",
)
def simulate(
    games: int,
    scenario: str,
    lens: str,
    orders: str,
    seed: int,
    workers: int,
    numbers: tuple[str, ...],
    uncertainty: str,
    beside: str,
    as_json: bool,
    save: Path | None,
) -> int:
    """Play whole games between doctrines and sum them up."""
    rulebook = with_set(load_rulebook(), choices.numbers(numbers))
    every = lens == "all"
    choices.check_setting(rulebook, scenario, "mixture" if every else lens)
    chosen = choices.by_faction(orders, "status-quo")
    request = Request(
        rulebook=rulebook,
        doctrines=choices.doctrines(),
        scenario=scenario,
        lens=lens,
        orders=chosen,
        seed=seed,
        games=games,
        workers=workers,
    )
    if save is not None:
        if numbers or uncertainty or beside:
            raise UsageError("--save writes a game by the rules as they are; leave the rest out.")
        if games != 1 or every:
            raise UsageError("--save writes one game under one lens; add --games 1 and one lens.")
        _save(request, save)
    if uncertainty or beside:
        if every:
            raise UsageError("--uncertainty and --beside take one lens, or the mixture of them.")
        click.echo(_unsure(request, uncertainty, beside, as_json))
        return 0
    if every:
        with progress("games", games * (len(rulebook.lenses) + 1)) as tick:
            results = simulate_each(request, tick)
        click.echo(_as_list(results) if as_json else "\n".join(_table(results)))
        return 0
    with progress("games", games) as tick:
        result = run(request, tick)
    click.echo(result.model_dump_json(indent=2) if as_json else _summary(result))
    return 0


def _unsure(request: Request, uncertainty: str, beside: str, as_json: bool) -> str:
    """Play games in worlds of their own, alone or beside other orders, and sum them up."""
    words = [word.strip() for word in uncertainty.split(",") if word.strip()]
    usual = [LUCK, LENS] if request.lens == MIXTURE else [LUCK]
    sources = frozenset(choices.choose("uncertainty", word, SOURCES) for word in words or usual)
    if not beside:
        found = spread(request, sources)
        return found.model_dump_json(indent=2) if as_json else found.said()
    other = choices.by_faction(beside, "status-quo")
    paired = compare(Two(request, other, sources))
    if as_json:
        return paired.model_dump_json(indent=2)
    return said(paired, *(_plan(orders) for orders in (request.orders, other)))


def _plan(orders: Mapping[Faction, str]) -> str:
    """Name four doctrines: by the one that all follow, or each by itself."""
    if len(set(orders.values())) == 1:
        return next(iter(orders.values()))
    return " ".join(f"{faction}={name}" for faction, name in orders.items())


def _save(request: Request, path: Path) -> None:
    """Play the simulation's first game at a table, which is the same game, and keep it."""
    settings = Settings(
        match=f"simulated-{request.seed}",
        scenario=request.scenario,
        format="full",
        lens=request.lens,
        players=dict.fromkeys(FACTIONS, "bot"),
        bots=dict(request.orders),
    )
    header = new_header(
        settings, request.rulebook, rulebook_digest(request.rulebook), seed_from(request.seed).hex()
    )
    bots = Bots(policies_for(request))
    Table.open(path, header, lambda _: bots, now).close()


def _summary(result: SimulationResult) -> str:
    """Return the result as a few lines to read."""
    lead = result.lead_months
    lines = [
        f"{counted(result.games, 'game')} of {result.scenario} under {result.lens},"
        f" seed {result.seed}",
        f"US lead at the end: {lead.p50:.1f} months (5% {lead.p5:.1f}, 95% {lead.p95:.1f})",
    ]
    for name, count in sorted(result.endings.items(), key=lambda pair: -pair[1]):
        lines.append(f"  {name}: {count / result.games:.1%}")
    for faction, score in result.scores.items():
        lines.append(f"  {faction}: score {score.mean:.0f}, aims met in {score.met_aims:.0%}")
    return "\n".join(lines)


def _as_list(results: Sequence[SimulationResult]) -> str:
    """Return several results as a JSON list of them."""
    return json.dumps([result.model_dump(mode="json") for result in results], indent=2)


def _table(results: Sequence[SimulationResult]) -> list[str]:
    """Return one line a lens: the lead, the endings in percent, the scores."""
    one = results[0]
    names = list(one.endings)
    numbers = "".join(f"{number:4}" for number in range(1, len(names) + 1))
    legend = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
    return [
        f"{counted(one.games, 'game')} of {one.scenario} a lens, seed {one.seed}",
        "",
        "         lead in months         score         endings, percent",
        f"lens     p50    p5   p95       US AL CN LB {numbers}",
        *map(_lens_line, results),
        "",
        *wrap(f"Endings: {legend}.", 78),
    ]


def _lens_line(result: SimulationResult) -> str:
    lead = result.lead_months
    scores = " ".join(f"{score.mean:2.0f}" for score in result.scores.values())
    ends = "".join(f"{100 * count / result.games:4.0f}" for count in result.endings.values())
    return f"{result.lens:7}{lead.p50:5.1f} [{lead.p5:5.1f},{lead.p95:5.1f}]     {scores} {ends}"
