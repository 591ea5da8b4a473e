"""Asking why a figure stood where it did; it is answered from the record and changes nothing."""

from typing import ClassVar, Literal

from game.core.command import Command, Sayer
from game.world.vocabulary import Name, QuarterWords


class LookBack(Command):
    """Ask why a figure stood where it did by the end of a quarter."""

    say: Literal["look_back"] = "look_back"
    variable: Name
    quarter: QuarterWords

    sayers: ClassVar[tuple[Sayer, ...]] = ("faction", "white", "watcher")
