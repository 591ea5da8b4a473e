"""Did you mean …? One way to suggest the nearest name, and one to find a thing by its words."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return `` Did you mean X?`` with a leading space, or nothing when no name is near."""
    near = get_close_matches(word, list(names), 1, 0.5)
    return f" Did you mean {near[0]}?" if near else ""


def called(words: str, titles: Mapping[str, str]) -> str | None:
    """Return the name a player means: a name, a title, or words of both in any order.

    `titles` holds a title a name. Where several fit, the shortest name is meant (``US adoption``
    is ``adoption.us``, not one of its sectors).
    """
    asked = words.strip().lower()
    if asked in titles:
        return asked
    for name, title in titles.items():
        if asked == title.lower():
            return name
    parts = _parts(asked)
    fits = [n for n, title in titles.items() if parts and parts <= _parts(f"{n} {title}")]
    return min(fits, key=lambda name: (len(_parts(name)), len(name)), default=None)


def _parts(words: str) -> set[str]:
    for mark in "._:-'":
        words = words.replace(mark, " ")
    return set(words.lower().split())
