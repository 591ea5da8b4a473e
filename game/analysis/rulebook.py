"""The rulebook's generated blocks: what stands between the marks is made from the rules.

A block begins with ``<!-- begin: levers -->`` or ``<!-- begin: example … -->`` and ends with
``<!-- end -->``; everything else in the rulebook is written by hand and left alone.
"""

import re

from game.analysis.calibration.coupling import printed
from game.analysis.examples import example
from game.analysis.tables import TABLES
from game.core.errors import ContentError
from game.core.near_names import did_you_mean
from game.core.rulebook import Rulebook

COUPLING = "coupling"
BLOCK = re.compile(r"(<!-- begin: ([^\n]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def blocks(text: str) -> list[str]:
    """Return the names of the generated blocks, in order."""
    return [found[2] for found in BLOCK.finditer(text)]


def written(text: str, rulebook: Rulebook) -> str:
    """Return the rulebook's text with every generated block made anew."""

    def fill(found: re.Match[str]) -> str:
        return "\n".join([found[1].rstrip("\n"), "", *block(found[2], rulebook), "", found[3]])

    return BLOCK.sub(fill, text)


def block(name: str, rulebook: Rulebook) -> list[str]:
    """Return the lines of one block; `ContentError` for a name that means nothing."""
    kind, _, words = name.partition(" ")
    if kind == "example":
        return example(words, rulebook)
    if name == COUPLING:
        return printed(rulebook)
    if name not in TABLES:
        raise ContentError(
            f"the rulebook has a block {name!r}, which nothing writes.{did_you_mean(name, TABLES)}"
        )
    return TABLES[name](rulebook)
