"""The wire as an AsyncAPI 3 document, made from the messages themselves; nothing is told twice."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from game.core.observation import Observation
from game.server.wire import messages as wire
from game.server.wire.messages import WIRE, Answered, Around, Hello, Said, TurnedAway, Welcome

FILE = Path(__file__).parents[1] / "doors" / "page" / "protocol.json"
"""Where it is kept, for the page's door to give out."""
FROM_CLIENT: tuple[type[BaseModel], ...] = (Hello, Said)
FROM_HOST: tuple[type[BaseModel], ...] = (Welcome, Around, Answered, TurnedAway, Observation)
DEFLATED = (
    "A binary frame: of this JSON the fields that changed since the frame before (at first all),"
    " deflated (zlib). Only the newest is sent."
)


def document() -> dict[str, Any]:
    """Return the whole document."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Four Fronts: a seat at a hosted table",
            "version": str(WIRE),
            "description": " ".join((wire.__doc__ or "").split()),
        },
        "defaultContentType": "application/json",
        "channels": {
            "play": {
                "address": "/play",
                "description": "A websocket. The client speaks first; numbers make a command sent"
                " again after a broken line be carried out once.",
                "messages": {
                    name(m): _ref("messages", name(m)) for m in (*FROM_CLIENT, *FROM_HOST)
                },
            }
        },
        "operations": {
            "hear": _operation("receive", FROM_CLIENT, "What a client says to the host."),
            "tell": _operation("send", FROM_HOST, "What the host says to a client."),
        },
        "components": {
            "messages": {name(m): _message(m) for m in (*FROM_CLIENT, *FROM_HOST)},
            "schemas": _schemas(),
        },
    }


def text() -> str:
    """Return the document as it stands in its file."""
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


def name(message: type[BaseModel]) -> str:
    """Return what a message is called: its ``kind``, where it has one."""
    kind = message.model_fields.get("kind")
    return str(kind.default) if kind is not None else message.__name__.lower()


def _operation(action: str, messages: tuple[type[BaseModel], ...], summary: str) -> dict[str, Any]:
    return {
        "action": action,
        "summary": summary,
        "channel": {"$ref": "#/channels/play"},
        "messages": [{"$ref": f"#/channels/play/messages/{name(m)}"} for m in messages],
    }


def _message(message: type[BaseModel]) -> dict[str, Any]:
    about = " ".join((message.__doc__ or "").split())
    deflated = {"description": DEFLATED} if message is Observation else {}
    payload = _ref("schemas", message.__name__)
    return {"name": name(message), "summary": about, **deflated, "payload": payload}


def _schemas() -> dict[str, Any]:
    kinds: list[tuple[type[BaseModel], Any]] = [
        (message, "validation") for message in (*FROM_CLIENT, *FROM_HOST)
    ]
    _, found = models_json_schema(kinds, ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = _discriminated(found["$defs"])
    return schemas


def _discriminated(schema: Any) -> Any:
    """Return a schema with its discriminators as AsyncAPI has them: by the property's name alone.

    Which value means which model stands in the models, as that property's one value.
    """
    if isinstance(schema, list):
        return [_discriminated(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value["propertyName"]
        if key == "discriminator" and isinstance(value, dict) and "propertyName" in value
        else _discriminated(value)
        for key, value in schema.items()
    }


def _ref(kind: str, name: str) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/{name}"}
