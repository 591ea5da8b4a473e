"""A room comes back where people look for it."""

import os
from pathlib import Path

import pytest

from game.cli.host import _as_before, _tell, host
from game.core.errors import UsageError
from game.server.folder import Doors
from game.server.host import check_bind
from game.server.hosting import resumed_room
from tests.conftest import NOON
from tests.server.conftest import OpenRoom, open_room  # noqa: F401 - a fixture

BEFORE = Doors(bind="0.0.0.0", port=18400, ssh_port=None, names=("ai.example",), plain_http=True)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ([], {}),
        (["--port", "9000"], {"port": 9000}),
        (["--ssh-port", "9022"], {"ssh_port": 9022}),
        (["--bind", "127.0.0.1", "--name", "x"], {"bind": "127.0.0.1", "names": ("x",)}),
    ],
)
def test_a_resumed_room_listens_as_before_but_for_what_is_said_anew(
    said: list[str], changed: dict[str, object], tmp_path: Path
) -> None:
    with host.make_context("host", ["--resume", str(tmp_path), *said]) as ctx:
        given = Doors(
            bind=ctx.params["bind"], port=ctx.params["port"], ssh_port=ctx.params["ssh_port"],
            names=ctx.params["names"],
        )  # fmt: skip
        assert _as_before(BEFORE, given) == BEFORE.model_copy(update=changed)
        assert _as_before(None, given) == given


async def test_a_room_remembers_where_it_listened(open_room: OpenRoom, bots_of) -> None:  # noqa: F811
    live = await open_room()
    live.room.remember(BEFORE)
    for table in live.room.tables.values():
        await table.close()
    room, _ = resumed_room(live.folder, bots_of, lambda: NOON, print)
    assert room.doors == BEFORE
    for table in room.tables.values():
        await table.close()


def test_letting_others_in_without_tls_is_asked_for_in_words() -> None:
    check_bind(BEFORE.bind, False, BEFORE.plain_http)
    with pytest.raises(UsageError, match="--plain-http"):
        check_bind(BEFORE.bind, False, False)


def test_a_host_whose_window_is_gone_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as gone:
        monkeypatch.setattr("sys.stdout", gone)
        _tell("Ada is here (browser).")
        monkeypatch.undo()
        with pytest.raises(BrokenPipeError):
            gone.write("there was nobody to read it\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)  # closing must not fail again
