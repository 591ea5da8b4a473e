"""Reads the rulebook aloud: what the rules say about a word, as plain lines without markup."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from game.content.load import load_rulebook, load_text
from game.content.paragraphs import Paragraph, cut
from game.content.told import (
    tell_card,
    tell_lens,
    tell_lever,
    tell_parameter,
    tell_pledge,
    tell_source,
    tell_stance,
    tell_variable,
)
from game.core.errors import ContentError
from game.core.rulebook import Rulebook

MOST_HITS = 40


@dataclass(frozen=True)
class Entry:
    """One thing the rules tell of: ``kind`` (``lever``, ``paragraph`` …), name, title, lines."""

    kind: str
    name: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What came of looking a word up: one entry, several, or none and words that are near."""

    word: str
    entries: tuple[Entry, ...]
    near: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """The answer as plain lines: the entry, a list of several, or a suggestion."""
        if len(self.entries) == 1:
            entry = self.entries[0]
            return [f"{entry.name} · {entry.title} ({entry.kind})", "", *entry.lines]
        if self.entries:
            hits = [f"  {e.name} · {e.title} ({e.kind})" for e in self.entries[:MOST_HITS]]
            more = len(self.entries) - MOST_HITS
            rest = [f"  and {more} more; add a word"] if more > 0 else []
            return [f"{len(self.entries)} entries have {self.word!r}:", *hits, *rest]
        hint = f"did you mean {' or '.join(self.near)}?" if self.near else "try another word"
        return [f"The rules say nothing about {self.word!r}; {hint}"]


def find(word: str, rulebook: Rulebook, text: str) -> Found:
    """Look `word` up: by number or name first, then by all its words anywhere in an entry.

    `text` is the rulebook's prose.
    """
    listed = entries(rulebook, text)
    asked = word.strip().lower()
    if not asked:
        return Found(word, tuple(e for e in listed if e.kind == "paragraph"))
    exact = [e for e in listed if asked in (e.name.lower(), e.title.lower())]
    if exact:
        return Found(word, tuple(exact[:1] if exact[0].name.lower() == asked else exact))
    parts = asked.split()
    hits = [e for e in listed if all(part in f"{e.name} {e.title}".lower() for part in parts)]
    if not hits:
        hits = [e for e in listed if all(part in _whole(e) for part in parts)]
    names = [e.name for e in listed]
    near = () if hits else tuple(get_close_matches(word.strip(), names, 3, 0.5))
    return Found(word, tuple(hits), near)


def look_up(word: str, rulebook: Rulebook, root: Path | None = None) -> list[str]:
    """Return what the rules say about `word`, as plain lines."""
    return find(word, rulebook, _text(root)).lines()


def paragraphs(root: Path | None = None) -> list[Paragraph]:
    """Return everything there is to read, in the rulebook's order, for a list to browse."""
    return [
        Paragraph(entry.name, entry.title, "\n".join(entry.lines))
        for entry in entries(load_rulebook(root), _text(root))
    ]


def entries(rulebook: Rulebook, text: str) -> tuple[Entry, ...]:
    """Everything the rules tell of: paragraphs with their parameters, then rows and cards."""
    return (*_paragraphs(rulebook, text), *_rows(rulebook))


def _paragraphs(rulebook: Rulebook, text: str) -> Iterator[Entry]:
    for paragraph in cut(text):
        lines = [paragraph.text]
        for parameter in rulebook.parameters:
            if parameter.rule == paragraph.id:
                lines += ["", f"{parameter.name}: {parameter.text}", *tell_parameter(parameter)[1:]]
        words = paragraph.text.split(".")[0]
        title = paragraph.title or (words if len(words) <= 60 else f"{words[:57]}…")
        yield Entry("paragraph", paragraph.id, title, tuple(lines))


def _rows(rulebook: Rulebook) -> Iterator[Entry]:
    lists: Sequence[tuple[str, Sequence[Any], Callable[[Any], list[str]], str, str]] = (
        ("lever", rulebook.levers, tell_lever, "name", "title"),
        ("stance", rulebook.stances, tell_stance, "name", "title"),
        ("pledge", rulebook.pledges, tell_pledge, "name", "title"),
        ("card", rulebook.cards, tell_card, "id", "title"),
        ("world event", rulebook.events, tell_card, "id", "title"),
        ("variable", rulebook.variables, tell_variable, "name", "title"),
        ("lens", rulebook.lenses, tell_lens, "id", "title"),
        ("parameter", rulebook.parameters, tell_parameter, "name", "text"),
        ("source", rulebook.sources, tell_source, "key", "text"),
    )
    for kind, values, tell, name, title in lists:
        for value in values:
            yield Entry(kind, getattr(value, name), getattr(value, title), tuple(tell(value)))


def _whole(entry: Entry) -> str:
    return "\n".join((entry.name, entry.title, *entry.lines)).lower()


def _text(root: Path | None) -> str:
    try:
        return load_text(root)
    except ContentError:
        return ""  # the rows can still be read without the prose


__all__ = ["Entry", "Found", "entries", "find", "look_up", "paragraphs"]
