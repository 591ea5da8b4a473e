"""`play` and `resume`: a match at this terminal, on the board or in lines of text."""

import asyncio
import os
from pathlib import Path

import click

from game.cli import choices
from game.cli.console import drop_typed, must_be_plain, typed_lines
from game.cli.reading import look_up, paragraphs
from game.cli.seating import now, seat_bots
from game.content.load import load_rulebook, rulebook_digest
from game.core.errors import TerminalError, UsageError
from game.core.settings import Settings
from game.store.places import latest_save, new_save_path, saves_folder
from game.table.header import new_header, seed_words
from game.table.local import LocalPort
from game.table.table import Table
from game.world.vocabulary import FACTIONS, Faction


@click.command()
@click.option("--as", "who", default="us", show_default=True, help="The faction you lead.")
@click.option("--hotseat", default="", help="Several people in turn: us,china,allies,labs.")
@click.option("--plain", is_flag=True, help="Lines of text instead of the board.")
@click.option("--scenario", default="2026q3", show_default=True)
@click.option("--lens", default="mixture", show_default=True, help="How the world works: a letter.")
@click.option("--format", "form", default="full", show_default=True)
@click.option("--seed", default=None, help="Lab mode: luck from these words, known beforehand.")
@click.option(
    "--bots",
    default="",
    help="Who plays the others: us=essay,china=adaptive@easy; @hard is the other strength.",
)
@click.option("--save", type=click.Path(path_type=Path), default=None, help="Where to keep it.")
def play(
    who: str,
    hotseat: str,
    plain: bool,
    scenario: str,
    lens: str,
    form: str,
    seed: str | None,
    bots: str,
    save: Path | None,
) -> int:
    """Play a match against bots, or with people in turn at this terminal."""
    rulebook = load_rulebook()
    choices.check_setting(rulebook, scenario, lens, form)
    people = choices.factions(hotseat) if hotseat else (choices.faction(who),)
    settings = _settings(people, bots, scenario, lens, form)
    header = new_header(settings, rulebook, rulebook_digest(rulebook), seed_words(seed))
    seated = seat_bots(header)
    plain = plain or must_be_plain()
    path = save or new_save_path(scenario, now())
    return _sit_down(Table.open(path, header, lambda _: seated, now), plain)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--plain", is_flag=True, help="Lines of text instead of the board.")
def resume(file: Path | None, plain: bool) -> int:
    """Go on with a saved match (the unfinished one played last, unless you name one)."""
    path = file or latest_save(last_kind="match_ended")
    if path is None:
        raise UsageError(
            f"There is no saved match in {saves_folder()}; begin with: fourfronts play"
        )
    table = Table.resume(path, seat_bots, now)
    try:
        plain = plain or must_be_plain()
    except TerminalError:
        table.close()
        raise
    return _sit_down(table, plain)


def _settings(
    people: tuple[Faction, ...], bots: str, scenario: str, lens: str, form: str
) -> Settings:

    chosen = choices.by_faction(bots, "adaptive")
    for name in people:
        if f"{name}=" in bots.replace(" ", ""):
            raise UsageError(f"{name} is led by a person here, so no bot can play it.")
    return Settings(
        match=os.urandom(8).hex(),
        scenario=scenario,
        format=form,
        lens=lens,
        players={f: "person" if f in people else "bot" for f in FACTIONS},
        bots={f: name for f, name in chosen.items() if f not in people},
    )


def _sit_down(table: Table, plain: bool) -> int:
    """Give the table's people their places and play; the save is given back at the end."""
    try:
        if table.notice:
            click.echo(table.notice, err=True)
        ports = [LocalPort(table, faction) for faction in table.people or ("us",)]
        if plain:
            from game.lines.session import PlainSession

            farewell = (
                f"The match is kept in {table.path}.",
                f"Saved in {table.path}. Go on with: fourfronts resume {table.path}",
            )
            session = PlainSession(ports, typed_lines(), click.echo, look_up, farewell, drop_typed)
            return asyncio.run(session.run())
        from game.tui.app.run_board import run_board

        return run_board(ports, len(ports) > 1, table.path, rules=paragraphs)
    except BaseException:
        click.echo(f"Everything up to here is saved in {table.path}.", err=True)
        raise
    finally:
        table.close()
