"""Opening the board or the replay in this terminal, and leaving the terminal as it was."""

import sys
from collections.abc import Sequence
from pathlib import Path

from game.core.observation import Role
from game.table.port import Port
from game.terminal.take import say_last, take_terminal
from game.tui.app.board_app import BoardApp
from game.tui.app.replay_app import ReplayApp
from game.tui.app.shell import Shell
from game.tui.rules_text import RulesText, no_rules
from game.view.replaying import Replay


def run_board(
    ports: Sequence[Port],
    hotseat: bool,
    saved_to: Path,
    *,
    rules: RulesText = no_rules,
    animate: bool = True,
) -> int:
    """Play until the player leaves; returns the exit code (1 after a fault)."""
    app = BoardApp(ports, hotseat, saved_to, rules=rules, animate=animate)
    return _run(app, "fourfronts resume")


def run_replay(
    replay: Replay,
    saved_to: Path,
    *,
    role: Role = "us",
    reveal: bool = False,
    rules: RulesText = no_rules,
    animate: bool = True,
) -> int:
    """Look at a record until the player leaves; returns the exit code (1 after a fault)."""
    app = ReplayApp(replay, saved_to, role=role, revealed=reveal, rules=rules, animate=animate)
    return _run(app, "fourfronts replay")


def _run(app: Shell, command: str) -> int:
    take_terminal(app)
    app.run()
    code = app.return_code or 0
    say_last(app.farewell(command), sys.stderr if code else sys.stdout)
    return code
