"""`simulate` and `fuzz`: whole games by the thousand."""

import sys
from pathlib import Path

import click

from game.cli import choices
from game.core.counted import counted


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
    as_json: bool,
    save: Path | None,
) -> int:
    """Play whole games between doctrines and sum them up."""
    from game.analysis.batch import Request, simulate_each
    from game.analysis.batch import simulate as run
    from game.content.load import load_rulebook
    from game.core.errors import UsageError

    rulebook = load_rulebook()
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
        if games != 1 or every:
            raise UsageError("--save writes one game under one lens; add --games 1 and one lens.")
        _save(request, save)
    if every:
        with progress("games", games * (len(rulebook.lenses) + 1)) as tick:
            results = simulate_each(request, tick)
        click.echo(_as_list(results) if as_json else "\n".join(_table(results)))
        return 0
    with progress("games", games) as tick:
        result = run(request, tick)
    click.echo(result.model_dump_json(indent=2) if as_json else _summary(result))
    return 0


def _save(request, path: Path) -> None:  # type: ignore[no-untyped-def]
    """Play the simulation's first game at a table, which is the same game, and keep it."""
    from game.analysis.batch import policies_for
    from game.cli.play import now
    from game.content.load import rulebook_digest
    from game.core.luck import seed_from
    from game.core.settings import Settings
    from game.table.bots import Bots
    from game.table.header import new_header
    from game.table.table import Table
    from game.world.vocabulary import FACTIONS

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


def _summary(result) -> str:  # type: ignore[no-untyped-def]
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


def _as_list(results) -> str:  # type: ignore[no-untyped-def]
    """Return several results as a JSON list of them."""
    import json

    return json.dumps([result.model_dump(mode="json") for result in results], indent=2)


def _table(results) -> list[str]:  # type: ignore[no-untyped-def]
    """Return one line a lens: the lead, the endings in percent, the scores."""
    from textwrap import wrap

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


def _lens_line(result) -> str:  # type: ignore[no-untyped-def]
    lead = result.lead_months
    scores = " ".join(f"{score.mean:2.0f}" for score in result.scores.values())
    ends = "".join(f"{100 * count / result.games:4.0f}" for count in result.endings.values())
    return f"{result.lens:7}{lead.p50:5.1f} [{lead.p5:5.1f},{lead.p95:5.1f}]     {scores} {ends}"


@click.command()
@click.option("--matches", type=click.IntRange(1, 1_000_000), default=100, show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
def fuzz(matches: int, seed: int) -> int:
    """Play random legal matches and check that none crashes, dead-ends or fails to verify."""
    from game.analysis.fuzz import fuzz as run
    from game.content.load import load_rulebook

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


class progress:  # noqa: N801 - reads as a verb where it is used
    """A progress bar on standard error, shown only to a terminal and only after two seconds."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._bar: object | None = None

    def __enter__(self):  # type: ignore[no-untyped-def]
        from time import monotonic

        self._began = monotonic()
        return self._tick

    def _tick(self, done: int) -> None:
        from time import monotonic

        if not sys.stderr.isatty() or monotonic() - self._began < 2:
            return
        share = done / self._total
        filled = "#" * int(30 * share)
        sys.stderr.write(f"\r{filled:<30} {done} of {self._total} {self._what}")
        sys.stderr.flush()
        self._bar = True

    def __exit__(self, *_: object) -> None:
        if self._bar:
            sys.stderr.write("\r" + " " * 70 + "\r")


COMMANDS = (simulate, fuzz)
