"""One thing wrong with a content file: where it stands, which lint rule, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.errors import ContentError
from game.core.near_names import suggested

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


def choice(name: str, known: Iterable[str]) -> str:
    """Return what is most like `name`, or the first few there are to choose from."""
    names = list(known)
    if len(names) == 1:
        return f"write {names[0]}"
    listed = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return suggested(name, names) or (f"write one of {listed}" if names else "")
