"""What a report is made of, before it is a page: sections of words, lists, tables and charts.

No markup stands in here: what people wrote is text until a face escapes it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table: its caption, heads of columns, rows; the first cell of a row is its head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """Lines over quarters, each with its name; ``unit`` says of what."""

    caption: str
    unit: str
    quarters: tuple[str, ...]
    lines: tuple[tuple[str, tuple[float, ...]], ...]


Part = Prose | Points | Grid | Chart


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Document:
    """A whole report; ``about`` is the line under its title."""

    title: str
    about: str
    sections: tuple[Section, ...]
    language: str = "en"
