"""A report as Markdown: the same words, and tables where the page has charts."""

from collections.abc import Iterator

from game.analysis.report.escaping import plain
from game.analysis.report.figures_told import measured
from game.analysis.report.parts import Chart, Document, Grid, Part, Points, Prose


def markdown(document: Document) -> str:
    """Return the whole text."""
    lines = [f"# {plain(document.title)}", "", plain(document.about), ""]
    for section in document.sections:
        lines += [f"## {plain(section.title)}", ""]
        for part in section.parts:
            lines += [*_part(part), ""]
    return "\n".join(lines)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Prose(text):
            yield plain(text)
        case Points(items):
            yield from (f"- {plain(item)}" for item in items)
        case Grid(caption, head, rows):
            yield from _table(caption, head, rows)
        case Chart(caption, unit, quarters, chart_lines):
            rows = tuple(
                (name, *(measured(value, unit) for value in line)) for name, line in chart_lines
            )
            yield from _table(caption, ("Figure", *quarters), rows)


def _table(caption: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield f"*{plain(caption)}*"
    yield ""
    yield f"| {' | '.join(map(plain, head))} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(plain, row))} |"
