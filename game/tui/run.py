"""Opening the board or the replay in this terminal, and leaving the terminal as it was."""

import sys
from collections.abc import Sequence
from pathlib import Path

from game.table.port import Port
from game.tui.app import BoardApp
from game.tui.designed import DesignedApp
from game.tui.rules_text import Rules, no_rules


def run_board(ports: Sequence[Port], hotseat: bool, saved_to: Path, *, rules: Rules = no_rules,
              animate: bool = True) -> int:  # fmt: skip
    """Play until the player leaves; returns the exit code (1 after a fault)."""
    return _run(BoardApp(ports, hotseat, saved_to, rules=rules, animate=animate))


def _run(app: DesignedApp) -> int:
    app.run()
    code = app.return_code or 0
    print(app.farewell("fourfronts resume"), file=sys.stderr if code else sys.stdout)
    return code
