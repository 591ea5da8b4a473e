"""What goes over the websocket of `fourfronts join`: text frames of these models, and observations.

An observation is a binary frame: the JSON of those of its fields that changed since the last one
on this line (of all of them at first, and when the seat has another role), deflated. The host sends
the newest only, so a slow line misses steps but never the end. A client's commands are numbered;
the one it is not sure of is sent again after a reconnect, and is carried out once.
"""

import json
import zlib
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, create_model

from game.core.acts import AnyCommand
from game.core.errors import Refusal
from game.core.observation import Observation, Role
from game.table.port import Company, Reply
from game.world.vocabulary import Words

Kind = TypeVar("Kind", bound=BaseModel)
WIRE = 2
LONGEST_FRAME = 64 * 1024
"""Bytes a client may send in one frame."""
LONGEST_OBSERVATION = 8 * 1024 * 1024
"""Bytes an observation may have when inflated; a client refuses more."""


class Hello(Words):
    """The first frame of a client: a seat's token, or a code with a name. `device` is its own."""

    kind: Literal["hello"] = "hello"
    wire: int = WIRE
    token: str = Field(default="", max_length=100)
    code: str = Field(default="", max_length=100)
    name: str = Field(default="", max_length=100)
    post: str = Field(default="member", max_length=20)
    table: int = Field(default=0, ge=0, le=999)
    device: str = Field(min_length=8, max_length=64)


class Said(Words):
    """A command of a client. ``quarter`` is the one it was given for, if that matters."""

    kind: Literal["said"] = "said"
    number: int = Field(ge=1)
    quarter: str = Field(default="", max_length=6)
    command: AnyCommand


class Pass(Words):
    """What somebody who came in is given: the token to come back with, and where they sit."""

    token: str
    member: str
    role: Role
    table: int
    name: str


class Welcome(Words):
    """The first frame of the host. ``now`` is its time in seconds since 1970."""

    kind: Literal["welcome"] = "welcome"
    wire: int = WIRE
    granted: Pass
    now: float


class Around(Words):
    """Who is around the table, whenever that changes; ``you`` is for the client to fill in."""

    kind: Literal["around"] = "around"
    company: Company


class Answered(Words):
    """What came of a command."""

    kind: Literal["answered"] = "answered"
    number: int
    reply: Reply


class TurnedAway(Words):
    """Why the host does not let this client in, or lets it go; the line is closed after it."""

    kind: Literal["turned_away"] = "turned_away"
    refusal: Refusal


FromHost = Annotated[Welcome | Around | Answered | TurnedAway, Field(discriminator="kind")]
FROM_HOST: TypeAdapter[FromHost] = TypeAdapter(FromHost)


Changes: type[Words] = create_model(
    "Changes",
    __base__=Words,
    **{name: (kind.annotation, None) for name, kind in Observation.model_fields.items()},  # type: ignore[call-overload]
)
"""An observation of which any field may be left out."""


def read_words(kind: type[Kind], text: str | bytes) -> Kind:
    """Return what a client says; `ValueError` if it is not that, or says something twice."""
    words = kind.model_validate_json(text)
    json.loads(text, object_pairs_hook=_once)
    return words


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands there twice")


def read_observation(frame: bytes, before: Observation | None = None) -> Observation:
    """Return the observation in a binary frame that came after `before`.

    Raises `ValueError` if it is none, or far too large.
    """
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(frame, LONGEST_OBSERVATION)
    except zlib.error as fault:
        raise ValueError("this frame is not an observation") from fault
    if inflater.unconsumed_tail or not inflater.eof:
        raise ValueError("this observation is too large, or torn")
    if before is None:
        return Observation.model_validate_json(text)
    changes = Changes.model_validate_json(text)
    return before.model_copy(update={n: getattr(changes, n) for n in changes.model_fields_set})
