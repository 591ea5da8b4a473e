"""The words of the rules that say what the steps mean: causes, fronts and phases, as typed data.

They are read from ``rules/base`` and copied into every save; what they name, the steps decide.
"""

from typing import Annotated

from pydantic import Field

from game.core.phase import Phase
from game.world.vocabulary import FrontId, Line, Name, Words

WORDINGS = ("causes", "fronts", "phases")
"""The lists of a rulebook that hold words alone and decide nothing."""
CauseKey = Annotated[str, Field(pattern=r"^[a-z]+( [A-Za-z][A-Za-z0-9_./, -]*)?$", max_length=60)]
"""A kind of cause and a word: ``coupling wear``, ``chance us/mood``; or a kind alone."""
RowOfBloc = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.([a-z][a-z0-9_]*|\{bloc\}))*$")]
"""The name of a variable, in which ``{bloc}`` stands for the bloc of the figure that moved."""


class CauseWords(Words):
    """What a cause of receipts is called and what it means in a sentence.

    ``title`` is left out where what the cause names has one of its own. ``behind`` are the
    variables that lie behind it; a cause named like a variable has that one behind it. ``draw``
    are the rows one must know exactly to be told what a draw did (G9.5): whoever is told can work
    out the rest of what it was multiplied with.
    """

    key: CauseKey
    title: Line | None = None
    text: Line
    behind: list[RowOfBloc] = []
    draw: list[Name] = []


class FrontPart(Words):
    """A part of a front: a sector, a region, a part of resilience; ``mark`` is its short name."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    title: Line
    mark: Annotated[str, Field(max_length=3)] = ""


class FrontWords(Words):
    """One of the four fronts: its figures in the order they are read out, and its parts.

    ``headline`` are the figures its panel is about. A part's figures are called by ``parts_of``,
    where ``{part}`` is the part and ``{bloc}`` a side.
    """

    id: FrontId
    title: Line
    headline: list[Name]
    rows: list[Name]
    parts_of: Annotated[str, Field(pattern=r"^[a-z_.]*\{[a-z]+\}[a-z_.]*\{[a-z]+\}$")] | None = None
    parts: list[FrontPart] = []


class PhaseWords(Words):
    """What a seat is told to do in a phase; ``at_end`` when no quarter follows."""

    id: Phase
    prompt: Line
    at_end: Line | None = None
