"""`tournament`: which bot plays which seat how well."""

from collections.abc import Sequence

import click

from game.analysis.tournament import (
    Rank,
    Tournament,
    TournamentResult,
    every_policy,
    play_tournament,
)
from game.cli import choices
from game.cli.progress import progress
from game.content.load import load_rulebook
from game.core.plurals import counted


@click.command()
@click.option(
    "--games",
    type=click.IntRange(1, 1_000_000),
    default=30,
    show_default=True,
    help="Games of each policy in each seat.",
)
@click.option("--policies", default="", help="search,adaptive,random; else all there are.")
@click.option("--scenario", default="2026q3", show_default=True)
@click.option("--lens", default="mixture", show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=None,
    help="Processes; else one for each processor.",
)
@click.option("--json", "as_json", is_flag=True, help="The whole result as one JSON object.")
def tournament(
    games: int,
    policies: str,
    scenario: str,
    lens: str,
    seed: int,
    workers: int | None,
    as_json: bool,
) -> int:
    """Let every bot play every seat against the same rivals and luck, and rate them.

    search and adaptive have three strengths each: search@easy, search, search@hard.
    """

    rulebook, doctrines = load_rulebook(), choices.doctrines()
    choices.check_setting(rulebook, scenario, lens)
    names = tuple(word.strip() for word in policies.split(",") if word.strip())
    wanted = Tournament(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario=scenario,
        lens=lens,
        policies=names or every_policy(doctrines),
        games=games,
        seed=seed,
    )
    with progress("games", wanted.total) as tick:
        result = play_tournament(wanted, tick, workers or choices.processors())
    click.echo(result.model_dump_json(indent=2) if as_json else _table(result))
    return 0


def _table(result: TournamentResult) -> str:
    """Return the standings to read, within 80 columns."""
    lines = [
        f"{counted(result.games, 'game')} a bot and seat, {result.scenario} under {result.lens},"
        f" seed {result.seed}",
        f"rivals in turn: {', '.join(result.fields)}; 95% intervals in brackets",
    ]
    for faction, standings in result.seats.items():
        lines += ["", f"{faction:<17} score  rating             better than the next by"]
        lines += _rows(standings)
        lines += ["  by kind", *_rows(result.kinds[faction])]
    return "\n".join(lines)


def _rows(standings: Sequence[Rank]) -> list[str]:
    """Return a line a standing, each with its margin over the one below."""
    lines = []
    for standing, following in zip(standings, [*standings[1:], None], strict=True):
        margin = next(
            (m for m in standing.margins if following and m.over == following.policy), None
        )
        ahead = f"{margin.mean:+.1f} [{margin.low:+.1f}, {margin.high:+.1f}]" if margin else ""
        rating = f"{standing.rating:4.0f} [{standing.low:4.0f}, {standing.high:4.0f}]"
        line = f"  {standing.policy:<15} {standing.score:5.1f}  {rating}  {ahead}"
        lines.append(line.rstrip())
    return lines
