"""Numbers in the rulebook's prose: it names them in braces, and readers are told what they are."""

import re
from collections.abc import Mapping

from game.world.vocabulary import Parameter

NAMED = re.compile(r"\{([^{}\s]+)\}")
_OF_A_HUNDRED = ("share", "probability")
_BARE = ("index", "balance")


def with_numbers(text: str, parameters: Mapping[str, Parameter]) -> str:
    """Return prose with the central value of each number that it names; lint refuses others."""

    def told(name: re.Match[str]) -> str:
        row = parameters.get(name[1])
        return name[0] if row is None else in_words(row.central, row.unit)

    return NAMED.sub(told, text)


def in_words(value: float, unit: str) -> str:
    """Return an amount as a sentence says it: ``4.75 months``, ``35% a quarter``, ``1 card``."""
    first, _, rest = unit.partition(" ")
    if first in _OF_A_HUNDRED:
        return f"{100 * value:g}% {rest}".rstrip()
    if first in _BARE:
        return f"{value:g} {rest}".rstrip()
    one = first.removesuffix("s") if value == 1 else first
    return f"{value:g} {one} {rest}".rstrip()
