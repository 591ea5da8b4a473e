"""The JSON Schemas are the models', are written down, and fit the files that are shipped."""

import json
from pathlib import Path

import pytest

from game.content.content_files import gather
from game.content.kinds import KINDS
from game.content.locate import content_root
from game.content.schema import SCHEMAS, schema_text, schemas, write_schemas

KINDS_OF_FILE = {
    "card",
    "world-event",
    "inject",
    "lens",
    "scenario",
    "doctrine",
    "hindcast",
    "parameters",
    "variables",
    "levers",
    "stances",
    "pledges",
    "aims",
    "endings",
    "sources",
    "formats",
    "names",
    "causes",
    "crisis",
    "fronts",
    "phases",
}


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert set(schemas()) == KINDS_OF_FILE


@pytest.mark.parametrize("name", sorted(KINDS_OF_FILE))
def test_the_schema_in_the_rules_is_the_present_one(name: str) -> None:
    written = (content_root() / SCHEMAS / f"{name}.json").read_text(encoding="utf-8")
    assert written == schema_text(schemas()[name]), "run `fourfronts schema --write`"


def test_schemas_are_written_whole_and_stale_ones_taken_away(tmp_path: Path) -> None:
    stale = tmp_path / SCHEMAS / "gone.json"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}")
    assert len(write_schemas(tmp_path)) == len(KINDS)
    assert not stale.exists()
    found = json.loads((tmp_path / SCHEMAS / "parameters.json").read_text(encoding="utf-8"))
    assert found["properties"]["parameters"]["type"] == "array"
    assert found["additionalProperties"] is False


def test_every_key_of_the_shipped_files_is_in_their_schema() -> None:
    known = schemas()
    for row in gather(content_root()).files:
        line = row.read.text.split("\n", 1)[0]
        schema = known[line.rsplit("/", 1)[1].removesuffix(".json")]
        assert set(row.read.value) <= set(schema["properties"])
        assert set(schema["required"]) <= set(row.read.value)


def test_bounds_of_the_models_reach_the_schema() -> None:
    card = schemas()["card"]
    assert card["properties"]["title"]["maxLength"] == 40
    assert card["properties"]["cost"]["maximum"] == 9
    assert card["additionalProperties"] is False
