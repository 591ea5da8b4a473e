"""The SSH door's own parts: what is typed, the host key, strangers at the door."""

import asyncio
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncssh
import pytest

from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.acts.remove import Remove
from game.core.errors import SaveError
from game.core.orders.vocabulary import Allocate
from game.server.board.board_session import FAULT
from game.server.doors import ssh_door as ssh
from game.server.doors.host_key import host_key
from game.server.doors.line_editor import LONGEST, LineEditor
from game.server.room.budget import Budget
from game.server.room.gathering import REMOVED
from game.server.room.room_files import KEY
from game.terminal.far_terminal import STOP
from tests.server.conftest import Live, OpenRoom
from tests.server.test_joining import PATIENCE, until


def typed(*pieces: bytes) -> tuple[list[str], str, bool]:
    """Type pieces; returns the lines, what was shown, and whether the person left."""
    shown: list[str] = []
    reader = LineEditor(shown.append)
    lines = [line for piece in pieces for line in reader.take(piece)]
    return lines, "".join(shown), reader.left


@pytest.mark.parametrize("name", ["Ada", "Zoë", "Ľudmila", "李雷", "Ольга"])
def test_a_name_of_any_script_comes_whole_byte_by_byte(name: str) -> None:
    pieces = [bytes([byte]) for byte in f"{name}\r".encode()]
    assert typed(*pieces) == ([name], f"{name}\r\n", False)


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_every_end_of_a_line_is_one_end(end: bytes) -> None:
    assert typed(b"levers" + end + b"quit" + end)[0] == ["levers", "quit"]


def test_an_end_of_a_line_in_two_pieces_is_one_end() -> None:
    assert typed(b"levers\r", b"\nquit\r", b"\n")[0] == ["levers", "quit"]


def test_an_empty_line_is_a_line() -> None:
    assert typed(b"\r\n\r\n\n\r")[0] == ["", "", "", ""]


def test_backspace_takes_a_letter_back_in_as_many_columns_as_it_had() -> None:
    assert typed("Ad李\x7f\x08x\r".encode()) == (["Ax"], "Ad李\b \b\b \b\b \bx\r\n", False)
    assert typed(b"\x7f\x7f\r") == ([""], "\r\n", False)


@pytest.mark.parametrize("key", [b"\x03", b"\x04"])
def test_who_presses_ctrl_c_or_ctrl_d_leaves(key: bytes) -> None:
    assert typed(b"Ad" + key + b"a\r") == ([], "Ad", True)


@pytest.mark.parametrize(
    "keys", [b"\x1b[A", b"\x1bOP", b"\x1b[1;5C", b"\x1bx", b"\x1b[<0;3;4M", b"\x1b\x1b[A"]
)
def test_keys_that_send_sequences_type_nothing(keys: bytes) -> None:
    assert typed(b"A", keys, b"da\r") == (["Ada"], "Ada\r\n", False)


@pytest.mark.parametrize("sign", ["\x07", "\u202e", "\u200b", "\x9b", "\x00"])
def test_signs_that_steer_or_hide_are_neither_kept_nor_shown(sign: str) -> None:
    assert typed(f"A{sign}b\r".encode()) == (["Ab"], "Ab\r\n", False)


def test_a_line_without_an_end_is_bounded() -> None:
    lines, shown, _ = typed(b"x" * 100_000, b"\r")
    assert lines == ["x" * LONGEST]
    assert len(shown) == LONGEST + 2


def test_the_host_key_is_made_once_and_for_the_hosts_user_alone(tmp_path: Path) -> None:
    first = host_key(tmp_path)
    assert first.get_algorithm() == "ssh-ed25519"
    assert (tmp_path / KEY).stat().st_mode & 0o777 == 0o600
    (tmp_path / KEY).chmod(0o644)
    assert host_key(tmp_path).get_fingerprint() == first.get_fingerprint()
    assert first.get_fingerprint().startswith("SHA256:")
    assert (tmp_path / KEY).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [KEY]


@pytest.mark.parametrize("content", [b"", b"no key"])
def test_a_damaged_host_key_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY).write_bytes(content)
    with pytest.raises(SaveError, match="delete it"):
        host_key(tmp_path)


class Connection:
    """Stands for a connection; notes whether it was cut."""

    def __init__(self) -> None:
        self.cut = False

    def get_extra_info(self, _: str) -> tuple[str, int]:
        return "192.0.2.1", 50_000

    def abort(self) -> None:
        self.cut = True


