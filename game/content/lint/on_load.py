"""The checks that every load of the rules makes: names name something, and only one thing."""

from collections.abc import Callable, Iterator

from game.content.content_files import Content
from game.content.lint import conditions, effects, lenses, references, unique
from game.content.problem import Problem

LintCheck = Callable[[Content], Iterator[Problem]]
NAME_CHECKS: tuple[LintCheck, ...] = (
    unique.check,
    references.check,
    effects.check,
    conditions.check,
    lenses.check,
)
