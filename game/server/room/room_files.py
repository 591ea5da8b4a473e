"""The small files in a room's folder beside the saves of its tables.

Three files, each for the host's user alone: ``room.json`` (codes and tables), ``seats.json``
(who may come back; of a token only its hash) and ``people.json``, the one place where names are
kept. Beside them lies the key of the SSH door. `forget` deletes them all.
"""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from game.core.conduct.words import Member, Post
from game.core.errors import SaveError
from game.core.observation import Role
from game.store.whole import write_whole
from game.world.vocabulary import Words

KEY = "ssh_host_key"
Kept = TypeVar("Kept", bound=BaseModel)


class Opens(Words):
    """What a code opens: a faction's seats, or the watchers', at a table."""

    table: int
    role: Role


class Doors(Words):
    """Where a room listens and by which names, so that it comes back where people look for it.

    No ``ssh_port``: no SSH door. ``cert`` and ``key`` are paths; ``plain_http`` says that the host
    chose to let others in without them.
    """

    bind: str
    port: int
    ssh_port: int | None
    names: tuple[str, ...] = ()
    cert: str = ""
    key: str = ""
    plain_http: bool = False


class RoomFile(Words):
    """What a room is: its tables' saves by number, what each code opens, the facilitator's link.

    ``facilitator`` is the hash of the one-time secret, empty once it was used; ``spent`` are the
    hashes of those that were used or replaced. ``doors`` is None until they were open once.
    """

    tables: dict[int, str]
    codes: dict[str, Opens]
    facilitator: str = ""
    spent: tuple[str, ...] = ()
    doors: Doors | None = None


def with_secret(file: RoomFile, hashed: str) -> RoomFile:
    """Return a room's file with another facilitator's secret, or none; the one before is spent."""
    spent = (*file.spent, file.facilitator) if file.facilitator else file.spent
    return file.model_copy(update={"facilitator": hashed, "spent": spent})


class SeatFile(Words):
    """A seat somebody holds. ``tokens`` are hashes; a seat may have several devices."""

    member: Member
    table: int
    role: Role
    post: Post = "member"
    tokens: tuple[str, ...] = ()


class Seats(Words):
    """All seats of a room."""

    seats: tuple[SeatFile, ...] = ()


class Names(Words):
    """Member → the name they gave."""

    names: dict[str, str] = {}


def keep(path: Path, content: BaseModel) -> None:
    """Write a small file so that a power cut leaves the old one or the new one, mode 0600."""
    text = json.dumps(content.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
    write_whole(path, text.encode())


def load(path: Path, kind: type[Kept]) -> Kept | None:
    """Read a small file back; `None` if there is none, `SaveError` if it is not one of ours."""
    try:
        return kind.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as fault:
        raise SaveError(f"{path} is not a file of a room, or was changed by hand.") from fault
