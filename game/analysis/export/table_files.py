"""Tables as files: CSV that no spreadsheet takes for formulas, or Parquet; with their codebook."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from game.analysis.export.package import codebook, datapackage, kind
from game.analysis.export.rows import TABLES
from game.analysis.export.rows_of_match import rows_of
from game.core.clean import clean
from game.core.errors import UsageError
from game.world.vocabulary import Words

FileKind = Literal["csv", "parquet"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would reckon out: words get an apostrophe before it."""


def write_tables(
    saves: Sequence[Path], out: Path, ending: FileKind, *, text: bool = False, bom: bool = False
) -> list[Path]:
    """Write the tables of these matches, their codebook and their package; what was written."""
    stems = [save.stem for save in saves]
    if twice := sorted({stem for stem in stems if stems.count(stem) > 1}):
        raise UsageError(f"Two files are called {twice[0]}; the name of a file is a match's key.")
    tables: dict[str, list[Words]] = {name: [] for name in TABLES}
    for save in saves:
        for name, rows in rows_of(save, text=text).items():
            tables[name] += rows
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, rows in tables.items():
        path = out / f"{name}.{ending}"
        if ending == "csv":
            _csv(path, [*TABLES[name].model_fields], map(_cells, rows), bom=bom)
        else:
            _parquet(path, TABLES[name], rows)
        written.append(path)
    head, *rest = codebook()
    _csv(out / "codebook.csv", head, rest, bom=bom)
    described = out / "datapackage.json"
    described.write_text(json.dumps(datapackage(ending), indent=2) + "\n", encoding="utf-8")
    return [*written, out / "codebook.csv", described]


def _csv(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool) -> None:
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _cells(row: Words) -> list[str]:
    return [cell(value) for value in row.model_dump().values()]


def cell(value: object) -> str:
    """Return a value as a cell: numbers bare, words safe in a spreadsheet and on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    words = " ".join(clean(str(value)).split())
    return f"'{words}" if words.startswith(FORMULA) else words


def _parquet(path: Path, model: type[Words], rows: Sequence[Words]) -> None:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'four-fronts[parquet]'") from None
    types = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
    }
    fields = [(name, types[kind(field)]) for name, field in model.model_fields.items()]
    values = [row.model_dump() for row in rows]
    parquet.write_table(pa.Table.from_pylist(values, pa.schema(fields)), path)
