"""Reads the rulebook aloud: what the rules say about a word, as plain lines without markup."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any

from game.content.lens_page import lens_page
from game.content.load import load_rulebook, load_text
from game.content.paragraphs import Paragraph, cut
from game.content.quoted import with_numbers
from game.content.row_text import (
    tell_card,
    tell_lever,
    tell_parameter,
    tell_pledge,
    tell_source,
    tell_stance,
    tell_variable,
)
from game.content.spelling import mended
from game.core.errors import ContentError, UsageError
from game.core.near_names import nearest
from game.core.rulebook import Rulebook

MOST_HITS = 40
GLOSSARY = "G14"
"""The chapter that explains words."""
WIDTH = 78
TITLE = 60
MISSPELT_TITLE = 0.85
"""How alike words must be to a title to be taken for it, where 1 is the same."""


@dataclass(frozen=True)
class RulebookEntry:
    """One thing the rules tell of: ``kind`` (``lever``, ``paragraph`` …), name, title, lines."""

    kind: str
    name: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What came of looking a word up: one entry, several, or none and words that are near."""

    word: str
    entries: tuple[RulebookEntry, ...]
    near: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The answer as plain lines: the entry, a list of several, or a suggestion."""
        if self.entries and len({entry.name for entry in self.entries}) == 1:
            return [line for entry in self.entries for line in (*_heading(entry), *entry.lines, "")]
        if self.entries:
            hits = [f"  {e.name} · {e.title} ({e.kind})" for e in self.entries[:MOST_HITS]]
            more = len(self.entries) - MOST_HITS
            rest = [f"  and {more} more; add a word"] if more > 0 else []
            return [f"{len(self.entries)} entries have {self.word!r}:", *hits, *rest]
        hint = f"did you mean {' or '.join(self.near)}?" if self.near else "try another word"
        return [f"The rules say nothing about {self.word!r}; {hint}{'' if self.near else '.'}"]


def _heading(entry: RulebookEntry) -> tuple[str, str]:
    return f"{entry.name} · {entry.title} ({entry.kind})", ""


def find(word: str, rulebook: Rulebook, text: str) -> Found:
    """Look `word` up: by number, name or kind and name first, then by its words anywhere.

    All words must stand in the entry. `text` is the rulebook's prose.
    """
    listed = entries(rulebook, text)
    asked = word.strip().lower()
    named = [e for e in listed if asked in (e.name.lower(), f"{e.kind} {e.name}".lower())]
    if exact := named or [e for e in listed if asked == e.title.lower()]:
        return Found(word, tuple(exact))
    parts = asked.split()
    hits = [e for e in listed if all(part in _whole(e) for part in parts)]
    hits.sort(key=lambda e: not all(part in f"{e.name} {e.title}".lower() for part in parts))
    return Found(word, tuple(hits), () if hits else _near(word, listed, rulebook, text))


def _near(
    word: str, listed: Sequence[RulebookEntry], rulebook: Rulebook, text: str
) -> tuple[str, ...]:
    """Return what may have been meant: the words spelt right, if anything has them, or a name."""
    known = Counter(part for e in listed for part in re.findall(r"[a-z][a-z'-]+", _whole(e)))
    titles = {e.title.lower(): e.title for e in listed if e.kind != "parameter"}
    if titled := get_close_matches(word.strip().lower(), titles, 1, MISSPELT_TITLE):
        return (titles[titled[0]],)
    right = None if re.search(r"[./_]", word) else mended(word, known)
    if right is not None and right != word.strip().lower() and find(right, rulebook, text).entries:
        return (right,)
    name = nearest(word, (e.name for e in listed))
    return (name,) if name else ()


def look_up(word: str, rulebook: Rulebook, root: Path | None = None) -> list[str]:
    """Return what the rules say about `word`, as plain lines of at most `WIDTH` characters.

    With no word: what there is to read. `UsageError` when they say nothing about it.
    """
    text = _text(root)
    if not word.strip():
        return [part for line in contents(rulebook, text) for part in _wrapped(line)]
    found = find(word, rulebook, text)
    if not found.entries:
        raise UsageError(" ".join(found.lines()))
    return [part for line in found.lines() for part in _wrapped(line)]


def contents(rulebook: Rulebook, text: str) -> list[str]:
    """Return the rulebook's table of contents as plain lines."""
    listed = entries(rulebook, text)
    numbers = [f"  {e.name} · {e.title}" for e in listed if e.kind == "paragraph"]
    counts = Counter(e.kind for e in listed if e.kind != "paragraph")
    return [
        "Ask for a number, a name or any words. Paragraphs of the rulebook:",
        *numbers,
        "And by name:",
        *(f"  {count} {kind} entries" for kind, count in counts.items()),
    ]


