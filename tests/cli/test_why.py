"""`fourfronts why` as a user types it."""

import json
from pathlib import Path

from click.testing import CliRunner

from game.cli.why import why

SAVE = str(Path(__file__).parents[2] / "saves/examples/the-essay-under-lens-a.jsonl")


def test_why_prints_a_waterfall_and_where_to_go_on() -> None:
    done = CliRunner().invoke(why, [SAVE, "2027Q3", "lead"])
    assert done.exit_code == 0
    assert "before" in done.output and "after" in done.output
    assert "Rule R6.3. The lead is US capability less" in done.output
    assert f"then: fourfronts why {SAVE} 2027Q3 compute.us" in done.output


def test_why_as_json_adds_up_exactly() -> None:
    done = CliRunner().invoke(why, [SAVE, "2027Q3", "US", "adoption", "--json", "--depth", "1"])
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert rows[0]["variable"] == "adoption.us"
    assert {row["depth"] for row in rows} == {0, 1}
    for row in rows:
        running = row["before"]
        for step in row["steps"]:
            running += step["cause"]["amount"]
        assert running == row["after"]
