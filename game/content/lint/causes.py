"""L20: every cause a step names has words or is a figure, and all words are of such causes."""

import re
from collections.abc import Iterator

from game.content.content_files import Content
from game.content.lint.code import ANY, Spoken, said
from game.content.lint.known import names
from game.content.problem import Problem
from game.core.near_names import suggested

RULE = "L20"
_OWN_TITLES = ("lever", "stance", "card")
"""Kinds of cause that are called by what they name; each needs a sentence of its own."""
_KINDS = ("coupling", "chance", "order", "limit", "ruling", *_OWN_TITLES)


def check(content: Content) -> Iterator[Problem]:
    """Yield words for what no step names, causes without words, and rows that there are not."""
    words = tuple(word for word in said() if word.path.startswith("game/world/"))
    if not content.rows.get("causes"):
        return
    rows = names(content).rows
    for row in content.of("causes"):
        if not _is_said(row.value.key, words):
            why = f"no step names the cause {row.value.key}"
            yield row.problem(RULE, ("key",), why, "delete it, or mend the key")
        for field in ("behind", "draw"):
            for number, name in enumerate(getattr(row.value, field)):
                if name.replace("{bloc}", "us") not in rows:
                    why, way_out = f"there is no {name}", suggested(name, rows)
                    yield row.problem(RULE, (field, number), why, way_out)
    known = {cause.key for cause in content.values("causes")}
    for word in words:
        if _is_cause(word) and word.text not in known and not _is_row(word.text, rows):
            why = f"the cause {word.text} has no words"
            yield Problem(word.path, word.line, word.column, RULE, why, "add it to causes.yaml")


def _is_said(key: str, words: tuple[Spoken, ...]) -> bool:
    """Whether a step names a cause, in full or with a part worked out when it runs."""
    kind, _, name = key.partition(" ")
    if kind in _OWN_TITLES and not name:
        return True
    draw = name if kind == "chance" else None
    return any(
        re.fullmatch(word.text, draw or key) if word.pattern else word.text in (key, draw)
        for word in words
        if not re.fullmatch(rf"[a-z]+\\ {re.escape(ANY)}", word.text)
    )


def _is_cause(word: Spoken) -> bool:
    """Whether a text is a cause's key: a kind and a word, or a kind that stands alone."""
    kind, space, _ = word.text.partition(" ")
    if word.pattern or kind not in _KINDS or word.text[-1] in " .":
        return False
    return bool(space) or kind in ("limit", "ruling")


def _is_row(key: str, rows: tuple[str, ...]) -> bool:
    """Whether a cause is called by a variable, a lever or a dial, which have titles."""
    kind, _, name = key.partition(" ")
    place = {"lever": f"capacity.{name}", "stance": f"stance.{name}"}.get(kind, name)
    return kind in ("coupling", "lever", "stance") and place in rows
