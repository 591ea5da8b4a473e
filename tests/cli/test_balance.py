"""`fourfronts balance` as a user types it."""

import json

import pytest

from game.cli.main import run

QUICK = ("balance", "--games", "8", "--lens", "A", "--faction", "labs")


def test_levers_and_what_they_bring_are_a_page_of_eighty_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([*QUICK, "--only", "levers"]) == 0
    said = capsys.readouterr().out
    assert "labs.training" in said
    assert "Cards:" not in said
    assert max(len(line) for line in said.splitlines()) <= 80


def test_everything_weighed_is_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*QUICK, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["kind"] for one in found["weighed"]} == {"lever", "stance", "card"}
    assert found["quarter"]["labs A"]["mean"] > 0


def test_a_lens_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["balance", "--lens", "Z"]) != 0
    assert "There is no lens 'Z'" in capsys.readouterr().err
