"""The SSH door with Debian's own client, in a real terminal (tmux)."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.conftest import Live, OpenRoom

OPTIONS = (
    "-o",
    "StrictHostKeyChecking=no",
    "-o",
    "UserKnownHostsFile=/dev/null",
    "-o",
    "LogLevel=ERROR",
    "-F",
    "none",
)
PATIENCE = 30.0
pytestmark = pytest.mark.drives("ssh", "tmux")


def ssh_line(live: Live, user: str, *more: str) -> list[str]:
    return ["ssh", *OPTIONS, "-p", str(live.ssh_port), *more, f"{user}@127.0.0.1"]


async def output(*command: str, typed: bytes = b"") -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    told, _ = await asyncio.wait_for(process.communicate(typed), PATIENCE)
    return process.returncode or 0, told.decode(errors="replace")


class Tmux:
    """A terminal in which a command runs."""

    def __init__(self, socket: Path) -> None:
        self._base = ["tmux", "-S", str(socket), "-f", "/dev/null"]

    async def start(self, command: list[str]) -> None:
        run = " ".join(command) + "; echo left=$?; sleep 60"
        await output(*self._base, "new-session", "-d", "-x", "100", "-y", "30", run)

    async def keys(self, *keys: str) -> None:
        await output(*self._base, "send-keys", *keys)

    async def resize(self, columns: int, rows: int) -> None:
        await output(*self._base, "resize-window", "-x", str(columns), "-y", str(rows))

    async def until(self, words: str) -> str:
        shown = ""
        for _ in range(int(PATIENCE * 10)):
            _, shown = await output(*self._base, "capture-pane", "-p")
            if words in shown:
                return shown
            await asyncio.sleep(0.1)
        raise AssertionError(f"{words!r} never came; the screen is:\n{shown}")

    async def modes(self) -> str:
        """Whether the other screen, the mouse and the cursor are on, as 0 and 1."""
        asked = "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"
        return (await output(*self._base, "display-message", "-p", asked))[1].strip()

    async def end(self) -> None:
        await output(*self._base, "kill-server")


@pytest.fixture
async def tmux(tmp_path: Path) -> AsyncIterator[Tmux]:
    terminal = Tmux(tmp_path / "tmux")
    yield terminal
    await terminal.end()


async def test_a_player_comes_in_and_plays_by_ssh(open_room: OpenRoom, tmux: Tmux) -> None:
    live = await open_room()
    await tmux.start(ssh_line(live, live.code("us")))
    await tmux.until("Your name:")
    await tmux.keys("Ada", "Enter")
    await tmux.until("Your post")
    await tmux.keys("2", "Enter")
    await tmux.until("Enter  begin")
    await tmux.keys("Enter")
    await tmux.until("go on to negotiation")
    await tmux.keys("Down", "Enter")
    await tmux.until("Waiting for")
    seen = live.room.tables[1].observe("us")
    assert [seat.ready for seat in seen.seats] == [True, False, False, False]
    assert [one.post for one in seen.members] == ["treasurer"]
    await tmux.resize(70, 20)
    await tmux.until("70 by 20")
    await tmux.resize(120, 40)
    await tmux.until("Waiting for")
    assert await tmux.modes() == "1 1 0"
    await tmux.keys("C-c")
    shown = await tmux.until("left=0")
    assert "FOUR FRONTS" not in shown
    assert await tmux.modes() == "0 0 1"


async def test_a_lost_line_leaves_no_board_behind(open_room: OpenRoom, tmux: Tmux) -> None:
    live = await open_room()
    await tmux.start(ssh_line(live, f"{live.code('us')}+Ada"))
    await tmux.until("Your post")
    await tmux.keys("Enter")
    await tmux.until("Enter  begin")
    assert live.room._gathering._ports
    await tmux.end()
    async with asyncio.timeout(PATIENCE):
        while live.room._gathering._ports:
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("user", ["AAAA-AAAA", "x" * 300, "%1b[2J", "a+b"])
async def test_a_wrong_code_opens_nothing(open_room: OpenRoom, user: str) -> None:
    live = await open_room()
    code, told = await output(*ssh_line(live, user))
    assert code == 255
    assert "Permission denied" in told


async def test_commands_files_and_forwarding_are_not_open(open_room: OpenRoom) -> None:
    live = await open_room()
    user = f"{live.code('us')}+Ada"
    code, told = await output(*ssh_line(live, user), "ls")
    assert (code, "board only" in told) == (1, True)
    code, told = await output(*ssh_line(live, user, "-s"), "sftp")
    assert (code, "subsystem request failed" in told) == (255, True)
    code, told = await output(
        *ssh_line(live, user, "-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:9")
    )
    assert (code, "forwarding failed" in told) == (255, True)
    code, told = await output(*ssh_line(live, user, "-W", f"127.0.0.1:{live.port}"))
    assert (code, told.strip()) == (255, "stdio forwarding failed")
    assert not live.room._gathering._ports


async def test_without_a_terminal_the_match_is_played_in_lines(open_room: OpenRoom) -> None:
    live = await open_room()
    line = ssh_line(live, f"{live.code('china')}+Chen", "-T")
    code, told = await output(*line, typed=b"levers\ngo\nquit\n")
    assert code == 0
    assert "Your seat is kept." in told
    assert live.room.tables[1].observe("china").options.may_ready is False


async def test_a_hostile_name_is_asked_for_again_and_never_shown(open_room: OpenRoom) -> None:
    live = await open_room()
    line = ssh_line(live, f"{live.code('us')}+a\x1b]52;c;aGk=\x07b", "-T")
    _, told = await output(*line, typed=b"Ada\nquit\n")
    assert "\x1b" not in told
    assert "aGk" not in told


async def test_a_name_beyond_ascii_is_kept_letter_by_letter(
    open_room: OpenRoom, tmux: Tmux
) -> None:
    live = await open_room()
    await tmux.start(ssh_line(live, live.code("us")))
    await tmux.until("Your name:")
    await tmux.keys("Zoë", "Left", "李", "Enter")
    await tmux.until("Your name: Zoë李")
    await tmux.until("Your post")
    await tmux.keys("9", "Enter")
    await tmux.until("There is no such post")
    await tmux.keys("Enter")
    await tmux.until("Enter  begin")
    assert list(live.room._roster._names.values()) == ["Zoë李"]


@pytest.mark.parametrize("question", ["Your name:", "Your post"])
async def test_ctrl_c_at_a_question_leaves_and_takes_no_seat(
    open_room: OpenRoom, tmux: Tmux, question: str
) -> None:
    live = await open_room()
    name = "" if "name" in question else "+Ada"
    await tmux.start(ssh_line(live, live.code("us") + name))
    await tmux.until(question)
    await tmux.keys("C-c")
    await tmux.until("left=1")
    assert live.room.tables[1].observe("us").members == ()


async def test_lines_sent_together_with_the_name_are_all_heard(open_room: OpenRoom) -> None:
    live = await open_room()
    line = ssh_line(live, live.code("china"), "-T")
    code, told = await output(*line, typed=b"Chen\r\nlevers\r\nquit")
    assert (code, "Your seat is kept." in told) == (0, True)
    assert live.room.tables[1].observe("china").options.may_ready is True  # CRLF is not Enter
