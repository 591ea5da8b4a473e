"""Runs the checks: on everything, on another content folder, or on some files laid over it."""

from pathlib import Path

from game.content.content_files import Content, files, gather
from game.content.kinds import BASE, CARDS, folder_of
from game.content.lint.checks import CHECKS
from game.content.locate import content_root
from game.content.problem import Problem
from game.core.errors import ContentError


def run(path: Path | None) -> list[Problem]:
    """Return the problems at `path`, in the order of files and lines (see `lint`)."""
    if path is None:
        return check_all(gather(content_root()))
    path = path.expanduser()
    if not path.exists():
        raise ContentError(f"There is nothing at {path}; name a YAML file or a folder")
    if (path / BASE).is_dir():
        return check_all(gather(path))
    if path.is_file() and path.suffix != ".yaml":
        raise ContentError(f"{path} is no .yaml file; name a YAML file or a folder")
    chosen = files(path) if path.is_dir() else [path]
    if not chosen:
        raise ContentError(f"There are no .yaml files under {path}; name a YAML file or a folder")
    laid = {place_of(file): file for file in chosen}
    found = check_all(gather(content_root(), instead=laid.items()))
    mine = {str(file) for file in chosen}
    return [problem for problem in found if problem.path in mine]


def check_all(content: Content) -> list[Problem]:
    """Run every check on `content`."""
    return sorted({problem for check in CHECKS.values() for problem in check(content)})


def place_of(file: Path) -> str:
    """Where a file lies, or would lie, under a content root: ``cards/us/x.yaml``.

    A file that lies in no such folder is taken to be a card, in the folder it is in.
    """
    file = file.resolve()
    for folder in file.parents:
        place = file.relative_to(folder).as_posix()
        if (found := folder_of(place)) and place.count("/") <= found.count("/") + 2:
            return place
    return f"{CARDS}/{file.parent.name}/{file.name}"
