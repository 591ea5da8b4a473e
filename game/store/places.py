"""Where saves live: a checkout's `saves/`, else the user's data folder, or `FOURFRONTS_SAVES`."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

import platformdirs

from game.core.errors import SaveError
from game.store.files import DISK
from game.store.opening import reason
from game.store.reading import read, read_header

VARIABLE = "FOURFRONTS_SAVES"
SUFFIX = ".jsonl"
ROOM = "room.json"
"""The file that makes a folder a room's: the saves beside it are its tables."""
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def saves_folder() -> Path:
    """Return the folder of this user's saves, which may not exist yet."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser()
    root = Path(__file__).resolve().parents[2]
    if (root / "pyproject.toml").is_file() and (root / "game" / "store").is_dir():
        return root / "saves"
    return platformdirs.user_data_path("four-fronts", appauthor=False) / "saves"


def new_save_path(scenario: str, at: str) -> Path:
    """Return a free name for a match of `scenario` begun at the ISO time `at`; make the folder.

    The name is ours alone: no word a player typed is part of it. Raises `SaveError` if the folder
    can't be made or written to, `ValueError` for a scenario that is not an id.
    """
    if not _WORD.fullmatch(scenario):
        raise ValueError(f"{scenario!r} is not the id of a scenario")
    folder = saves_folder()
    try:
        _make(folder)
    except OSError as fault:
        raise SaveError(_unusable(folder, reason(fault))) from fault
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SaveError(_unusable(folder, "you may not write there"))
    digits = re.sub(r"\D", "", at)[:14]
    return folder / f"{scenario}-{digits}-{secrets.token_hex(4)}{SUFFIX}"


def saves() -> list[Path]:
    """Return the saves in the folder, the one written last first; what is no save is left out."""
    dated = []
    with suppress(OSError):
        for path in saves_folder().glob(f"*{SUFFIX}"):
            with suppress(OSError):
                dated.append((path.stat().st_mtime_ns, path.name, path))
    return [path for *_, path in sorted(dated, reverse=True) if read_header(path) is not None]


def latest_save(last_kind: str = "") -> Path | None:
    """Return the save written last, for `resume`; `None` if there is none.

    One without a record of ``last_kind``, by which a match ends, comes before all that have one.
    """
    newest = saves()
    return next((path for path in newest if not _has(path, last_kind)), next(iter(newest), None))


def _has(path: Path, kind: str) -> bool:
    """Whether a save has a record of a kind; one that is damaged is looked at as unfinished."""
    try:
        return bool(kind) and any(record.kind == kind for record in read(path).records)
    except SaveError:
        return False


def going_on(path: Path) -> str:
    """Return the command by which the match in a save goes on: a room's table with its room."""
    if (path.parent / ROOM).exists():
        return f"fourfronts host --resume {path.parent}"
    return f"fourfronts resume {path}"


def _make(folder: Path) -> None:
    """Make the folder for its owner alone, its name durable, and any folder above it."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    DISK.sync_folder(folder.parent)


def _unusable(folder: Path, why: str) -> str:
    return f"Saves can't be kept in {folder}: {why}. Set {VARIABLE} to a folder you can write to."
