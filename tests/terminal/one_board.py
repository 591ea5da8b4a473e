"""A board on its own, as `fourfronts play` opens one, for tests to do things to its terminal."""

import signal
import sys
from pathlib import Path

from game.tui.app.run_board import run_board
from tests.tui.fake_port import FakePort
from tests.tui.samples import observation

if __name__ == "__main__":
    if "deaf" in sys.argv:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    sys.exit(run_board([FakePort(observation())], False, Path("saves/match.jsonl")))