class Knows:
    """A room that knows one code."""

    async def knows(self, code: str, name: str = "") -> bool:
        if code == "busy":
            raise ssh.Turned("busy", "Too many codes are being tried just now; wait a moment.")
        return code == "GOOD-CODE"


def gate(strangers: ssh.Strangers) -> tuple[ssh.Gate, Connection]:
    room: Any = Knows()
    connection: Any = Connection()
    opened = ssh.Gate(room, strangers)
    opened.connection_made(connection)
    return opened, connection


async def test_a_connection_tries_three_codes_and_no_more() -> None:
    opened, connection = gate(ssh.Strangers())
    assert [await opened.begin_auth("BAD") for _ in range(ssh.TRIES)] == [True] * ssh.TRIES
    assert not connection.cut
    assert await opened.begin_auth("GOOD-CODE")
    assert connection.cut


async def test_a_good_code_opens_with_or_without_a_name_and_no_password() -> None:
    for user, more in (("GOOD-CODE", False), ("GOOD-CODE+Ada+b", False), ("busy", True)):
        opened, _ = gate(ssh.Strangers())
        assert await opened.begin_auth(user) is more


async def test_strangers_are_counted_until_they_come_in_or_go() -> None:
    strangers = ssh.Strangers()
    opened = [gate(strangers) for _ in range(ssh.MOST_STRANGERS)]
    assert not any(connection.cut for _, connection in opened)
    assert not gate(strangers)[1].cut
    assert [connection.cut for _, connection in opened[:2]] == [True, False]
    opened[1][0].auth_completed()
    opened[1][0].connection_lost(None)
    assert strangers.count == ssh.MOST_STRANGERS - 1
    gate(strangers)
    assert not any(connection.cut for _, connection in opened[1:])


async def test_a_crowd_of_silent_connections_keeps_nobody_out(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssh, "most_strangers", lambda *_: 3)
    live = await open_room()
    lines = [await asyncio.open_connection("127.0.0.1", live.ssh_port) for _ in range(6)]
    for reader, _ in lines[:3]:
        await asyncio.wait_for(_end_of(reader), ssh.LOGIN_SECONDS / 2)
    async with knock(live, f"{live.code('us')}+Ada") as line, line.create_process() as lines_mode:
        await until(lambda: live.room._gathering._ports)
        lines_mode.stdin.write_eof()
    for _, writer in lines:
        writer.close()


async def test_the_door_does_not_say_which_software_opens_it(open_room: OpenRoom) -> None:
    live = await open_room()
    reader, writer = await asyncio.open_connection("127.0.0.1", live.ssh_port)
    assert await asyncio.wait_for(reader.readline(), PATIENCE) == b"SSH-2.0-FourFronts\r\n"
    writer.close()


async def _end_of(reader: asyncio.StreamReader) -> None:
    with suppress(ConnectionError):
        await reader.read()


def knock(live: Live, user: str) -> Any:
    return asyncssh.connect(
        "127.0.0.1", live.ssh_port, username=user, known_hosts=None, config=None, agent_path=None
    )


