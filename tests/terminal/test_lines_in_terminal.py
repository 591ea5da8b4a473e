"""The line mode at a real terminal: whatever is typed and however the terminal ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pexpect

ROOT = Path(__file__).parents[2]
PLAY = [
    sys.executable,
    "-c",
    "from game.cli.main import main; main()",
    "play",
    "--plain",
    "--seed",
    "lines",
]


def test_a_byte_that_is_no_letter_does_not_end_the_match(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PLAY, "--save", str(tmp_path / "m.jsonl")],
        input=b"\xff\xc3\nlevers\nquit\n",
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0
    assert b"us.energy" in done.stdout or b"energy" in done.stdout
    assert b"bug" not in done.stderr


def test_a_terminal_that_goes_away_ends_the_lines_and_the_save_is_whole(tmp_path: Path) -> None:
    save = tmp_path / "m.jsonl"
    deaf = "import signal as s, sys; s.pthread_sigmask(s.SIG_BLOCK, {s.SIGHUP});" + (
        "from game.cli.main import main; main()"
    )
    child = pexpect.spawn(
        sys.executable, ["-c", deaf, *PLAY[3:], "--save", str(save)], timeout=60, cwd=str(ROOT)
    )
    child.expect(b"help")
    os.close(child.child_fd)
    _, status = os.waitpid(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 128 + signal.SIGHUP)
    checked = subprocess.run(
        [*PLAY[:3], "verify", str(save)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert checked.returncode == 0
