"""A player killed at any moment loses no record that the journal had acknowledged to it."""

import subprocess
import sys
from pathlib import Path
from random import Random

from game.store.journal import Journal
from tests.store.matches import AT, HEADER, LONG, body

KILLS = 150 if LONG else 12
ROOT = Path(__file__).parents[2]


def play_and_kill(path: Path, acknowledgements: int) -> int:
    """Let a player append until it has acknowledged so many records and kill it as it goes on.

    Returns how many records after the header it had acknowledged when it died.
    """
    command = [sys.executable, "-m", "tests.store.killed_player", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as player:
        assert player.stdout is not None
        said = [player.stdout.readline() for _ in range(acknowledgements)]
        player.kill()
        said += player.stdout.read().splitlines(keepends=True)
    return max(int(line) for line in said if line.endswith(b"\n"))


def test_a_killed_player_loses_no_acknowledged_record(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    Journal.create(path, HEADER, AT).close()
    chance = Random(7)
    for kill in range(KILLS):
        acknowledged = play_and_kill(path, chance.randint(1, 60))
        with Journal.open(path) as journal:
            after = journal.records[1:]
            assert acknowledged <= len(after) <= acknowledged + 1, f"kill {kill}"
            assert [record.body for record in after] == [body(n) for n in range(len(after))]
