"""L10: a source that is cited by its key is in the list of sources."""

import re
from collections.abc import Iterator

from game.content.content_files import Content, ContentRow
from game.content.prescan import Way
from game.content.problem import Problem
from game.core.near_names import suggested

RULE = "L10"


def check(content: Content) -> Iterator[Problem]:
    """Yield keys that are cited and not listed."""
    known = {source.key for source in content.values("sources")}
    letters = "|".join(
        sorted({key.rstrip("abcdefghijklmnopqrstuvwxyz0123456789") for key in known})
    )
    if not letters:
        return
    key = re.compile(rf"\b(?:{letters})\d+[a-z]?\b")
    for rows in content.rows.values():
        for row in rows:
            for steps, text in cited(row):
                for found in key.findall(text):
                    if found not in known:
                        why = f"there is no source {found}"
                        yield row.problem(RULE, steps, why, suggested(found, sorted(known)))


def cited(row: ContentRow) -> Iterator[tuple[Way, str]]:
    """The texts of a row that may cite a source."""
    for field in ("source", "dissent", "text" if row.kind.schema == "sources" else "source"):
        text = getattr(row.value, field, None)
        if isinstance(text, str) and (field != "source" or row.kind.schema != "sources"):
            yield (field,), text
    for number, text in enumerate(getattr(row.value, "sources", ())):
        yield ("sources", number), text
    for number, start in enumerate(getattr(row.value, "starts", ())):
        yield ("starts", number, "source"), start.source
    for place, series in enumerate(getattr(row.value, "observed", ())):
        for number, seen in enumerate(series.published):
            yield ("observed", place, "published", number, "source"), seen.source
    for faction, plan in getattr(row.value, "plans", {}).items():
        for part in ("spend", "dials", "cards", "offers"):
            for number, line in enumerate(getattr(plan, part)):
                if line.source is not None:
                    yield ("plans", faction, part, number, "source"), line.source
