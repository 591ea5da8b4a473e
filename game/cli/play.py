"""`play` and `resume`: a match at this terminal, on the board or in lines of text."""

import os
import sys
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import choices

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from game.core.rulebook import Rulebook
    from game.core.settings import Settings
    from game.table.bots import Bots
    from game.table.header import Header
    from game.table.table import Table
    from game.world.vocabulary import Faction

SMALLEST = (80, 24)


def now() -> str:
    """Return the time as records keep it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


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
    from game.content.load import load_rulebook, rulebook_digest
    from game.store.places import new_save_path
    from game.table.header import new_header, seed_words
    from game.table.table import Table

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
    """Go on with a saved match (the one played last, unless you name one)."""
    from game.core.errors import TerminalError, UsageError
    from game.store.places import latest_save, saves_folder
    from game.table.table import Table

    path = file or latest_save()
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
    people: tuple["Faction", ...], bots: str, scenario: str, lens: str, form: str
) -> "Settings":
    from game.core.errors import UsageError
    from game.core.settings import Settings
    from game.world.vocabulary import FACTIONS

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


def seat_bots(header: "Header") -> "Bots":
    """Return the bots a match asks for, and those that order for factions nobody came for."""
    from time import monotonic

    from game.bots.registry import policy_for
    from game.table.bots import Bots

    settings = header.settings
    absent = {f: settings.absent for f in settings.people if settings.absent}
    policies, stand_ins = (
        {
            f: policy_for(name, f, header.rulebook, choices.doctrines(), settings.lens, monotonic)
            for f, name in named.items()
        }
        for named in (settings.bots, absent)
    )
    return Bots(policies, stand_ins)


def must_be_plain() -> bool:
    """Whether this terminal can't show the board; a small one is told so in a sentence."""
    from game.core.errors import TerminalError

    if os.environ.get("TERM") == "dumb":
        return True
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TerminalError(
            "There is no terminal here for the board; add --plain for lines of text."
        )
    size = os.get_terminal_size()
    if size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        raise TerminalError(
            f"The board needs a terminal of 80×24; this one is {size.columns}×{size.lines}."
            " Make it larger, or add --plain for lines of text."
        )
    return False


def _sit_down(table: "Table", plain: bool) -> int:
    """Give the table's people their places and play; the save is given back at the end."""
    import asyncio

    from game.table.local import LocalPort

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
        from game.tui.run import run_board

        return run_board(ports, len(ports) > 1, table.path, rules=paragraphs)
    except BaseException:
        click.echo(f"Everything up to here is saved in {table.path}.", err=True)
        raise
    finally:
        table.close()


async def typed_lines() -> "AsyncIterator[str]":
    """Yield what is typed, line by line, until it ends; other work goes on meanwhile."""
    import asyncio

    while line := await asyncio.to_thread(sys.stdin.readline):
        yield line


def drop_typed() -> bool:
    """Forget the lines typed at a terminal and not read yet; says whether there were any.

    What comes from a file or a pipe is a script, meant as it is written; and a system without
    termios keeps what was typed.
    """
    import select

    try:
        import termios
    except ImportError:
        return False
    if not sys.stdin.isatty() or not select.select([sys.stdin], [], [], 0)[0]:
        return False
    termios.tcflush(sys.stdin, termios.TCIFLUSH)
    return True


def look_up(word: str) -> list[str]:
    """Return what the rulebook says about a word, as lines; also that it says nothing."""
    from game.core.errors import UsageError

    try:
        return read_rules(word)
    except UsageError as unknown:
        return [str(unknown)]


def read_rules(word: str) -> list[str]:
    """Return what the rulebook says about a word; `UsageError` when that is nothing."""
    from game.content.locate import content_root
    from game.content.reader import look_up as find

    return find(word, _rules(content_root()))


@lru_cache(maxsize=1)
def _rules(root: Path) -> "Rulebook":
    """Return the rules in a folder: read once, however many people of a room look things up."""
    from game.content.load import load_rulebook

    return load_rulebook(root)


def paragraphs():  # type: ignore[no-untyped-def]
    """Return the rulebook as the board lists it."""
    from game.content.reader import paragraphs as read
    from game.tui.rules_text import Paragraph

    return [Paragraph(p.id, p.title, p.text) for p in read()]


COMMANDS = (play, resume)
