"""L02: every file fits the model of its kind."""

from collections.abc import Iterator

from game.content.content_files import MODELS, Content
from game.content.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield what does not fit."""
    yield from (found for found in content.problems if found.rule == MODELS)
