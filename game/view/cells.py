"""What a page is made of: rows of typed cells, and what there is to say about each row.

A page says what is to be read and what it means, never how it looks: a face prints it as lines,
paints it, or sends it on as it is. So there are no functions in it, and all of it can be written
down. Text in it may come from players: a face shows it as it stands.
"""

from dataclasses import dataclass
from typing import Literal

from game.core.clean import clean
from game.core.waterfall import ReadOn

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
MarkSign = Literal[
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
    "crisis",
    "deal",
    "inject",
    "ruling",
    "incident",
    "notice",
]


@dataclass(frozen=True)
class Phrase:
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

    sign: MarkSign
    tone: Tone = "muted"


@dataclass(frozen=True)
class Amount:
    """A value in its unit; an estimate has the ends of its range too."""

    value: float
    unit: str
    decimals: int
    ends: tuple[float, float] | None = None
    tone: Tone = "title"


@dataclass(frozen=True)
class Shift:
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
class Level:
    """At which of its levels something stands, and at which it is ordered to stand."""

    level: int
    ordered: int
    levels: int


@dataclass(frozen=True)
class Stretch:
    """From where to where something went, on a scale from ``low`` to ``high``."""

    start: float
    end: float
    low: float
    high: float


PageCell = Phrase | Side | Mark | Amount | Shift | Trend | Bar | Points | Level | Stretch
PageLine = tuple[PageCell, ...]


@dataclass(frozen=True)
class PageRow:
    """``cells`` are the row in columns, ``told`` the same read out, ``about`` what it is.

    ``brief`` stands for ``about`` where that has no room. ``told`` has a sentence for the row,
    then what goes under it; ``number`` is what it may be called by, if it is not 0. ``links``
    are the figures whose receipts lie behind it. ``verbs`` are what may be done about it now, as
    it is typed, with what is still to be said in capitals. A heading and a note can't be chosen.
    """

    id: str
    cells: PageLine
    about: tuple[PageLine, ...] = ()
    brief: tuple[PageLine, ...] = ()
    told: tuple[str, ...] = ()
    number: int = 0
    links: tuple[ReadOn, ...] = ()
    verbs: tuple[str, ...] = ()
    kind: Literal["choice", "heading", "note"] = "choice"


@dataclass(frozen=True)
class Page:
    """What there is to read of one thing, row by row."""

    name: str
    rows: tuple[PageRow, ...]


def heading(words: str) -> PageRow:
    """A title between rows."""
    return PageRow(f"heading {words}", (Phrase(words, "heading"),), kind="heading")


def note(words: str, told: str | None = None) -> PageRow:
    """A row that only says something, such as why a page is empty; ``told`` another way or not."""
    said = words if told is None else told
    cells = (Phrase(words, "muted"),)
    return PageRow(f"note {words}", cells, told=(said,) if said else (), kind="note")


def words(text: str, tone: Tone = "words") -> PageLine:
    """A line of nothing but words."""
    return (Phrase(text, tone),)


def one_line(text: str) -> str:
    """Words on one line, so that none that somebody wrote feigns another."""
    return " ".join(clean(text).split())
