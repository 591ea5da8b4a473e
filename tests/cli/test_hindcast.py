"""`fourfronts hindcast` as a user types it: the page, the object, and what is refused."""

import json
import re

import pytest

from game.cli.main import run

FEW = ("hindcast", "--seeds", "24")


@pytest.fixture(autouse=True)
def plain_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOURFRONTS_ASCII", "1")


def test_the_page_plots_each_series_within_eighty_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([*FEW]) == 0
    page = capsys.readouterr().out
    for title in ("US lead, months", "China: chips smuggled", "China: chips made", "US adoption"):
        assert title in page
    assert "Published: S45; S46, S47, S48" in page
    assert "within the band   mean error     RMSE" in page
    assert re.search(r"US lead +\d+ of 14 \(", page)
    assert page.isascii()
    assert max(len(line) for line in page.splitlines()) <= 80


def test_the_json_holds_paths_estimates_and_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*FEW, "--lens", "A", "--seed", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["hindcast"], found["lens"], found["seed"]) == ("hindcast-2023", "A", 3)
    assert found["games"] == 24
    lead = next(series for series in found["series"] if series["variable"] == "lead")
    assert [one["quarter"] for one in lead["modelled"]] == found["quarters"]
    assert set(lead["modelled"][0]) == {"quarter", "p5", "p50", "p95"}
    assert list(lead["published"][0]) == [
        "quarter",
        "low",
        "central",
        "high",
        "kind",
        "source",
        "note",
    ]
    assert set(lead["errors"]) == {"quarters", "inside", "mean_error", "rmse"}


def test_every_lens_has_its_row_beside_the_mixture(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*FEW, "--lens", "all"]) == 0
    page = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in page) <= 80
    rows = [line.split() for line in page if line.startswith(("A ", "B ", "mixture "))]
    assert [row[0] for row in rows] == ["A", "B", "mixture"] * 2
    assert re.fullmatch(r"\d+/14", rows[0][1])
    assert run([*FEW, "--lens", "all", "--json"]) == 0
    objects = json.loads(capsys.readouterr().out)
    assert [one["lens"] for one in objects][:: len(objects) - 1] == ["A", "mixture"]
    for row, one in zip(rows[:2], objects, strict=False):
        errors = [series["errors"] for series in one["series"]]
        assert row[1:] == [f"{each['inside']}/{each['quarters']}" for each in errors]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["hindcast", "hindcast-2024"], "There is no hindcast 'hindcast-2024'"),
        (["hindcast", "--lens", "Z"], "There is no lens 'Z'"),
        (["hindcast", "--seeds", "0"], "See: fourfronts hindcast --help"),
        (["play", "--plain", "--scenario", "hindcast-2023"], "history, not a match to play"),
        (["simulate", "--scenario", "hindcast-2023"], "see: fourfronts hindcast hindcast-2023"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert run(words) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not said.out
