"""JSON Schema for every kind of content file, for editors and for people's own tools."""

import json
from pathlib import Path
from typing import Any

from pydantic import create_model

from game.content.kinds import BY_SCHEMA, KINDS, SCHEMAS, ContentKind
from game.content.locate import content_root
from game.world.vocabulary import Words

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (2020-12) of each kind of file, by its name."""
    return {name: schema_of(kind) for name, kind in BY_SCHEMA.items()}


def schema_of(kind: ContentKind) -> dict[str, Any]:
    """Return the JSON Schema of one kind: of the list, where the file holds a list."""
    model: type[Words] = kind.model
    if kind.key is not None:
        named: Any = {kind.key: (list[kind.model], ...)}  # type: ignore[name-defined]
        model = create_model(f"{kind.key.capitalize()}File", __base__=Words, **named)
        model.__doc__ = f"A file of {kind.key}: one list."
    schema = model.model_json_schema()
    schema["description"] = (model.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    return {"$schema": DIALECT, "$id": f"{kind.schema}.json", **schema}


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(root: Path | None = None) -> list[Path]:
    """Write every schema into ``rules/schema`` under `root`; return the files.

    Files of kinds that no longer exist are taken away.
    """
    folder = (root or content_root()) / SCHEMAS
    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob("*.json")) - {folder / f"{kind.schema}.json" for kind in KINDS}:
        stale.unlink()
    written = []
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(schema_text(schema), encoding="utf-8")
        written.append(path)
    return written
