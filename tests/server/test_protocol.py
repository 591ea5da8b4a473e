"""The protocol's document is the present one, whole, and says what the messages say."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from game.core.acts import COMMANDS
from game.core.acts.draft import Draft
from game.server.wire.messages import FROM_HOST as HEARD
from game.server.wire.messages import FromHost, Hello, Said
from game.server.wire.protocol import FILE, FROM_CLIENT, FROM_HOST, document, name, text


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_the_kept_document_is_the_present_one() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run `fourfronts schema --write`"


def test_every_reference_leads_somewhere() -> None:
    found = document()
    for reference in set(references(found)):
        place: Any = found
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert place, reference


def test_every_message_of_the_wire_is_in_it() -> None:
    heard = get_args(get_args(FromHost)[0])
    assert set(heard) < set(FROM_HOST)
    assert (Hello, Said) == FROM_CLIENT
    channel = document()["channels"]["play"]
    assert set(channel["messages"]) == {name(m) for m in (*FROM_CLIENT, *FROM_HOST)}
    assert HEARD.validate_python({"kind": "answered", "number": 1, "reply": {}})


def test_every_command_is_in_it_with_its_words() -> None:
    schemas = document()["components"]["schemas"]
    assert Draft in COMMANDS
    for command in COMMANDS:
        words = schemas[command.__name__]
        assert words["properties"]["say"]["const"] == command.model_fields["say"].default
        assert words["description"]
        assert words["additionalProperties"] is False


def test_it_is_an_asyncapi_document_of_version_3() -> None:
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    assert kept["asyncapi"].startswith("3.")
    assert {"info", "channels", "operations", "components"} <= set(kept)
    assert {o["action"] for o in kept["operations"].values()} == {"send", "receive"}


PARSER = Path(__file__).parents[2] / ".asyncapi" / "node_modules"
"""Where `.ci/run` puts AsyncAPI's own parser."""
VALIDATE = """
const { Parser } = require("@asyncapi/parser");
const text = require("fs").readFileSync(process.argv[1], "utf8");
new Parser().validate(text).then((found) => {
  for (const one of found) if (one.severity === 0) console.log(one.path.join("/"), one.message);
});
"""


def test_discriminators_are_names_of_properties_as_asyncapi_has_them() -> None:
    def names(value: Any) -> Iterator[Any]:
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if key == "discriminator":
                yield inner
            if isinstance(inner, dict | list):
                yield from names(inner)

    assert set(names(document()["components"]["schemas"])) == {"kind", "say"}


@pytest.mark.skipif(not PARSER.is_dir(), reason="AsyncAPI's parser is not here; .ci/run gets it")
def test_asyncapis_own_parser_finds_no_error() -> None:
    done = subprocess.run(
        ["node", "-e", VALIDATE, str(FILE)],
        env={**os.environ, "NODE_PATH": str(PARSER)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
