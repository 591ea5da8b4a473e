"""The protocol's document is the present one, whole, and says what the messages say."""

import json
from collections.abc import Iterator
from typing import Any, get_args

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
