"""A report as one HTML file: nothing outside it is asked for, and it prints in black and white."""

from collections.abc import Iterator

from game.analysis.report.chart import svg
from game.analysis.report.escaping import shown
from game.analysis.report.parts import Chart, Document, Grid, Part, Points, Prose

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may do: show itself, and nothing else, whatever anybody wrote."""
STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #111; background: #fff; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.2rem; border-bottom: 1px solid #999; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 0.9rem; }
caption { text-align: left; font-style: italic; padding: 0.2rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.6rem 0.2rem 0;
  border-bottom: 1px solid #ccc; overflow-wrap: break-word; }
figure { margin: 1rem 0; } svg { width: 100%; height: auto; font: 12px sans-serif; }
nav ol { columns: 2; }
@media print { body { max-width: none; margin: 0; font-size: 11pt; } nav { display: none; }
  h2 { break-after: avoid; } tr, figure { break-inside: avoid; }
  thead { display: table-header-group; } }
"""


def html(document: Document) -> str:
    """Return the whole page."""
    sections = list(enumerate(document.sections, 1))
    links = "".join(f'<li><a href="#s{n}">{shown(one.title)}</a></li>' for n, one in sections)
    body = "\n".join(
        f'<section id="s{n}"><h2>{shown(one.title)}</h2>\n{_parts(one.parts)}\n</section>'
        for n, one in sections
    )
    return (
        f'<!doctype html>\n<html lang="{shown(document.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{shown(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{shown(document.title)}</h1><p>{shown(document.about)}</p></header>\n"
        f'<nav aria-label="Contents"><ol>{links}</ol></nav>\n<main>\n{body}\n</main>\n'
        "</body>\n</html>\n"
    )


def _parts(parts: tuple[Part, ...]) -> str:
    return "\n".join(line for part in parts for line in _part(part))


def _part(part: Part) -> Iterator[str]:
    match part:
        case Prose(text):
            yield f"<p>{shown(text)}</p>"
        case Points(items):
            yield "<ul>" + "".join(f"<li>{shown(item)}</li>" for item in items) + "</ul>"
        case Chart():
            yield f"<figure><figcaption>{shown(part.caption)}</figcaption>{svg(part)}</figure>"
        case Grid(caption, head, rows):
            heads = "".join(f'<th scope="col">{shown(cell)}</th>' for cell in head)
            yield f"<table><caption>{shown(caption)}</caption>"
            yield f"<thead><tr>{heads}</tr></thead><tbody>"
            for first, *rest in rows:
                cells = "".join(f"<td>{shown(cell)}</td>" for cell in rest)
                yield f'<tr><th scope="row">{shown(first)}</th>{cells}</tr>'
            yield "</tbody></table>"
