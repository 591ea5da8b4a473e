"""Matches as tables: whole, described, safe in a spreadsheet, and read alike by every reader."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest

from game.analysis.export.package import codebook, datapackage
from game.analysis.export.rows import TABLES
from game.analysis.export.rows_of_match import rows_of
from game.analysis.export.table_files import cell, write_tables
from game.analysis.replay import Replay
from game.core.errors import UsageError
from tests.conftest import SetTable

EXAMPLES = tuple(sorted(Path("saves/examples").glob("*.jsonl")))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of all examples as CSV."""
    out = tmp_path_factory.mktemp("tables")
    write_tables(EXAMPLES, out, "csv")
    return out


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_written_and_every_column_explained(tables: Path) -> None:
    files = {path.name for path in tables.iterdir()}
    assert files == {f"{name}.csv" for name in TABLES} | {"codebook.csv", "datapackage.json"}
    explained = {(row[0], row[1]) for row in codebook()[1:] if row[-1]}
    assert explained == {(name, c) for name, model in TABLES.items() for c in model.model_fields}
    assert len(read(tables / "matches.csv")) == len(EXAMPLES)


def test_the_causes_of_a_change_add_up_to_it(tables: Path) -> None:
    moved: dict[tuple[str, ...], float] = defaultdict(float)
    for row in read(tables / "causes.csv"):
        moved[row["match"], row["quarter"], row["figure"]] += float(row["amount"])
    figures: dict[tuple[str, str], list[float]] = defaultdict(list)
    places: dict[tuple[str, str, str], int] = {}
    for row in read(tables / "figures.csv"):
        figures[row["match"], row["figure"]].append(float(row["value"]))
        places[row["match"], row["quarter"], row["figure"]] = int(row["number"])
    leads = [key for key in moved if key[2] == "lead"]
    assert len(leads) > 20
    for key in leads:
        values, place = figures[key[0], key[2]], places[key]
        assert moved[key] == pytest.approx(values[place] - values[place - 1])


def test_what_is_written_is_what_was_played(tables: Path) -> None:
    for save in EXAMPLES:
        last = Replay.of(save).last
        own = [row for row in read(tables / "figures.csv") if row["match"] == save.stem]
        ends = {row["figure"]: float(row["value"]) for row in own}
        assert ends == {name: values[-1] for name, values in last.history.items()}
        assert last.close is not None
        scores = {
            r["side"]: r["score"] for r in read(tables / "players.csv") if r["match"] == save.stem
        }
        assert scores == {one.faction: repr(one.score) for one in last.close.scores}


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_words_are_a_formula(words: str) -> None:
    assert cell(words)[0] not in "=+-@\t\r"
    assert "\n" not in cell(f"{words}\n=2")


def test_numbers_stay_numbers() -> None:
    assert [cell(x) for x in (-1.5, 3, True, None)] == ["-1.5", "3", "true", ""]
    assert float(cell(0.1 + 0.2)) == 0.1 + 0.2


def test_a_match_that_is_not_over_is_not_exported(set_table: SetTable, tmp_path: Path) -> None:
    table = set_table()
    with pytest.raises(UsageError, match="is not over"):
        write_tables([table.path], tmp_path, "csv")
    assert list(tmp_path.glob("*.csv")) == []


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Two files are called"):
        write_tables([EXAMPLES[0], EXAMPLES[0]], tmp_path, "csv")


def test_what_messages_say_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    save = next(Path("tests/saves").rglob("*room*/*.jsonl"), None)
    for text in (False, True):
        for example in EXAMPLES if save is None else (*EXAMPLES, save):
            for row in rows_of(example, text=text)["messages"]:
                said = row.model_dump()
                assert (said["text"] is not None) == text
                assert said["letters"] > 0


@pytest.mark.drives("frictionless")
@pytest.mark.filterwarnings("ignore")
def test_the_package_is_valid(tables: Path) -> None:
    from frictionless import Package

    report = Package(str(tables / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


@pytest.mark.drives("pandas", "polars", "pyarrow")
@pytest.mark.filterwarnings("ignore")
def test_every_reader_reads_the_same(tables: Path, tmp_path: Path) -> None:
    import pandas as pd
    import polars as pl

    write_tables(EXAMPLES, tmp_path, "parquet")
    for resource in datapackage("csv")["resources"]:
        name = resource["name"]
        exact = pl.read_parquet(tmp_path / f"{name}.parquet")
        columns = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        numbers = [column for column, kind in columns.items() if kind in ("number", "integer")]
        by_polars = pl.read_csv(tables / f"{name}.csv", infer_schema_length=None)
        by_pandas = pd.read_csv(tables / f"{name}.csv", float_precision="round_trip")
        assert by_polars.columns == list(by_pandas.columns) == exact.columns == [*columns]
        assert len(by_polars) == len(by_pandas) == len(exact)
        for column in numbers if len(exact) else ():
            wanted = [None if x is None else float(x) for x in exact[column]]
            assert [None if x is None else float(x) for x in by_polars[column]] == wanted
            assert [None if pd.isna(x) else float(x) for x in by_pandas[column]] == wanted


def test_a_mark_is_written_where_it_is_wanted(tmp_path: Path) -> None:
    write_tables(EXAMPLES[:1], tmp_path, "csv", bom=True)
    assert (tmp_path / "matches.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
