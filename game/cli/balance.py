"""`balance`: what each lever, stance and card is worth, and whether one decides the game."""

from collections.abc import Sequence

import click

from game.analysis.balance.report import KINDS as ALL
from game.analysis.balance.report import Balance, Kind, Weighed, verdict, weigh
from game.cli import choices
from game.cli.progress import progress
from game.content.load import load_rulebook
from game.core.errors import UsageError
from game.core.plurals import counted
from game.world.vocabulary import FACTIONS

KINDS = {"levers": "lever", "stances": "stance", "cards": "card"}


@click.command()
@click.option(
    "--games",
    type=click.IntRange(8, 100_000),
    default=64,
    show_default=True,
    help="Games of each plan.",
)
@click.option("--lens", default="all", show_default=True, help="A letter, or all.")
@click.option("--faction", default="", help="One faction, or several: us,china. All without it.")
@click.option("--only", type=click.Choice([*KINDS]), default=None)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Everything weighed as one JSON object.")
def balance(games: int, lens: str, faction: str, only: str | None, seed: int, as_json: bool) -> int:
    """Find each faction's best plan, and weigh every lever, stance and card beside it."""
    rulebook = load_rulebook()
    known = [one.id for one in rulebook.lenses]
    if lens not in (*known, "all"):
        raise UsageError(f"There is no lens {lens!r}; choose one of {', '.join(known)}, or all.")
    lenses = known if lens == "all" else [lens]
    factions = choices.factions(faction) if faction else FACTIONS
    kinds = ALL if only is None else tuple(kind for kind in ALL if kind == KINDS[only])
    with progress("plans", len(lenses) * len(factions)) as tick:
        found = weigh(rulebook, choices.doctrines(), lenses, factions, games, seed, kinds, tick)
    click.echo(found.model_dump_json(indent=2) if as_json else page(found))
    return 0


HEADS = {
    "lever": "part of the best budget, and what its points bring",
    "stance": "the level that scores best, and what turning it there brings",
    "card": "part of games in which it could be played, and what it brings",
}


def page(found: Balance) -> str:
    """Return what was weighed as lines of at most 80 columns."""
    lines = [
        f"{counted(found.games, 'game')} a plan under {', '.join(found.lenses)}, seed {found.seed};"
        " rivals adaptive.",
        "Points of score, from the least to the most any lens gives; in brackets the",
        "95 % interval where that is most.",
    ]
    for kind in ALL:
        things = found.of(kind)
        if things:
            lines += ["", f"{kind.capitalize()}s: {HEADS[kind]}"]
            lines += [_row(kind, name, rows) for name, rows in things.items()]
    return "\n".join(lines)


def _row(kind: Kind, name: str, rows: Sequence[Weighed]) -> str:

    best = max(rows, key=lambda row: row.worth.mean)
    least = min(row.worth.mean for row in rows)
    chosen = [row.chosen for row in rows]
    share = f"{best.chosen:8.0f}" if kind == "stance" else f"{_span(chosen):>8}"
    worth = f"{least:+6.2f} {best.worth.mean:+6.2f} [{best.worth.low:+.2f}, {best.worth.high:+.2f}]"
    return f"  {name:<26} {share}  {worth:<30} {verdict(kind, rows)}".rstrip()


def _span(shares: list[float]) -> str:
    low, high = (f"{100 * share:.0f}" for share in (min(shares), max(shares)))
    return f"{low}%" if low == high else f"{low}-{high}%"
