"""A room comes back where people look for it."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.host import _as_before, host
from game.cli.host_window import HostWindow
from game.cli.main import run
from game.core.errors import UsageError
from game.server.doors.listening import check_bind
from game.server.room.founding import resumed_room
from game.server.room.room_files import Doors
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
            bind=ctx.params["bind"],
            port=ctx.params["port"],
            ssh_port=ctx.params["ssh_port"],
            names=ctx.params["names"],
        )
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


@pytest.fixture
def taken() -> Iterator[str]:
    """A port of this machine at which something listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield str(one.getsockname()[1])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--port", "TAKEN"), "Something else listens on 127.0.0.1 port TAKEN already"),
        (("--ssh-port", "TAKEN", "--port", "0"), "Choose another with --ssh-port."),
        (("--bind", "no-such-host.invalid", "--plain-http"), "has no address no-such-host.invalid"),
        (("--bind", "203.0.113.7", "--plain-http"), "This machine has no address 203.0.113.7"),
        (("--bind", "0.0.0.0"), "say --plain-http if this is a network you trust"),
        (("--bind", "0.0.0.0", "--cert", "README.md"), "give both --cert and --key"),
        (("--key", "README.md"), "give both --cert and --key"),
        (("--cert", "README.md", "--key", "README.md"), "are no certificate in PEM"),
        (("--cert", "no.pem", "--key", "README.md"), "There is no file"),
        (("--name", "a b"), "'a b' is no name of a machine"),
        (("--grace", "-1"), "--grace"),
        (("--grace", "nan"), "'nan' is no number of minutes."),
        (("--folder", "README.md"), "is a file"),
        (("--resume", "README.md"), "is a file"),
        (("--resume", "nowhere"), "does not exist"),
        (("--clock", "ordrs=5"), "Did you mean orders?"),
        (("--bots", "chna=essay"), "Did you mean china?"),
        (("--absent", "adaptve"), "did you mean adaptive?"),
        (("--ports", "1"), "Did you mean one of"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_what_can_not_be_opened_is_said_in_a_sentence_before_there_is_a_room(
    words: tuple[str, ...],
    said: str,
    taken: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FOURFRONTS_SAVES", str(tmp_path / "saves"))
    assert run(["host", *(word.replace("TAKEN", taken) for word in words)]) == 2
    assert said.replace("TAKEN", taken) in capsys.readouterr().err
    assert not (tmp_path / "saves").exists()


def test_a_host_whose_window_is_gone_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as gone:
        monkeypatch.setattr("sys.stdout", gone)
        window = HostWindow()
        window.tell("Ada is here (browser).")
        window.close()
        monkeypatch.undo()
        with pytest.raises(BrokenPipeError):
            gone.write("there was nobody to read it\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)  # closing must not fail again
