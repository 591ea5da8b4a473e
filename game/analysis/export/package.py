"""What describes the tables, made from their models: a Frictionless data package, a codebook."""

from types import UnionType
from typing import Any, get_args

from pydantic.fields import FieldInfo

from game import __version__
from game.analysis.export.rows import KEYS, TABLES
from game.world.vocabulary import Words

KINDS = {str: "string", int: "integer", float: "number", bool: "boolean"}
CODEBOOK = ("table", "column", "type", "required", "description")


def datapackage(ending: str) -> dict[str, Any]:
    """Return ``datapackage.json`` for tables in files with this ending."""
    return {
        "name": "four-fronts-matches",
        "title": "Matches of Four Fronts",
        "version": __version__,
        "profile": "tabular-data-package" if ending == "csv" else "data-package",
        "resources": [_resource(name, model, ending) for name, model in TABLES.items()],
    }


def _resource(name: str, model: type[Words], ending: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, field) for column, field in model.model_fields.items()]
    }
    if name in KEYS:
        schema["primaryKey"] = list(KEYS[name])
    if name != "matches":
        key = {"resource": "matches", "fields": "match"}
        schema["foreignKeys"] = [{"fields": "match", "reference": key}]
    found: dict[str, Any] = {"name": name, "path": f"{name}.{ending}", "format": ending}
    if ending == "csv":
        found |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    return {**found, "description": model.__doc__, "schema": schema}


def _field(column: str, field: FieldInfo) -> dict[str, Any]:
    found = {"name": column, "type": KINDS[kind(field)], "description": field.description}
    return {**found, "constraints": {"required": True}} if required(field) else found


def kind(field: FieldInfo) -> type:
    """The plain type of a column, whether or not it may be empty."""
    named = get_args(field.annotation) or (field.annotation,)
    return next(plain for plain in KINDS if plain in named)


def required(field: FieldInfo) -> bool:
    """Whether every row has a value."""
    return not isinstance(field.annotation, UnionType)


def codebook() -> list[tuple[str, ...]]:
    """Return a row for each column of each table, below a head."""
    rows: list[tuple[str, ...]] = [CODEBOOK]
    for name, model in TABLES.items():
        for column, field in model.model_fields.items():
            needed = "yes" if required(field) else "no"
            words = field.description or ""
            rows.append((name, column, KINDS[kind(field)], needed, words))
    return rows
