"""`host`: a room on this machine, which people come into by a code."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from game.cli import choices
from game.cli.host_window import HostWindow
from game.cli.seating import now, seat_bots
from game.cli.serving import serve
from game.content.load import load_rulebook, rulebook_digest
from game.core.settings import Settings
from game.server.doors.listening import check_doors
from game.server.room.collector import uncollected
from game.server.room.founding import new_folder, new_room, resumed_room
from game.server.room.room_files import Doors
from game.store.places import saves_folder
from game.table.header import Header, new_header, seed_words
from game.world.vocabulary import FACTIONS


@click.command()
@click.option("--scenario", default="2026q3", show_default=True)
@click.option("--lens", default="mixture", show_default=True, help="How the world works: a letter.")
@click.option("--format", "form", default="full", show_default=True)
@click.option("--tables", default=1, show_default=True, type=click.IntRange(1, 40))
@click.option("--bots", default="", help="Factions that bots play: us=essay,china=adaptive.")
@click.option("--absent", default="", help="The bot that orders where nobody came; else nobody.")
@click.option(
    "--clock",
    default="format",
    show_default=True,
    help="format, none, or minutes a phase: 5, 2d, orders=10,negotiation=5.",
)
@click.option(
    "--grace",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0, 1440),
    help="Minutes after a deadline.",
)
@click.option(
    "--press",
    default="open",
    show_default=True,
    type=click.Choice(["open", "public", "gunboat"]),
    help="Who may write to whom.",
)
@click.option("--sign-off", is_flag=True, help="Members must sign before their lead seals.")
@click.option("--bind", default="127.0.0.1", show_default=True, help="0.0.0.0 lets others in.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--ssh-port", default=8022, show_default=True, type=click.IntRange(0, 65535))
@click.option("--no-ssh", is_flag=True, help="Open no SSH door.")
@click.option(
    "--name",
    "names",
    multiple=True,
    help="This machine's name for people, or its proxy's https:// address.",
)
@click.option("--cert", type=click.Path(path_type=Path), help="TLS certificate (PEM).")
@click.option("--key", type=click.Path(path_type=Path), help="Its key (PEM).")
@click.option("--plain-http", is_flag=True, help="Let others in without TLS (a LAN you trust).")
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), help="Where the room is kept."
)
@click.option(
    "--resume",
    "resumed",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Bring the room in this folder back, where it listened before.",
)
def host(
    scenario: str,
    lens: str,
    form: str,
    tables: int,
    bots: str,
    absent: str,
    clock: str,
    grace: float,
    press: str,
    sign_off: bool,
    bind: str,
    port: int,
    ssh_port: int,
    no_ssh: bool,
    names: tuple[str, ...],
    cert: Path | None,
    key: Path | None,
    plain_http: bool,
    folder: Path | None,
    resumed: Path | None,
) -> int:
    """Open a room: people join by terminal, ssh or browser with a short code."""
    window = HostWindow()
    with uncollected():
        doors = Doors(
            bind=bind,
            port=port,
            ssh_port=None if no_ssh else ssh_port,
            names=names,
            cert=_whole(cert),
            key=_whole(key),
            plain_http=plain_http,
        )
        if resumed is not None:
            place = resumed
            room, secret = resumed_room(place, seat_bots, now, window.tell)
            doors = _as_before(room.doors, doors)
            check_doors(doors)
        else:
            headers = _headers(
                tables, scenario, lens, form, bots, absent, clock, grace, press, sign_off
            )
            seat_bots(headers[0])  # names no bot that is not there
            check_doors(doors)
            place = folder or new_folder(saves_folder(), datetime.now(UTC).strftime("%Y%m%d"))
            room, secret = new_room(place, headers, seat_bots, now, window.tell)
    return serve(room, place, secret, doors, window)


def _whole(path: Path | None) -> str:
    return "" if path is None else str(path.resolve())


def _as_before(before: Doors | None, given: Doors) -> Doors:
    """Return the doors a room had, but for what the command line says of them now."""
    ctx = click.get_current_context()
    said = {
        "ssh_port" if name == "no_ssh" else name
        for name in ctx.params
        if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    }
    if before is None:
        return given
    return before.model_copy(update=given.model_dump(include=said))


def _headers(
    tables: int,
    scenario: str,
    lens: str,
    form: str,
    bots: str,
    absent: str,
    clock: str,
    grace: float,
    press: str,
    sign_off: bool,
) -> list[Header]:
    """Return what each table's match is made of."""
    rulebook = load_rulebook()
    choices.check_setting(rulebook, scenario, lens, form)
    minutes, digest = choices.clock(clock, rulebook, form), rulebook_digest(rulebook)
    if grace != grace:  # not a number, which lies in every range
        raise click.BadParameter("'nan' is no number of minutes.", param_hint="'--grace'")
    chosen = choices.by_faction(bots, "") if bots else {}
    playing = {f: name for f, name in chosen.items() if name}
    settings = Settings.model_validate(
        {
            "match": "",
            "scenario": scenario,
            "format": form,
            "lens": lens,
            "players": {f: "bot" if f in playing else "person" for f in FACTIONS},
            "bots": playing,
            "absent": absent,
            "minutes": minutes,
            "grace": grace,
            "press": press,
            "sign_off": sign_off,
        }
    )
    each = (settings.model_copy(update={"match": os.urandom(8).hex()}) for _ in range(tables))
    return [new_header(one, rulebook, digest, seed_words(None)) for one in each]