async def test_a_fault_behind_the_door_is_one_sentence(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    live = await open_room()

    def fails(*_: object) -> None:
        raise RuntimeError("sealed order 1234")

    monkeypatch.setattr(live.room, "port", fails)
    async with knock(live, f"{live.code('us')}+Ada") as line:
        done = await asyncio.wait_for(line.run(), PATIENCE)
    assert (done.stdout.strip(), done.exit_status) == (FAULT.strip(), 1)
    assert "RuntimeError at test_ssh.py" in caplog.text
    assert "1234" not in done.stdout + caplog.text


class Unread:
    """A process whose client types, and takes what it is sent when it is let to."""

    term_type = None

    def __init__(self) -> None:
        self.stdin = self.stdout = self
        self.taken = asyncio.Event()

    async def read(self, _: int) -> bytes:
        return b"figures\nfigures\nfigures\n"

    async def drain(self) -> None:
        await self.taken.wait()


async def test_who_takes_no_answers_is_not_heard_further() -> None:
    client: Any = Unread()
    nobody: Any = None
    port: Any = SimpleNamespace(budget=Budget(free=True))
    lines = ssh.SshVisit(nobody, nobody, nobody, client)._slowly(port)
    assert await anext(lines) == "figures"
    second = asyncio.ensure_future(anext(lines))
    for _ in range(50):
        await asyncio.sleep(0)
    assert not second.done()
    client.taken.set()
    assert await second == "figures"
    await lines.aclose()


async def test_a_removed_seat_ends_the_match_in_lines(open_room: OpenRoom) -> None:
    live = await open_room()
    async with knock(live, f"{live.code('china')}+Chen") as line, line.create_process() as lines:
        await until(lambda: live.room._gathering._ports)
        white = await live.join("white", "Host")
        assert (await white.say(Remove(member="china-1"))).ok
        done = await asyncio.wait_for(lines.wait(), PATIENCE)
        await white.close()
    assert done.stdout.endswith(f"{REMOVED}\r\n")
    assert done.exit_status == 0


async def test_a_removed_seat_ends_its_board(open_room: OpenRoom) -> None:
    live = await open_room()
    async with (
        knock(live, f"{live.code('china')}+Chen") as line,
        line.create_process(term_type="xterm", term_size=(80, 24)) as board,
    ):
        board.stdin.write("\r")
        await until(lambda: live.room._gathering._ports)
        white = await live.join("white", "Host")
        assert (await white.say(Remove(member="china-1"))).ok
        done = await asyncio.wait_for(board.wait(), PATIENCE)
        await white.close()
    assert done.stdout.endswith(f"{REMOVED}\r\n")
    assert STOP in done.stdout


async def test_a_dumb_terminal_is_played_in_lines(open_room: OpenRoom) -> None:
    live = await open_room()
    async with (
        knock(live, f"{live.code('us')}+Ada") as line,
        line.create_process(term_type="dumb", term_size=(80, 24)) as lines,
    ):
        lines.stdin.write("\rhelp\rquit\r")
        done = await asyncio.wait_for(lines.wait(), PATIENCE)
    assert "Pages, by number or name:" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.exit_status == 0


@pytest.mark.parametrize(("locale", "ascii_only"), [("C", True), ("de_DE.UTF-8", False)])
async def test_a_board_is_drawn_by_what_the_clients_locale_can_show(
    open_room: OpenRoom, locale: str, ascii_only: bool
) -> None:
    live = await open_room()
    async with (
        knock(live, f"{live.code('us')}+Ada") as line,
        line.create_process(term_type="xterm", term_size=(80, 24), env={"LANG": locale}) as board,
    ):
        board.stdin.write("\r")
        shown = await asyncio.wait_for(board.stdout.readuntil("begin"), PATIENCE)
    assert shown.isascii() == ascii_only


async def test_a_line_cut_off_comes_back_to_the_same_seat_with_its_draft(
    open_room: OpenRoom,
) -> None:
    live = await open_room()
    boards: list[str] = []
    for _ in range(2):
        async with (
            knock(live, f"{live.code('us')}+Ada") as line,
            line.create_process(term_type="xterm", term_size=(80, 24)) as board,
        ):
            shown = board.stdout.readuntil("begin")
            if not boards:
                board.stdin.write("\r")  # no post in particular
            await asyncio.wait_for(shown, PATIENCE)
            board.stdin.write("\r")
            table = live.room.tables[1]
            if not boards:
                for role in ("us", "allies", "china", "labs") * 2:
                    await table.say(role, Ready(), f"{role}-1" if role == "us" else "")
                order = Allocate(lever="us.energy", points=4)
                assert (await table.say("us", Draft(order=order), "us-1")).ok
            text = await asyncio.wait_for(board.stdout.readuntil("points left"), PATIENCE)
            boards.append(text)
            line.abort()
    assert [m.member for m in table.observe("white").members] == ["us-1"]
    assert "12 of 16" in boards[1]


async def test_nobody_at_the_keyboard_is_told_and_let_go(
    open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ssh, "ASK_SECONDS", 0.01)
    live = await open_room()
    async with knock(live, live.code("us")) as line, line.create_process() as silent:
        done = await asyncio.wait_for(silent.wait(), PATIENCE)
    assert "Nobody answered" in done.stdout
    assert done.exit_status == 1
    assert not live.room._gathering._ports


async def test_a_name_is_looked_at_before_a_post_is_asked_for(open_room: OpenRoom) -> None:
    live = await open_room()
    async with knock(live, live.code("us")) as line:
        process = await line.create_process(term_type="xterm", term_size=(80, 24))
        for typed_name, then in (
            ("A" * 40, "A name has at most 24 letters"),
            ("Ada", "Your post"),
        ):
            process.stdin.write(f"{typed_name}\r")
            shown = ""
            async with asyncio.timeout(PATIENCE):
                while then not in shown:
                    shown += await process.stdout.read(1000)
            assert ("Your post" in shown) == (then == "Your post")
