"""Whether the wall shows the codes by which others come in."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import Command, Roomwide, Sayer
from game.core.grammar import Typed, Unclear


class ShowCodes(Roomwide):
    """White cell: let the wall show the codes too, or no longer."""

    say: Literal["show_codes"] = "show_codes"
    shown: bool

    sayers: ClassVar[tuple[Sayer, ...]] = ("white",)
    verbs: ClassVar[Mapping[str, str]] = {
        "codes": "codes show, codes hide: whether the wall shows the codes"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read whether to show or hide them."""
        if tuple(line.words) not in (("show",), ("hide",)):
            raise Unclear(f"Say {cls.verbs['codes']}.")
        return cls(shown=line.words[0] == "show")
