"""Work spread over processes: all of it, the same as done here, and ended at once by Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.analysis.workers import carried_out

ROOT = Path(__file__).parents[2]
SLEEPERS = """
import os, time
from game.analysis.workers import carried_out

def sleep(seconds):
    os.write(1, b"begun\\n")
    time.sleep(seconds)

if __name__ == "__main__":
    try:
        list(carried_out(sleep, [600] * 5, workers=2))
    except KeyboardInterrupt:
        print("stopped")
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_every_task_comes_back_with_its_result(workers: int) -> None:
    assert sorted(carried_out(abs, [-1, 2, -3], workers)) == [(-3, 3), (-1, 1), (2, 2)]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_in_a_task_is_raised(workers: int) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(carried_out(int, ["1", "one"], workers))


@pytest.mark.skipif(os.name != "posix", reason="a terminal's Ctrl-C, as it reaches all processes")
def test_ctrl_c_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS)
    running = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert running.stdout is not None
    assert [running.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
    os.killpg(running.pid, signal.SIGINT)
    # Output ends only when every process that could write to it is gone.
    said, complained = running.communicate(timeout=300)
    assert said == "stopped\n"
    assert complained == ""
