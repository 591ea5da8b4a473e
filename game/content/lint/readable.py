"""L01: every file is YAML that passes the pre-scan."""

from collections.abc import Iterator

from game.content.content_files import Content
from game.content.prescan import RULE
from game.content.problem import Problem


def check(content: Content) -> Iterator[Problem]:
    """Yield what kept a file from being read."""
    yield from (found for found in content.problems if found.rule == RULE)
