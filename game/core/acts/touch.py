"""Showing the others of one's faction which order one is at."""

from typing import Literal

from pydantic import Field

from game.core.command import Roomwide


class Touch(Roomwide):
    """Show the others of the faction which order one is at (nothing is kept of it)."""

    say: Literal["touch"] = "touch"
    key: str = Field(default="", max_length=80)
