"""`lenses`, `simulate --lens all` and a lens's page, as they are called."""

import json
import re
from pathlib import Path

import pytest

from game.cli.main import run

LENSES = list("ABCDEFGH")


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    path = tmp_path / "finished.jsonl"
    words = ("--games", "1", "--scenario", "crunch-2027", "--lens", "D", "--save", str(path))
    assert run(["simulate", *words]) == 0
    return path


def test_a_finished_match_is_shown_under_every_lens(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["lenses", str(finished)]) == 0
    out = capsys.readouterr().out
    rows = [line for line in out.splitlines() if re.match(r"[> ] [A-Z] {3}", line)]
    assert [row[2] for row in rows] == LENSES
    assert [row[2] for row in rows if row.startswith(">")] == ["D"]
    assert "not re-decided" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_as_json_it_is_one_object_with_a_row_a_lens(
    finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["lenses", str(finished), "--json"]) == 0
    table = json.loads(capsys.readouterr().out)
    assert [row["lens"] for row in table["rows"]] == LENSES
    assert table["agrees"] is True
    assert set(table["rows"][0]["fronts"]) == {
        "intelligence",
        "adoption",
        "distribution",
        "resilience",
    }


def test_a_match_that_still_runs_is_refused(
    tmp_path: Path, finished: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "running.jsonl"
    lines = finished.read_text().splitlines(keepends=True)
    cut.write_text("".join(lines[:-3]))
    capsys.readouterr()
    assert run(["lenses", str(cut)]) == 2
    assert "not over" in capsys.readouterr().err


def test_simulate_under_all_lenses_gives_a_line_a_lens_and_the_mixture(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["simulate", "--games", "20", "--scenario", "crunch-2027", "--lens", "all"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in out[4:13]] == [*LENSES, "mixture"]
    assert max(map(len, out)) <= 80


def test_as_json_it_is_a_list_and_each_is_what_that_lens_alone_gives(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["simulate", "--games", "20", "--scenario", "crunch-2027", "--json"]
    assert run([*words, "--lens", "all"]) == 0
    every = {one["lens"]: one for one in json.loads(capsys.readouterr().out)}
    assert list(every) == [*LENSES, "mixture"]
    assert run([*words, "--lens", "E"]) == 0
    alone = json.loads(capsys.readouterr().out)
    for result in (alone, every["E"]):
        result.pop("quarters_per_second")
    assert every["E"] == alone


def test_all_lenses_cannot_be_saved_as_one_match(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "none.jsonl"
    assert run(["simulate", "--games", "1", "--lens", "all", "--save", str(path)]) == 2
    assert "one lens" in capsys.readouterr().err
    assert not path.exists()


def test_a_lens_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "lens", "H"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("H · Concentrated interests")
    assert "Against it" in out
    assert max(map(len, out.splitlines())) <= 80
