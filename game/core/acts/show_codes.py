"""Whether the wall shows the codes by which others come in."""

from typing import ClassVar, Literal

from game.core.command import Roomwide, Sayer


class ShowCodes(Roomwide):
    """White cell: let the wall show the codes too, or no longer."""

    say: Literal["show_codes"] = "show_codes"
    shown: bool

    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