def _wrapped(line: str) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    more = f"{indent}  " if indent or line.startswith("- ") else ""
    return wrap(line, WIDTH, subsequent_indent=more, break_on_hyphens=False) or [""]


def paragraphs(root: Path | None = None) -> list[Paragraph]:
    """Return everything there is to read, in the rulebook's order, for a list to browse."""
    return [
        Paragraph(entry.name, entry.title, "\n".join(entry.lines))
        for entry in entries(load_rulebook(root), _text(root))
    ]


def entries(rulebook: Rulebook, text: str) -> tuple[RulebookEntry, ...]:
    """Everything the rules tell players: paragraphs with their parameters, rows, cards, words.

    Injects are the white cell's surprises and are left out.
    """
    text = with_numbers(text, {row.name: row for row in rulebook.parameters})
    return (*_paragraphs(rulebook, text), *_rows(rulebook), *_words(text))


def _paragraphs(rulebook: Rulebook, text: str) -> Iterator[RulebookEntry]:
    for paragraph in cut(text):
        lines = paragraph.text.splitlines()
        for parameter in rulebook.parameters:
            if parameter.rule == paragraph.id:
                lines += ["", f"{parameter.name}: {parameter.text}", *tell_parameter(parameter)[1:]]
        yield RulebookEntry("paragraph", paragraph.id, _title(paragraph), tuple(lines))


def _title(paragraph: Paragraph) -> str:
    """The first sentence of a paragraph, shortened, or its heading."""
    first = " ".join(paragraph.text.split("\n")[0].split(". ")[0].split())
    return shorten(first, TITLE, placeholder=" …").rstrip(".") or paragraph.title


def _rows(rulebook: Rulebook) -> Iterator[RulebookEntry]:
    lists: Sequence[tuple[str, Sequence[Any], Callable[[Any], list[str]], str, str]] = (
        ("lever", rulebook.levers, tell_lever, "name", "title"),
        ("stance", rulebook.stances, tell_stance, "name", "title"),
        ("pledge", rulebook.pledges, tell_pledge, "name", "title"),
        ("card", rulebook.cards, tell_card, "id", "title"),
        ("world event", rulebook.events, tell_card, "id", "title"),
        ("variable", rulebook.variables, tell_variable, "name", "title"),
        ("lens", rulebook.lenses, lambda lens: lens_page(lens, rulebook), "id", "title"),
        ("parameter", rulebook.parameters, tell_parameter, "name", "text"),
        ("source", rulebook.sources, tell_source, "key", "text"),
    )
    for kind, values, tell, name, title in lists:
        for value in values:
            yield RulebookEntry(
                kind, getattr(value, name), getattr(value, title), tuple(tell(value))
            )


def _words(text: str) -> Iterator[RulebookEntry]:
    """Each word that the glossary explains, with the paragraph that does."""
    for paragraph in cut(text):
        if paragraph.id.startswith(f"{GLOSSARY}."):
            for term in paragraph.terms:
                yield RulebookEntry(
                    "word", term.lower(), paragraph.id, tuple(paragraph.text.splitlines())
                )


def _whole(entry: RulebookEntry) -> str:
    return "\n".join((entry.name, entry.title, *entry.lines)).lower()


def _text(root: Path | None) -> str:
    try:
        return load_text(root)
    except ContentError:
        return ""  # the rows can still be read without the prose
