"""`fourfronts calibrate` as a user types it."""

import json

import pytest

from game.cli.main import run


def fourfronts(*words: str) -> int:
    return run(["calibrate", "--seeds", "64", *words])


def test_a_target_that_is_met_leaves_with_nought(capsys: pytest.CaptureFixture[str]) -> None:
    assert fourfronts("--target", "M1") == 0
    said = capsys.readouterr().out
    assert "M1  Closed doors where compute decides: met" in said
    assert "12 to 24" in said
    assert said.endswith("All is met.\n")


def test_findings_are_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert fourfronts("--target", "M2", "--target", "M1", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [finding["target"] for finding in found["findings"]] == ["M1", "M2"]
    assert found["games"] == 64
    assert found["met"] is True
    for check in found["findings"][0]["checks"]:
        assert check["low"] <= check["value"] <= check["high"]


def test_a_target_nothing_measures_is_not_met(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.analysis.calibration.run.MEASURES", {})
    assert fourfronts("--target", "M1") == 1
    said = capsys.readouterr().out
    assert "M1  Closed doors where compute decides: NOT MEASURED" in said
    assert said.endswith("Not met: M1.\n")


def test_a_wrong_target_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert fourfronts("--target", "M44") == 2
    assert "did you mean M4?" in capsys.readouterr().err
