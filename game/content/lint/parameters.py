"""L15: every parameter is read by the game, and every one the game reads is there."""

import re
from collections.abc import Iterator

from game.content.content_files import Content
from game.content.lint.code import ANY, Spoken, said
from game.content.lint.known import names
from game.content.problem import Problem
from game.core.near_names import suggested

RULE = "L15"
NUMBERED = re.compile(r"_\d+$")


def check(content: Content) -> Iterator[Problem]:
    """Yield parameters that nothing reads, and reads of parameters that do not exist."""
    words = said()
    plain = {word.text for word in words if not word.pattern}
    patterns = [re.compile(word.text) for word in words if word.pattern and "\\." in word.text]
    for row in content.of("parameters"):
        name = row.value.name
        stem = NUMBERED.sub("", name)
        if not (
            plain & {name, stem} or any(p.fullmatch(name) or p.fullmatch(stem) for p in patterns)
        ):
            why = f"nothing in the game reads {name}"
            yield row.problem(RULE, ("name",), why, "delete it, or put it to use")
    if content.rows.get("parameters"):
        yield from _missing(words, tuple(names(content).parameters))


def _missing(words: tuple[Spoken, ...], known: tuple[str, ...]) -> Iterator[Problem]:
    for word in words:
        if word.parameter and not _found(word, known):
            way_out = suggested(word.text, known) if not word.pattern else ""
            name = word.text.replace(ANY, "…").replace("\\", "")
            why = f"the game reads the parameter {name}, which no file has"
            yield Problem(word.path, word.line, word.column, RULE, why, way_out)


def _found(word: Spoken, known: tuple[str, ...]) -> bool:
    if word.pattern:
        return any(re.fullmatch(word.text, name) for name in known)
    return word.text in known
