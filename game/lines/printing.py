"""Pages as lines of at most 78 columns."""

import textwrap

from game.view.cells import Page, PageRow

WIDTH = 78
INDENT = "   "


def wrap(text: str, indent: str = "") -> list[str]:
    """Return a text as lines; the second and later ones are indented."""
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent) or [""]


def inset(text: str) -> list[str]:
    """Return a text as lines, all indented: the words under a heading."""
    return textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def fit(line: str) -> list[str]:
    """Return a line as lines that fit, all as far indented as it is; short ones stay untouched."""
    if len(line) <= WIDTH:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=indent + INDENT,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def lines_of(page: Page) -> list[str]:
    """Return a page read out, row by row."""
    return [line for row in page.rows for line in row_lines(row)]


def row_lines(row: PageRow) -> list[str]:
    """Return a row read out: its sentence, by its number if it has one, and what goes under it."""
    if not row.told:
        return []
    first, *more = row.told
    number = f"{row.number}. " if row.number else ""
    return [*wrap(f"{number}{first}", INDENT), *(line for words in more for line in inset(words))]
