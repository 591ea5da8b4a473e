"""News: what happened in the world, and what was told of the table."""

from collections.abc import Iterable

from game.core.observation import NewsItem, Observation
from game.view.cells import Mark, Page, PageRow, Phrase, heading, note, one_line
from game.view.titles import quarter_title

AT_THE_TABLE = heading("At the table: the clock, who was late, who plays")


def news(seen: Observation) -> Page:
    """All news a seat knows, oldest first."""
    rows = tuple(news_row(item, place) for place, item in enumerate(seen.news))
    return Page("news", rows or (note("No news yet."),))


def news_row(item: NewsItem, place: int = 0) -> PageRow:
    """One item."""
    title, text = one_line(item.title), one_line(item.text)
    mark = Mark(item.kind)
    return PageRow(
        f"news {place}",
        (
            Phrase(quarter_title(item.quarter), "muted"),
            mark,
            Phrase(title, "title"),
            Phrase(text, "muted"),
        ),
        about=((mark, Phrase(f" {title}", "title")), (Mark("nothing"), Phrase(text))),
        brief=((Phrase(text),),),
        told=(f"{item.quarter} {item.title}: {item.text}",),
    )


def newest_first(seen: Observation) -> Page:
    """What happened in the world, newest first, then what was told of the table."""
    page = news(seen)
    pairs = list(zip(seen.news, page.rows, strict=False))[::-1]
    world = tuple(row for item, row in pairs if item.kind != "notice")
    table = tuple(row for item, row in pairs if item.kind == "notice")
    head = (AT_THE_TABLE,) if table else ()
    return Page("news", (*world, *head, *table) or page.rows)


def of_the_world(seen: Observation) -> tuple[NewsItem, ...]:
    """What happened in the world, newest first: what was told of the table is left out."""
    return tuple(item for item in reversed(seen.news) if item.kind != "notice")


def of_the_table(seen: Observation) -> tuple[NewsItem, ...]:
    """What was told of the table, newest first: the clock, who had not sealed, who plays."""
    return tuple(item for item in reversed(seen.news) if item.kind == "notice")


def told_since(items: Iterable[NewsItem]) -> tuple[str, ...]:
    """News as it is told when it comes."""
    return tuple(f"News: {item.title}. {item.text}" for item in items)
