"""One thing wrong with a content file: where it stands, which lint rule, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from game.core.errors import ContentError

MOST_NAMED = 10


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at ``path:line:column`` (from 1), by lint rule ``L12``, and a way out."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    suggestion: str = ""

    def sentence(self) -> str:
        """The problem as one line: place, what is wrong, what to do."""
        way_out = f"; {self.suggestion}" if self.suggestion else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{way_out}"


class BrokenContent(ContentError):
    """A `ContentError` that still knows its problem as data."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ``did you mean …?`` for the known name most like `name`, or nothing."""
    near = get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]}?" if near else ""


def choice(name: str, known: Iterable[str]) -> str:
    """Return what is most like `name`, or the first few there are to choose from."""
    names = list(known)
    if len(names) == 1:
        return f"write {names[0]}"
    listed = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return nearest(name, names) or (f"write one of {listed}" if names else "")
