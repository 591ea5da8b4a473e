"""`join`: the board on this machine, for a seat at a table on another."""

import asyncio
import json
import shlex
import sys
from contextlib import suppress
from pathlib import Path

import click
import platformdirs

from game.cli import choices, console
from game.cli.reading import look_up, paragraphs
from game.core import meant
from game.core.conduct.words import POSTS
from game.core.errors import UsageError
from game.server.client.remote_port import LineError, RemotePort, socket_address
from game.server.room.roster import WATCHERS
from game.server.wire.messages import Hello

FACILITATOR = "#facilitator="
LONGEST = 100
"""Letters that a host reads of a code."""


@click.command()
@click.argument("address")
@click.argument("code", required=False, default="", envvar=console.CODE)
@click.option("--name", default="", help="What the others call you.")
@click.option(
    "--post",
    default="member",
    show_default=True,
    help="lead, treasurer, intelligence, negotiator, member; for watchers: projector.",
)
@click.option(
    "--table", default=0, type=click.IntRange(0, 999), help="Facilitators: the number of the table."
)
@click.option("--plain", is_flag=True, help="Lines of text instead of the board.")
def join(address: str, code: str, name: str, post: str, table: int, plain: bool) -> int:
    """Come into a room: ADDRESS and CODE are what the host shows.

    CODE may also stand in the environment as FOURFRONTS_CODE; without either it is asked for. So
    nobody reads it, or a facilitator's link, in the list of this machine's processes.
    """
    address, _, secret = address.partition(FACILITATOR)
    socket_address(address)
    if not secret and FACILITATOR in (code := console.asked_code(code)):
        secret = meant.secret(code)
    code, name = (secret, name or "facilitator") if secret else (code, name)
    token = _known_seats().get(_seat_key(address, code, name), "")
    if not token and not 0 < len(code) <= LONGEST:
        raise UsageError("Give the code the host shows: fourfronts join ADDRESS CODE")
    choices.choose("post", post, (*POSTS, *WATCHERS))
    if not token and name and (wrong := meant.name_refused(name, reserved=bool(secret))):
        raise UsageError(wrong)
    plain = plain or console.must_be_plain()
    if not token and not name:
        asyncio.run(RemotePort.reach(address))
        name = _asked_name()
    hello = Hello(token=token, code=code, name=name, post=post, table=table, device="x" * 8)
    return asyncio.run(_play(address.rstrip("/"), hello, code, plain))


def _asked_name() -> str:
    """Ask for a name at the terminal, until it is one; without a terminal take the first line."""

    def good(name: str) -> str:
        if (wrong := meant.name_refused(name)) is not None:
            raise click.BadParameter(wrong)
        return name

    if sys.stdin.isatty():
        return str(click.prompt("Your name", err=True, value_proc=good))
    name = console.next_line().strip()
    if (wrong := meant.name_refused(name)) is not None:
        raise UsageError(f"{wrong} Give yours with --name Ada, or as the first line.")
    return name


async def _play(address: str, hello: Hello, code: str, plain: bool) -> int:

    try:
        port = await RemotePort.join(address, hello)
    except LineError as fault:
        if not hello.token or fault.code != "token":
            raise
        port = await RemotePort.join(address, hello.model_copy(update={"token": ""}))
    _remember(_seat_key(address, code, hello.name), port.granted.token)
    try:
        return await _sit_down(port, _again(address, code, hello), plain)
    finally:
        await port.close()


def _again(address: str, code: str, hello: Hello) -> str:
    """Return how to come back; a facilitator's link is a secret, and is not printed again."""
    if not meant.code(code):
        return "Come back with the same command."
    words = ["fourfronts", "join", address, code, "--name", hello.name]
    return f"Come back with: {shlex.join(words)}"


async def _sit_down(port: RemotePort, again: str, plain: bool) -> int:
    if plain:
        from game.lines.session import PlainSession

        farewell = ("The match is kept by the host.", f"Your seat is kept. {again}")
        session = PlainSession(
            [port], console.typed_lines(), click.echo, look_up, farewell, console.drop_typed
        )
        return await session.run()
    from game.terminal.take import take_terminal
    from game.tui.app.board_app import BoardApp

    app = BoardApp([port], hotseat=False, saved_to="the host's room", rules=paragraphs)
    take_terminal(app)
    await app.run_async()
    why = (
        f"The board stopped because of a fault: {app.crash}."
        if app.crash
        else "You left the table."
    )
    click.echo(f"{why} Your seat is kept. {again}", err=bool(app.crash))
    return app.return_code or 0


def _seats_file() -> Path:

    return platformdirs.user_data_path("four-fronts", appauthor=False) / "joined.json"


def _seat_key(address: str, code: str, name: str) -> str:
    return f"{address.rstrip('/')} {meant.code(code) or code} {name}"


def _known_seats() -> dict[str, str]:
    with suppress(OSError, ValueError):
        known = json.loads(_seats_file().read_text(encoding="utf-8"))
        return {str(key): str(token) for key, token in known.items()}
    return {}


def _remember(key: str, token: str) -> None:
    """Keep the seat's token for this user alone, so that coming back needs no code again."""
    from game.store.whole import write_whole

    path = _seats_file()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, json.dumps({**_known_seats(), key: token}).encode())
