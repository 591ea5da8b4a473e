"""What a page is made of: rows of typed cells, and what there is to say about each row.

A page says what is to be read and what it means, never how it looks: a face prints it as lines,
paints it, or sends it on as it is. So there are no functions in it, and all of it can be written
down. Text in it may come from players: a face shows it as it stands.
"""

from dataclasses import dataclass
from typing import Literal

from game.core.clean import clean
from game.core.waterfall import Link

Tone = Literal[
    "words",
    "title",
    "heading",
    "muted",
    "faint",
    "key",
    "good",
    "bad",
    "alarm",
    "us",
    "allies",
    "china",
    "labs",
    "observer",
    "projector",
    "white",
]
"""What a piece means, which a face may show by an ink; no tone says what words do not say too."""
Sign = Literal[
    "done",
    "waiting",
    "met",
    "unmet",
    "here",
    "nothing",
    "bullet",
    "to",
    "event",
    "card",
    "deal",
    "inject",
    "ruling",
    "incident",
    "notice",
]


@dataclass(frozen=True)
class Words:
    """A piece of text; ``short`` is enough where there is little room."""

    text: str
    tone: Tone = "words"
    short: str = ""


@dataclass(frozen=True)
class Side:
    """A role of the table, by its letters if ``brief``, else by its name."""

    role: str
    brief: bool = False


@dataclass(frozen=True)
class Mark:
    """A sign of its own: whether somebody is done, an aim is met, what kind of news it is."""

    sign: Sign
    tone: Tone = "muted"


@dataclass(frozen=True)
class Number:
    """A value in its unit; an estimate has the ends of its range too."""

    value: float
    unit: str
    decimals: int
    ends: tuple[float, float] | None = None
    tone: Tone = "title"


@dataclass(frozen=True)
class Change:
    """By how much a value moved; nothing where it is not known. ``plain`` ones are parts of one."""

    amount: float | None
    unit: str
    decimals: int
    plain: bool = False


@dataclass(frozen=True)
class Trend:
    """A value quarter by quarter, oldest first."""

    values: tuple[float, ...]


@dataclass(frozen=True)
class Bar:
    """A part of a whole, 0 to 1; ``after`` is where it will stand by what is ordered."""

    share: float
    tone: Tone = "good"
    after: float | None = None


@dataclass(frozen=True)
class Points:
    """Points spent of those that may be."""

    spent: int
    cap: int


@dataclass(frozen=True)
class Dial:
    """At which of its levels something stands, and at which it is ordered to stand."""

    level: int
    ordered: int
    levels: int


@dataclass(frozen=True)
class Span:
    """From where to where something went, on a scale from ``low`` to ``high``."""

    start: float
    end: float
    low: float
    high: float


Cell = Words | Side | Mark | Number | Change | Trend | Bar | Points | Dial | Span
Line = tuple[Cell, ...]


@dataclass(frozen=True)
class Row:
    """``cells`` are the row in columns, ``told`` the same read out, ``about`` what it is.

    ``brief`` stands for ``about`` where that has no room. ``told`` has a sentence for the row,
    then what goes under it; ``number`` is what it may be called by, if it is not 0. ``links``
    are the figures whose receipts lie behind it. A heading and a note can't be chosen.
    """

    id: str
    cells: Line
    about: tuple[Line, ...] = ()
    brief: tuple[Line, ...] = ()
    told: tuple[str, ...] = ()
    number: int = 0
    links: tuple[Link, ...] = ()
    kind: Literal["choice", "heading", "note"] = "choice"


@dataclass(frozen=True)
class Page:
    """What there is to read of one thing, row by row."""

    name: str
    rows: tuple[Row, ...]


def heading(words: str) -> Row:
    """A title between rows."""
    return Row(f"heading {words}", (Words(words, "heading"),), kind="heading")


def note(words: str, told: str | None = None) -> Row:
    """A row that only says something, such as why a page is empty; ``told`` another way or not."""
    said = words if told is None else told
    cells = (Words(words, "muted"),)
    return Row(f"note {words}", cells, told=(said,) if said else (), kind="note")


def words(text: str, tone: Tone = "words") -> Line:
    """A line of nothing but words."""
    return (Words(text, tone),)


def one_line(text: str) -> str:
    """Words on one line, so that none that somebody wrote feigns another."""
    return " ".join(clean(text).split())
