"""L03: what a file calls itself is where it lies, so that a name leads to its file."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from game.content.content_files import Content, ContentRow
from game.content.kinds import CARDS
from game.content.problem import Problem

RULE = "L03"


def check(content: Content) -> Iterator[Problem]:
    """Yield files whose id and path differ."""
    for row in content.of("card", "world-event", "inject"):
        yield from _card(row)
    for row in content.of("scenario", "doctrine", "hindcast", "crisis"):
        stem = PurePosixPath(row.file.path).stem
        if row.value.id != stem:
            why = f"the id is {row.value.id}, the file {stem}.yaml"
            yield row.problem(RULE, ("id",), why, f"write id: {stem}")
    for row in content.of("lens"):
        stem = PurePosixPath(row.file.path).stem
        if not stem.startswith(f"{row.value.id.lower()}-"):
            why = f"lens {row.value.id} lies in {stem}.yaml"
            yield row.problem(RULE, ("id",), why, f"name the file {row.value.id.lower()}-….yaml")


def _card(row: ContentRow) -> Iterator[Problem]:
    place = PurePosixPath(row.file.path).relative_to(CARDS).with_suffix("").as_posix()
    if row.value.id != place:
        yield row.problem(
            RULE, ("id",), f"the id is {row.value.id}, the file {place}.yaml", f"write id: {place}"
        )
    folder = place.split("/")[0]
    if folder != row.value.deck:
        why = f"the deck is {row.value.deck}, the folder {folder}"
        yield row.problem(RULE, ("deck",), why, "make them the same")
