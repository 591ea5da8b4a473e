"""The rulebook's prose cut into its numbered paragraphs.

A paragraph begins ``**R4.2** …`` at the start of a line and goes on to the next number or
heading; a heading ``## R4 Model access`` is the paragraph of the whole step. What stands between
``<!-- begin: … -->`` and ``<!-- end -->`` is made from the rules, which say it themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

RULEBOOK_TEXT = "rules/rulebook.md"
_BEGINS = re.compile(r"^(?:\*\*([A-Z]\d+(?:\.\d+)?)\.?\*\*|(#+)\s*(?:([A-Z]\d+)\b[.:]?)?)\s*(.*)$")
_ITALICS = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")
_EMPHASIS = re.compile(rf"(\*\*|__|`)(.+?)\1|{_ITALICS.pattern}")


@dataclass(frozen=True)
class Paragraph:
    """One numbered paragraph: ``title`` is its heading, ``text`` its words without markup.

    ``terms`` are the words set in italics: where words are explained, those it explains.
    """

    id: str
    title: str
    text: str
    line: int = 1
    terms: tuple[str, ...] = ()


def cut(text: str) -> tuple[Paragraph, ...]:
    """Cut the rulebook's Markdown into paragraphs, in its order, repeats included."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Paragraph]:
    heading, number, begun, words = "", "", 0, [""]
    generated = False
    for place, line in enumerate([*text.splitlines(), "#"], start=1):
        if line.startswith("<!-- "):
            generated = line.startswith("<!-- begin: ")
            continue
        if generated:
            continue
        found = _BEGINS.match(line)
        if found is None:
            words.append(line.strip())
            continue
        if number:
            terms = tuple(_ITALICS.findall(" ".join(words)))
            yield Paragraph(number, heading, _flow(words), begun, terms)
        if found[2]:
            number, heading, words = found[3] or "", plain(found[4]), [""]
        else:
            number, words = found[1], [found[4]]
        begun = place


def _flow(lines: list[str]) -> str:
    """Lines joined into paragraphs; lines of lists and tables are kept as lines."""
    flowed = ""
    for line in lines:
        if not line:
            flowed = flowed.rstrip() + "\n\n" if flowed else ""
        elif line.startswith(("-", "|", "*", ">")) and flowed:
            flowed = flowed.rstrip(" ") + ("" if flowed.endswith("\n") else "\n") + line
        else:
            flowed += ("" if not flowed or flowed.endswith("\n") else " ") + line
    return plain(flowed).strip()


def plain(text: str) -> str:
    """Markdown's emphasis and code marks taken off."""
    return _EMPHASIS.sub(lambda found: found[2] or found[3], text)
