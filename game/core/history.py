"""History to hold the rules against: a past start, what was done, and what was measured."""

from typing import Annotated, Literal

from pydantic import Field

from game.core.rulebook import Scenario
from game.world.vocabulary import Line, Name, QuarterWords, Words


class Published(Words):
    """What was published of one figure, for every quarter from ``first`` to ``last``.

    Values are in the variable's own unit; ``note`` says how they were brought to it.
    """

    first: QuarterWords
    last: QuarterWords
    low: float
    central: float
    high: float
    kind: Literal["fact", "estimate", "claim", "judgement"]
    source: Line
    note: Line | None = None


class Series(Words):
    """The published estimates of one variable. Not every quarter needs one."""

    variable: Name
    published: list[Published] = Field(min_length=1)


class Hindcast(Scenario):
    """A scenario of past quarters with the doctrine that tells what was done in them.

    No world events are drawn in it: what happened comes as injects. It is no match to be
    played, so it is not among a rulebook's scenarios.
    """

    doctrine: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    held_out: QuarterWords | None = Field(
        default=None, description="from this quarter on nothing was fitted: there it is judged"
    )
    observed: list[Series] = Field(min_length=1)


__all__ = ["Hindcast", "Published", "Series"]
